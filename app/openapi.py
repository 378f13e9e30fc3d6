"""The SPARQL paths in the OpenAPI description; FastAPI describes the others from their functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI

from app.media import FORMATS
from graph.store.forms import GRAPHS, TABLES

Json = dict[str, Any]
_TEXT = {"schema": {"type": "string"}}
_PROBLEM = "application/problem+json"
_FAULTS = {
    "400": "What was sent does not parse, or a parameter is missing or given twice.",
    "401": "A token is needed.",
    "403": "Not without the right to, or not on this graph or host.",
    "404": "There is no such graph.",
    "406": "No form of the answer is acceptable.",
    "409": "The update cannot be carried out.",
    "412": "A condition on what is there does not hold.",
    "413": "The body is too large.",
    "415": "A body of another kind, or not UTF-8.",
    "422": "A parameter or function that is not known.",
    "503": "Past the limit of time, memory or size, or all workers are busy (`Retry-After`).",
}


def install(app: FastAPI) -> None:
    """Have the application describe its SPARQL paths too."""
    plain = app.openapi

    def openapi() -> Json:
        described = plain()
        described["paths"].update(paths())
        return described

    app.openapi = openapi  # type: ignore[method-assign]


def paths() -> Json:
    """The path items."""
    graph_store = _graph_store()
    named = {**graph_store, "parameters": [_parameter("graph", "Rest of the graph's address.", place="path")]}
    return {
        "/sparql": _sparql(),
        "/update": _update(),
        "/store": {**graph_store, "parameters": _GRAPH},
        "/store/{graph}": named,
        "/.well-known/void": {"get": _void()},
    }


def _parameter(
    name: str, text: str, *, many: bool = False, place: str = "query", kind: str = "string"
) -> Json:
    schema: Json = {"type": kind}
    if many:
        schema = {"type": "array", "items": schema}
    return {"name": name, "in": place, "required": place == "path", "description": text, "schema": schema}


_FORMAT = {
    **_parameter("format", "Form of the answer; wins over `Accept`."),
    "schema": {"type": "string", "enum": list(FORMATS)},
}
_TIMEOUT = _parameter("timeout", "Seconds; less than the service's own limit.", kind="number")
_DATASET = [
    _parameter("default-graph-uri", "Graphs merged into the default graph.", many=True),
    _parameter("named-graph-uri", "Named graphs.", many=True),
]
_USING = [
    _parameter("using-graph-uri", "Graphs merged into the default graph of the patterns.", many=True),
    _parameter("using-named-graph-uri", "Named graphs of the patterns.", many=True),
]
_GRAPH = [
    _parameter("graph", "The graph's IRI; relative ones count from this address."),
    {**_parameter("default", "The stored default graph."), "allowEmptyValue": True},
]


def _sparql() -> Json:
    query = _parameter("query", "SPARQL 1.1 query; common prefixes need no declaration.")
    answers = {
        "200": {
            "description": "The whole answer; without a query the service description, or the query page.",
            "headers": {"ETag": {"description": "Holds until the graph changes.", **_TEXT}},
            "content": _contents([*TABLES, *GRAPHS, "text/html"]),
        },
        "304": {"description": "`If-None-Match` holds still."},
        **_faults("400", "401", "403", "406", "413", "415", "422", "503"),
    }
    tagged = _parameter("If-None-Match", "An `ETag` of before.", place="header")
    get = {"parameters": [query, *_DATASET, _FORMAT, _TIMEOUT, tagged], "responses": answers}
    post = {
        "parameters": [*_DATASET, _FORMAT, _TIMEOUT],
        "requestBody": _body("query", [*_DATASET, _FORMAT, _TIMEOUT]),
        "responses": answers,
    }
    return {
        "get": _operation("sparql_get", "Ask by SPARQL 1.1 Query", get),
        "post": _operation("sparql_post", "Ask by SPARQL 1.1 Query", post),
    }


def _update() -> Json:
    post = {
        "parameters": [*_USING, _TIMEOUT],
        "requestBody": _body("update", [*_USING, _TIMEOUT]),
        "responses": {
            "204": {"description": "Done, and every query sees it."},
            **_faults("400", "401", "403", "409", "413", "415", "422", "503"),
        },
    }
    return {"post": _operation("update", "Write by SPARQL 1.1 Update, all of it or nothing", post)}


def _graph_store() -> Json:
    rdf = {"required": True, "content": {**_contents(dict.fromkeys(GRAPHS)), "multipart/form-data": _TEXT}}
    conditions = [
        _parameter("If-Match", "An `ETag` that the graph must have; `*`: it is there.", place="header"),
        _parameter("If-None-Match", "`*`: the graph must not be there.", place="header"),
    ]
    written = {"204": {"description": "Done."}, **_faults("400", "401", "403", "412", "413", "415", "503")}
    made = {"description": "A new graph; `Location` says where if none was named."}
    read = {
        "parameters": [_FORMAT],
        "responses": {
            "200": {"description": "The graph.", "content": _contents(GRAPHS)},
            **_faults("400", "401", "404", "406", "503"),
        },
    }
    write = {"parameters": conditions, "requestBody": rdf, "responses": {"201": made, **written}}
    remove = {"parameters": conditions, "responses": {**written, **_faults("404")}}
    return {
        "get": _operation("store_get", "Read a graph", read),
        "head": _operation("store_head", "Whether there is a graph", read),
        "put": _operation("store_put", "Replace a graph", write),
        "post": _operation("store_post", "Add to a graph", write),
        "delete": _operation("store_delete", "Remove a graph", remove),
    }


def _void() -> Json:
    content = {"description": "The data set.", "content": _contents(GRAPHS)}
    more = {"parameters": [_FORMAT], "responses": {"200": content, **_faults("401", "406")}}
    return _operation("void", "The data set by VoID and DCAT", more)


def _operation(name: str, summary: str, more: Json) -> Json:
    return {"operationId": name, "summary": summary, "tags": ["sparql"], **more}


def _body(word: str, fields: Iterable[Json]) -> Json:
    properties = {word: {"type": "string"}, **{field["name"]: field["schema"] for field in fields}}
    form = {"schema": {"type": "object", "required": [word], "properties": properties}}
    return {
        "required": True,
        "content": {"application/x-www-form-urlencoded": form, f"application/sparql-{word}": _TEXT},
    }


def _contents(media: Iterable[str]) -> Json:
    return dict.fromkeys(media, _TEXT)


def _faults(*statuses: str) -> Json:
    return {
        status: {"description": _FAULTS[status], "content": {_PROBLEM: {"schema": {"type": "object"}}}}
        for status in statuses
    }
