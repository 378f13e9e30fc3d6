"""`query`, `ask`, `search`, `stats`: answers as tables or JSON."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console
from rich.table import Table

from app.client import checked, connect, got
from app.settings import Settings

console = Console()


def query(settings: Settings, url: str | None, sparql: str, as_json: bool) -> None:
    """Run a SPARQL query; graphs come as Turtle."""
    with connect(settings, url) as client:
        accept = "application/sparql-results+json, text/turtle;q=0.9"
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        response = checked(client.post("/sparql", content=sparql.encode(), headers=headers))
    if not response.headers["content-type"].startswith("application/sparql-results+json"):
        print(response.text)
        return
    found = response.json()
    if as_json:
        _print_json(found)
    elif "boolean" in found:
        print("yes" if found["boolean"] else "no")
    else:
        names = found["head"]["vars"]
        rows = [
            [row.get(name, {}).get("value", "") for name in names] for row in found["results"]["bindings"]
        ]
        _table(names, rows)


def ask(settings: Settings, url: str | None, question: str, as_json: bool) -> None:
    """Answer a question with the sentences behind it."""
    with connect(settings, url) as client:
        found = got(client, "/api/ask", q=question)
    if as_json:
        _print_json(found)
        return
    print(found["answer"])
    _table(["name", "type", "evidence"], [_row(item) for item in found["items"]])


def search(settings: Settings, url: str | None, words: str, as_json: bool) -> None:
    """Find things by words, best first."""
    with connect(settings, url) as client:
        found = got(client, "/api/search", q=words)
    if as_json:
        _print_json(found)
    else:
        _table(["name", "type", "id"], [[item["name"], item["type"], item["id"]] for item in found["items"]])


def stats(settings: Settings, url: str | None, as_json: bool) -> None:
    """Count what the graph holds."""
    with connect(settings, url) as client:
        found = got(client, "/api/stats")
    if as_json:
        _print_json(found)
    else:
        _table(["what", "count"], [[name, str(count)] for name, count in found.items()])


def _row(item: dict[str, Any]) -> list[str]:
    evidence = item.get("evidence") or [e for p in item.get("participations", []) for e in p["evidence"]]
    return [item.get("name", ""), item.get("type", ""), evidence[0]["quote"] if evidence else ""]


def _table(names: list[str], rows: list[list[str]]) -> None:
    table = Table(*names)
    for row in rows:
        table.add_row(*row)
    console.print(table, markup=False)


def _print_json(found: Any) -> None:
    print(json.dumps(found, ensure_ascii=False, indent=1))
