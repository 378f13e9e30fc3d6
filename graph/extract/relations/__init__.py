"""Relations between bodies, places and things."""
