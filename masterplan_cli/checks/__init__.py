"""Checks of a profile whose shape is right: pure functions from profile and catalogues to findings; no sentences."""
