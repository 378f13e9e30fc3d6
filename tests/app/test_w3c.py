"""The W3C SPARQL 1.1 and 1.0 suites, over HTTP. `W3C_TESTS` names the folder that holds them.

Tests that are expected to fail stand with the reason in `tests/cases/w3c_deviations.json`.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from graph.store.embedded import EmbeddedStore
from graph.store.limits import Limits
from tests.app.conftest_sparql import served
from tests.app.w3c.runner import Failed, Runner
from tests.app.w3c.suite import Suite

FOLDER = os.environ.get("W3C_TESTS", "")
DEVIATIONS: dict[str, str] = json.loads((Path(__file__).parents[1] / "cases/w3c_deviations.json").read_text())
pytestmark = pytest.mark.skipif(not FOLDER, reason="W3C_TESTS names no folder with the W3C suites")


MEMORY = Path("/dev/shm")
"""Some 1,500 states are published; a disk takes a minute longer over that."""


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def runner(folder: Path) -> Iterator[Runner]:
    base = "http://policygraph.example"
    store = EmbeddedStore(folder / "data", base, union=False, limits=Limits(seconds=60))
    with served(store) as address, httpx.Client(base_url=address, timeout=120, trust_env=False) as client:
        yield Runner(client, Suite(Path(FOLDER)))
    store.close()


@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("ignore")
def test_exactly_the_listed_tests_fail(runner: Runner) -> None:
    failed: dict[str, str] = {}
    run = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for case in runner.suite.cases():
            run += 1
            try:
                runner.run(case)
            except Failed as error:
                failed[case.name] = str(error)
    assert run > 1000
    assert {name: why for name, why in failed.items() if name not in DEVIATIONS} == {}
    assert [name for name in DEVIATIONS if name not in failed] == [], "these pass now: take them off the list"
