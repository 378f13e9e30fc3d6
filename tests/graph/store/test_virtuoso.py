"""The store contract on Debian's Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.store.limits import Limits
from graph.store.remote import RemoteStore
from graph.store.remote_http import Account
from tests.graph.store.contract import BASE, StoreContract
from tests.graph.store.virtuoso import virtuoso_server


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    with virtuoso_server(tmp_path_factory.mktemp("virtuoso")) as account:
        yield account


class TestVirtuoso(StoreContract):
    isolated = False

    @pytest.fixture
    def store(self, account: Account) -> Iterator[RemoteStore]:
        store = RemoteStore(account, BASE, limits=Limits(seconds=30))
        for graph in (*list(store.graphs()), store.merged_graph, store._meta):
            store.server.update(f"DROP SILENT GRAPH {graph}")
        store._version = ""
        yield store
        store.close()
