"""Measurements, run by hand; README.md has the list."""
