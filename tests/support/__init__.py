"""Building blocks that several tests share."""
