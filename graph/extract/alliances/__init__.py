"""Alliances: founding, members, heads, working groups."""
