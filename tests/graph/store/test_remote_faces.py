"""What a store on a SPARQL server shows to callers, and what it keeps to itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import Conflict, InvalidInput, InvalidQuery, LimitExceeded
from graph.store.asking import Question
from graph.store.base import Change
from graph.store.limits import Limits
from graph.store.remote import RemoteStore
from graph.store.remote_http import Account
from tests.graph.store.contract import BASE, IDS, P, count, thing, triple
from tests.graph.store.test_remote import account as account

TEXT = IDS.text("a").value
ESCAPED = TEXT[:-1] + "\\u0074"


@pytest.fixture
def store(account: Account) -> Iterator[RemoteStore]:
    store = RemoteStore(account, BASE, limits=Limits(seconds=10))
    store.server.update("DROP ALL")
    store._version = ""
    yield store
    store.close()


def asked(store: RemoteStore, query: str, media: str = "text/csv", **dataset: tuple[str, ...]) -> list[str]:
    """The lines of an answer, without the header of a table."""
    table, graph = (media, None) if media == "text/csv" else (None, media)
    question = Question(query, BASE, table, graph, **dataset)  # type: ignore[arg-type]
    lines = asyncio.run(store.questions.ask(question)).read().decode().splitlines()
    return lines[1:] if table else lines


def test_texts_are_hidden_if_so_wanted(store: RemoteStore, account: Account) -> None:
    store.commit(Change({IDS.facts("a"): [triple("s", "shown")], IDS.text("a"): [triple("s", "whole")]}))
    everything = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    assert "whole" in asked(store, everything)
    hiding = RemoteStore(account, BASE, limits=Limits(seconds=10, texts=False))
    for query in (
        everything,
        f"SELECT ?o {{ GRAPH <{TEXT}> {{ ?s ?p ?o }} }}",
        f"SELECT ?o {{ GRAPH <{ESCAPED}> {{ ?s ?p ?o }} }}",
        f"SELECT ?o FROM <{TEXT}> {{ ?s ?p ?o }}",
        f"SELECT ?o FROM <{TEXT}> FROM <{IDS.facts('a').value}> {{ ?s ?p ?o }}",
        f"SELECT ?o FROM NAMED <{TEXT}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"SELECT ?o FROM NAMED <{ESCAPED}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    ):
        assert "whole" not in asked(hiding, query), query
    assert "whole" not in asked(hiding, everything, default_graphs=(TEXT,))
    assert "whole" not in asked(hiding, everything, named_graphs=(TEXT,))
    assert "shown" in asked(hiding, everything)
    hiding.close()
    with pytest.raises(InvalidInput, match="PUBLISH_TEXT"):
        RemoteStore(account, BASE, union=False, limits=Limits(texts=False))


def test_words_are_found_by_plain_sparql(store: RemoteStore) -> None:
    store.commit(
        Change({IDS.facts("a"): [triple("s", name) for name in ("삼성 SDI", "에코프로비엠", "성삼")]})
    )

    def found(words: str) -> list[str]:
        return asked(store, f"SELECT ?o {{ ?s ?p ?o FILTER(pg:textMatch(?o, {words})) }} ORDER BY ?o")

    assert found("'ㅅㅅ'") == ["삼성 SDI", "성삼"]
    assert found('"삼성sdi의"') == ["삼성 SDI"]
    assert found('"""에코 비엠"""') == ["에코프로비엠"]
    assert found("'없는 말'") == []
    for words in ("?o", "'a', 'b'", "'a' || 'b'"):
        with pytest.raises(InvalidInput):
            found(words)


def test_descriptions_and_the_stored_default_graph(store: RemoteStore) -> None:
    store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
    store.update(f"INSERT DATA {{ {thing('t')} {P} '2' }}", BASE)
    for query in (
        f"DESCRIBE {thing('t')}",
        f"DESCRIBE ?s {{ GRAPH ?g {{ ?s ?p '1' }} ?t {P} '2' }}",
        "CONSTRUCT WHERE { ?s ?p '2' }",
    ):
        assert len(asked(store, query, "application/n-triples")) == 1, query
    assert asked(store, "SELECT ?g { GRAPH ?g { ?s ?p ?o } }") == [IDS.facts("a").value]


def test_an_import_is_read_before_anything_is_written(store: RemoteStore, tmp_path: Path) -> None:
    file = tmp_path / "all.nq"
    lines = "".join(f'<http://e/s{i}> {P} "{i}" {IDS.facts("a")} .\n' for i in range(1_500))
    file.write_text(lines + f'<http://e/t> {P} "x" .\n')
    store.import_file(file, "application/n-quads", BASE)
    assert count(store, "?s ?p ?o") == 1_501
    assert len(list(store.quads(IDS.service("default")))) == 1
    before = store.version
    for broken in (lines + "<", "<http://s> <http://p> " + "<<( <http://s> <http://p> " * 50_000):
        file.write_text(broken)
        with pytest.raises((InvalidQuery, LimitExceeded)):
            store.import_file(file, "application/n-quads", BASE)
    with pytest.raises((InvalidQuery, LimitExceeded)):
        store.put("http://e/g", [("application/ld+json", b'{"http://e/p":' * 50_000)], BASE, replace=True)
    assert store.version == before


def test_what_a_killed_service_staged_is_swept(store: RemoteStore, account: Account) -> None:
    stage = IDS.service("update/stage-1")
    store.server.update(f"INSERT DATA {{ GRAPH {stage} {{ <http://e/s> {P} 1 }} }}")
    assert list(store.graphs()) == []
    RemoteStore(account, BASE).close()
    assert not store.holds(stage.value)


def test_a_data_folder_has_one_holder_and_one_base(
    store: RemoteStore, account: Account, tmp_path: Path
) -> None:
    store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
    held = RemoteStore(account, BASE, folder=tmp_path / "data")
    with pytest.raises(Conflict, match="held by a running service"):
        RemoteStore(account, BASE, folder=tmp_path / "data")
    held.close()
    with pytest.raises(Conflict, match="belongs to"):
        RemoteStore(account, "http://other", folder=tmp_path / "data")
    with pytest.raises(Conflict, match="holds the graph of"):
        RemoteStore(account, "http://other", folder=tmp_path / "fresh")


def test_what_changed_is_known(store: RemoteStore) -> None:
    first = store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
    store.commit(Change({IDS.facts("b"): [triple("s", "1")]}))
    assert store.changed_since(first) == {IDS.facts("b").value}
    store.update("INSERT DATA { <s> <p> 1 }", "http://e/")
    assert store.changed_since(first) is None
