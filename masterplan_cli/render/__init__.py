"""Leaves: each turns a set of books into the files of one format and knows neither profile nor analysis."""
