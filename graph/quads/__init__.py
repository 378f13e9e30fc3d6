"""Readings and identities -> triples: a facts graph, a claims graph and a text graph for each document."""
