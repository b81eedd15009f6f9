"""Tables and charts by name, built from profile and analysis in one language; no prose and no numbering."""
