"""The book as data: typed blocks, tables and charts. Nothing here knows profiles, templates or formats."""
