"""Every term that code uses stands in the ontology, labelled and defined in both languages."""

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from graph import vocab
from graph.store.worker import TEXT_MATCH
from graph.vocab import PG, pg, term

ROOT = Path(__file__).parents[2]
PATTERN = re.compile(r"""\bpg\(f?["']([A-Za-z]+)["']\)|\bpg:([A-Za-z][A-Za-z0-9]+)""")
EXTERNAL = (
    "https://schema.org/",
    "http://www.w3.org/ns/org#",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/2006/time#",
    "http://www.opengis.net/ont/geosparql#",
    "http://www.w3.org/ns/dcat#",
)


@cache
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontology" / "policygraph.ttl", format="turtle")


def terms() -> set[str]:
    return {str(node).removeprefix(PG) for node in ontology().subjects() if str(node).startswith(PG)}


def used_in_source() -> set[str]:
    files = chain.from_iterable(
        (ROOT / folder).rglob(pattern) for folder in ("graph", "app") for pattern in ("*.py", "*.rq")
    )
    texts = (path.read_text(encoding="utf-8") for path in files if "node_modules" not in path.parts)
    return {name or curie for text in texts for name, curie in PATTERN.findall(text)}


def test_terms_of_vocab_stand_in_the_ontology() -> None:
    properties = {slot.property for slots in vocab.SLOTS.values() for slot in slots.values()}
    used = {*vocab.CLASSES.values(), *vocab.PREDICATES.values(), *properties}
    # The two ends of a relation are no property: the relation's own is.
    assert used - {"subject", "object"} - terms() == set()


def test_terms_of_the_source_stand_in_the_ontology() -> None:
    functions = {TEXT_MATCH.removeprefix(PG)}  # SPARQL's, told by the service description
    assert used_in_source() - functions - terms() == set()


def test_terms_are_labelled_and_defined_in_both_languages() -> None:
    for node in {node for node in ontology().subjects() if str(node).startswith(PG)}:
        for predicate in (RDFS.label, SKOS.definition):
            languages = [getattr(text, "language", None) for text in ontology().objects(node, predicate)]
            assert sorted(map(str, languages)) == ["en", "ko"], node


def test_every_class_has_a_shape() -> None:
    shapes = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl", format="turtle")
    shaped = set(shapes.objects(None, SH.targetClass))
    classes = {node for node in ontology().subjects(RDF.type, OWL.Class) if str(node).startswith(PG)}
    assert classes - shaped == set()


def test_shapes_use_known_terms_only() -> None:
    shapes = rdflib.Graph().parse(ROOT / "ontology" / "shapes.ttl", format="turtle")
    used = {str(node).removeprefix(PG) for triple in shapes for node in triple if str(node).startswith(PG)}
    assert used - terms() == set()


@pytest.mark.parametrize("namespace", EXTERNAL)
def test_aligned_with(namespace: str) -> None:
    aligned = {
        str(wider)
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf)
        for wider in ontology().objects(None, predicate)
    }
    used = aligned | {str(node) for node in ontology().predicates()}
    assert any(node.startswith(namespace) for node in used)


def test_super_terms() -> None:
    assert {node.value for node in vocab.supers(pg("speaker"))} >= {
        PG + "attendee",
        PG + "participant",
        "https://schema.org/attendee",
    }
    assert pg("Event") in vocab.supers(pg("Conference"))
    assert vocab.supers(term("rdfs:label")) == ()


@pytest.mark.parametrize("role", ["host", "organizer", "supporter", "attendee", "speaker", "chair"])
def test_every_role_is_a_participant(role: str) -> None:
    assert pg("participant") in vocab.supers(pg(role))


def test_supers_never_hold_the_term_itself() -> None:
    for name in terms():
        assert pg(name) not in vocab.supers(pg(name))
