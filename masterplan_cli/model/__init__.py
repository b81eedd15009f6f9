"""The nouns of a city profile as frozen Pydantic models, and the catalogues they refer to; no rules, no arithmetic."""
