"""One service on the seeds for all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.app.running import Running, service


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service on the five seeds. Tests that write use a folder of their own."""
    with service(tmp_path_factory.mktemp("seeded") / "data") as running:
        yield running


@pytest.fixture
def api(seeded: Running) -> Iterator[httpx.Client]:
    """A client of the service on the seeds."""
    with seeded.client() as client:
        yield client
