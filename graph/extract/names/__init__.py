"""Organizations, people with their posts, and places: found by form, context and what is known."""
