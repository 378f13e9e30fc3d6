"""The optional second reader: a chat model whose proposals are checked against the text."""
