"""The rules for English text."""
