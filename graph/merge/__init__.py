"""From the entries of all documents to one thing, one node: keys, candidates, judgements."""
