"""Source texts, places in them, and addresses of values; nothing here knows YAML or the profile."""
