"""Tests of the kit for CI services."""
