"""The learned sequence model: what it sees, how it is trained, how it is asked."""
