"""Where the quads are: one protocol (`base`), an embedded and a remote store behind it."""
