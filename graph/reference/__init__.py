"""Reference data: known organizations, places and industries, and the word lists that rules rest on.

`load()` reads `ontology/reference` (and a user's further files) into a `ReferenceSet`;
`graph.reference.lexicon` reads the word lists of `ontology/lexicon`.
"""

from graph.reference.load import ONTOLOGY, OWN, REFERENCE, load, read_file, use
from graph.reference.values import Reference, ReferenceSet

__all__ = ["ONTOLOGY", "OWN", "REFERENCE", "Reference", "ReferenceSet", "load", "read_file", "use"]
