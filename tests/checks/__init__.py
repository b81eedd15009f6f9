"""Tests of the checks beyond their samples: edges, oracles, growth."""
