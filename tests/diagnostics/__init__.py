"""Tests of `diagnostics`."""
