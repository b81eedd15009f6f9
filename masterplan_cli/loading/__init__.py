"""From the user's files to a validated value with the place of every part; nothing here knows the profile's model."""
