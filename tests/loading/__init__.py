"""Tests of `loading`."""
