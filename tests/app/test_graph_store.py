from __future__ import annotations

import httpx
import pytest

from tests.app.conftest_sparql import client as client
from tests.graph.store.contract import IDS

GRAPH = {"graph": "http://example.org/graph/1"}
TURTLE = {"Content-Type": "text/turtle"}
NT = {"Accept": "application/n-triples"}


def triples(client: httpx.Client, **params: str) -> list[str]:
    response = client.get("/store", params=params or GRAPH, headers=NT)
    assert response.status_code == 200
    return sorted(response.text.splitlines())


def test_put_get_post_delete(client: httpx.Client) -> None:
    assert client.get("/store", params=GRAPH).status_code == 404
    assert client.put("/store", params=GRAPH, content=b"<s> <p> 1 .", headers=TURTLE).status_code == 201
    assert client.put("/store", params=GRAPH, content=b"<s> <p> 2 .", headers=TURTLE).status_code == 204
    assert client.post("/store", params=GRAPH, content=b"<s> <p> 3 .", headers=TURTLE).status_code == 204
    two, three = (f'"{n}"^^<http://www.w3.org/2001/XMLSchema#integer> .' for n in (2, 3))
    place = "<http://example.org/graph/s> <http://example.org/graph/p>"
    assert triples(client) == [f"{place} {two}", f"{place} {three}"]
    assert client.head("/store", params=GRAPH).status_code == 200
    assert client.delete("/store", params=GRAPH).status_code == 204
    assert client.delete("/store", params=GRAPH).status_code == 404
    assert client.head("/store", params=GRAPH).status_code == 404


def test_the_default_graph_is_the_stored_one(client: httpx.Client) -> None:
    assert triples(client, default="") == []
    assert (
        client.put("/store?default", content=b"<http://e/s> <http://e/p> 'own' .", headers=TURTLE).status_code
        == 204
    )
    assert len(triples(client, default="")) == 1
    seen = client.get("/sparql", params={"query": "ASK { ?s ?p 'own' }", "format": "csv"})
    assert seen.text == "true"
    assert client.delete("/store?default").status_code == 204
    assert triples(client, default="") == []


def test_a_new_graph_gets_an_address(client: httpx.Client) -> None:
    made = client.post("/store", content=b"<http://e/s> <http://e/p> 1 .", headers=TURTLE)
    assert made.status_code == 201
    location = made.headers["location"]
    assert len(triples(client, graph=location)) == 1
    assert client.get(location, headers=NT).text.count("\n") == 1
    assert client.delete(location).status_code == 204


def test_several_files_in_a_form(client: httpx.Client) -> None:
    files = [
        ("one", ("1.ttl", b"<http://e/s> <http://e/p> 1 .", "text/turtle")),
        ("two", ("2.nt", b"<http://e/s> <http://e/p> <http://e/o> .", "application/octet-stream")),
    ]
    assert client.post("/store", params=GRAPH, files=files).status_code == 201
    assert len(triples(client)) == 2
    client.delete("/store", params=GRAPH)


def test_the_services_graphs_are_read_only(client: httpx.Client) -> None:
    facts = {"graph": IDS.facts("a").value}
    assert len(triples(client, **facts)) == 2
    for response in (
        client.put("/store", params=facts, content=b"<s> <p> 1 .", headers=TURTLE),
        client.post("/store", params=facts, content=b"<s> <p> 1 .", headers=TURTLE),
        client.delete("/store", params=facts),
    ):
        assert response.status_code == 403
        assert "/api/documents/a" in response.json()["detail"]
    assert len(triples(client, **facts)) == 2


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (b"<s> <p> ", "text/turtle", 400),
        (b"{", "application/ld+json", 400),
        (b"[" * 20_000 + b"]" * 20_000, "application/ld+json", 400),
        (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, "application/ld+json", 400),
        (b"<http://e/s> <http://e/p> " + b"(" * 200_000, "text/turtle", 400),
        (b"<a/>", "application/pdf", 415),
        (b"\xff\xfe", "text/turtle", 400),
    ],
)
def test_bad_uploads_change_nothing(
    client: httpx.Client, content: bytes, content_type: str, status: int
) -> None:
    response = client.put("/store", params=GRAPH, content=content, headers={"Content-Type": content_type})
    assert response.status_code == status
    assert client.get("/store", params=GRAPH).status_code == 404


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        (b'<http://e/s> <http://e/p> "1" .', "application/n-quads", 1),
        (b"{ <http://e/s> <http://e/p> 1 } <http://e/s> <http://e/p> 2 .", "application/trig", 2),
        (b'<http://e/s> <http://e/p> "1" <http://example.org/graph/1> .', "application/n-quads", 1),
        (b'<http://e/s> <http://e/p> "1" <http://e/other> .', "application/n-quads", None),
        (b"<http://e/s> <http://e/p> 1 . <other> { <http://e/s> <http://e/p> 2 }", "application/trig", None),
        (b"_:g { <http://e/s> <http://e/p> 2 }", "application/trig", None),
        (b'{"@id": "http://e/g", "@graph": [{"http://e/p": 1}]}', "application/ld+json", None),
        (b'{"@graph": [{"@id": "http://e/s", "http://e/p": 1}]}', "application/ld+json", 1),
    ],
)
@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_names_of_other_graphs_are_not_lost_in_silence(
    client: httpx.Client, method: str, content: bytes, content_type: str, expected: int | None
) -> None:
    headers = {"Content-Type": content_type}
    response = client.request(method, "/store", params=GRAPH, content=content, headers=headers)
    if expected is None:
        assert response.status_code == 400
        assert "/api/import" in response.json()["detail"]
        assert client.get("/store", params=GRAPH).status_code == 404
    else:
        assert response.status_code == 201
        assert len(triples(client)) == expected
        client.delete("/store", params=GRAPH)


def test_what_is_got_as_quads_may_be_put_back(client: httpx.Client) -> None:
    client.put("/store", params=GRAPH, content=b"<s> <p> 1 .", headers=TURTLE)
    for media in ("application/trig", "application/n-quads"):
        got = client.get("/store", params=GRAPH, headers={"Accept": media})
        assert client.put("/store", params=GRAPH, content=got.content, headers=got.headers).status_code == 204
        assert len(triples(client)) == 1
    client.delete("/store", params=GRAPH)


def test_a_write_may_depend_on_what_is_there(client: httpx.Client) -> None:
    def put(**conditions: str) -> int:
        headers = {**TURTLE, **{name.replace("_", "-"): value for name, value in conditions.items()}}
        return client.put("/store", params=GRAPH, content=b"<s> <p> 1 .", headers=headers).status_code

    assert put(If_None_Match="*") == 201
    assert put(If_None_Match="*") == 412
    first = client.get("/store", params=GRAPH, headers=NT).headers["etag"]
    assert put(If_Match=f'"other", {first}') == 204
    assert put(If_Match=first) == 412
    assert put(If_Match="*") == 204
    assert client.delete("/store", params=GRAPH, headers={"If-Match": first}).status_code == 412
    now = client.get("/store", params=GRAPH).headers["etag"]
    assert client.delete("/store", params=GRAPH, headers={"If-None-Match": now}).status_code == 412
    assert client.delete("/store", params=GRAPH, headers={"If-Match": now}).status_code == 204


@pytest.mark.parametrize("path", ["/store", "/store/x", "/sparql", "/update"])
def test_what_may_be_done_is_told(client: httpx.Client, path: str) -> None:
    told = client.options(path)
    assert told.status_code == 204
    assert "POST" in told.headers["allow"]


def test_a_graph_is_named_to_the_last_sign(client: httpx.Client) -> None:
    sharp = {"graph": GRAPH["graph"] + "#"}
    assert client.put("/store", params=sharp, content=b"<s> <p> 1 .", headers=TURTLE).status_code == 201
    assert client.get("/store", params=GRAPH).status_code == 404
    assert client.delete("/store", params=sharp).status_code == 204


@pytest.mark.parametrize(
    "query", ["", "?graph=a&default", "?graph=http://e/a&graph=http://e/b", "?graph=http://e/a%20b"]
)
def test_one_graph_must_be_named(client: httpx.Client, query: str) -> None:
    assert client.get(f"/store{query}").status_code == 400
