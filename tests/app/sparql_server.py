"""The SPARQL routes alone over real HTTP: `python -m tests.app.sparql_server PORT FOLDER [plain]`."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn

from graph.store import open_store
from tests.app.sparql_app import make_app


def main() -> None:
    port, folder, union = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] != ["plain"]
    base = f"http://127.0.0.1:{port}"
    store = open_store(folder, base, query_timeout=10, union_default_graph=union)
    try:
        uvicorn.run(make_app(store), host="127.0.0.1", port=port, log_level="warning", access_log=False)
    finally:
        store.close()


if __name__ == "__main__":
    main()
