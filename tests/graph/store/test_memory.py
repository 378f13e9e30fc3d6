from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.store.memory import MemoryStore
from tests.graph.store.contract import BASE, StoreContract


class TestMemory(StoreContract):
    @pytest.fixture
    def store(self) -> Iterator[MemoryStore]:
        store = MemoryStore(BASE)
        yield store
        store.close()
