"""Read models: what REST and the page show, asked of a `View`. Each answers with plain JSON-ready values."""
