"""From templates, exhibits and analysis to numbered books in one language; nothing is rendered or written here."""
