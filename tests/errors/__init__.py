"""Tests of `errors`."""
