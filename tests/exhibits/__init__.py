"""Tests of `exhibits`."""
