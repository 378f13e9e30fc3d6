"""The knowledge graph: documents in, facts with evidence out. No HTTP in here."""
