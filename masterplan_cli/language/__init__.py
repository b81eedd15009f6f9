"""Numbers, money, dates and fixed words as a reader of one language expects them."""
