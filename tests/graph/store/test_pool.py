from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.errors import Busy, Forbidden, InvalidQuery, LimitExceeded
from graph.store.asking import Answer, Left, Question
from graph.store.base import Change
from graph.store.embedded import EmbeddedStore
from graph.store.limits import Limits
from graph.store.seats import ABREAST
from graph.store.shapes import shape
from graph.store.turns import Lost
from tests.graph.store.contract import BASE, IDS, triple

JSON = "application/sparql-results+json"
LONG = 120.0
"""Seconds: the limit of what is to end before it, however busy the machine is."""
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    limits = Limits(seconds=LONG, memory=2 << 30, answer=50_000_000, workers=2, queue=4)
    store = EmbeddedStore(tmp_path / "data", BASE, limits=limits)
    store.commit(Change({IDS.facts("a"): [triple(f"s{i}", "x") for i in range(3000)]}))
    store.commit(Change({IDS.facts("b"): [triple("s1", "x"), triple("s2", "y")]}))
    yield store
    store.close()


def question(text: str, **more: Any) -> Question:
    return Question(text, "http://x/", JSON, "text/turtle", **more)


async def rows(store: EmbeddedStore, text: str, **more: Any) -> list[dict[str, Any]]:
    answer = await store.questions.ask(question(text, **more))
    found: list[dict[str, Any]] = json.loads(answer.read())["results"]["bindings"]
    return found


Main = Callable[[], Coroutine[Any, Any, None]]


def test_an_answer_is_of_the_state_after_the_last_commit(store: EmbeddedStore) -> None:
    async def main() -> None:
        for i in range(3):
            await asyncio.to_thread(store.commit, Change({IDS.facts("c"): [triple("new", str(i))]}))
            found = await rows(store, "SELECT ?o { <http://example.org/new> ?p ?o }")
            assert [row["o"]["value"] for row in found] == [str(i)]

    asyncio.run(main())
    assert len(list(store.folder.snapshots.iterdir())) <= 2


def test_several_default_graphs_give_each_triple_once(store: EmbeddedStore) -> None:
    a, b = IDS.facts("a"), IDS.facts("b")
    count = "SELECT (COUNT(*) AS ?n) {0} {{ ?s ?p ?o }}"

    async def main() -> None:
        both = await rows(store, count.format(f"FROM {a} FROM {b}"))
        assert both[0]["n"]["value"] == "3001"
        by_protocol = await rows(store, count.format(""), default_graphs=(a.value, b.value))
        assert by_protocol == both
        named = await rows(store, f"SELECT ?o FROM {a} FROM {b} FROM NAMED {b} {{ GRAPH ?g {{ ?s ?p ?o }} }}")
        assert len(named) == 2

    asyncio.run(main())


def test_a_query_without_end_is_stopped_and_costs_others_nothing(store: EmbeddedStore) -> None:
    async def main() -> None:
        endless = [
            asyncio.create_task(store.questions.ask(question(ENDLESS + f" # {i}", seconds=12)))
            for i in range(4)
        ]
        await asyncio.sleep(1.2)
        for _ in range(5):
            await rows(store, "SELECT ?o { <http://example.org/s1> ?p ?o }")
        assert not any(task.done() for task in endless)
        for task in endless[1:]:
            task.cancel()
        outcomes = await asyncio.gather(*endless, return_exceptions=True)
        assert isinstance(outcomes[0], LimitExceeded)
        assert await rows(store, "SELECT ?o { <http://example.org/s1> ?p ?o }")

    asyncio.run(main())


def test_a_caller_may_ask_for_less_time(store: EmbeddedStore) -> None:
    start = time.monotonic()
    with pytest.raises(LimitExceeded, match=r"0\.1 s"):
        asyncio.run(rows(store, ENDLESS, seconds=0.1))
    assert time.monotonic() - start < LONG / 2


def test_a_caller_who_leaves_stops_the_query(store: EmbeddedStore) -> None:
    async def main() -> None:
        async def gone() -> None:
            await asyncio.sleep(0.2)

        with pytest.raises(Left):
            await store.questions.ask(question(ENDLESS), gone)
        assert store.questions.counters.abandoned == 1

    start = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - start < LONG / 2


def test_a_caller_who_leaves_waits_for_no_place(store: EmbeddedStore) -> None:
    async def main() -> None:
        others = [asyncio.create_task(store.questions.ask(question(ENDLESS + f" # {i}"))) for i in range(4)]
        await asyncio.sleep(0.5)
        with pytest.raises(Left):
            await store.questions.ask(question(ENDLESS + " # leaves"), lambda: asyncio.sleep(1))
        assert not any(other.done() for other in others)
        for other in others:
            other.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        assert await rows(store, "SELECT ?o { <http://example.org/s1> ?p ?o }")
        assert store.questions._slow.waiting == 0

    asyncio.run(main())


def test_past_the_queue_callers_are_told_to_come_back(store: EmbeddedStore) -> None:
    async def main() -> None:
        tasks = [
            asyncio.create_task(store.questions.ask(question(ENDLESS + f" # {i}", seconds=1)))
            for i in range(12)
        ]
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert any(isinstance(outcome, Busy) for outcome in outcomes)
        assert all(isinstance(outcome, Busy | LimitExceeded) for outcome in outcomes)

    asyncio.run(main())


@pytest.mark.parametrize(
    "text",
    [
        "{" * 200_000,
        "ASK {" + "{" * 400 + "}" * 400 + "}" * 200_000,
        "SELECT (" + "!" * 100_000 + "1 AS ?x) {}",
        "\x00",
        "",
    ],
    ids=["braces", "unbalanced", "negations", "nul", "empty"],
)
def test_malformed_queries_are_refused_and_end_nothing(store: EmbeddedStore, text: str) -> None:
    async def main() -> None:
        with pytest.raises(InvalidQuery):
            await store.questions.ask(question(text))
        assert await rows(store, "SELECT ?s { ?s ?p 'y' }")

    asyncio.run(main())


def test_too_much_memory_ends_the_query_only(tmp_path: Path) -> None:
    limits = Limits(seconds=LONG, memory=720 << 20, workers=1)
    store = EmbeddedStore(tmp_path / "data", BASE, limits=limits)
    store.commit(Change({IDS.facts("a"): [triple(f"s{i}", "x") for i in range(4000)]}))
    doubled = " ".join(f"BIND(CONCAT(?v{i}, ?v{i}) AS ?v{i + 1})" for i in range(30))
    greedy = f"SELECT (STRLEN(?v30) AS ?n) {{ VALUES ?v0 {{ 'x' }} {doubled} }}"

    async def main() -> None:
        with pytest.raises(LimitExceeded, match="memory"):
            await store.questions.ask(question(greedy))
        assert await rows(store, "SELECT ?s { ?s ?p 'x' } LIMIT 1")

    try:
        asyncio.run(main())
    finally:
        store.close()


def test_a_large_answer_waits_in_a_file(store: EmbeddedStore) -> None:
    async def main() -> Answer:
        return await store.questions.ask(
            question("SELECT * { ?s ?p ?o . ?t ?q 'y' . ?a ?b 'y' . ?c ?d ?e } LIMIT 20000")
        )

    answer = asyncio.run(main())
    assert answer.file is not None
    assert len(json.loads(answer.read())["results"]["bindings"]) == 20000
    assert not list(store.folder.spool.iterdir())


def test_an_answer_past_its_size_is_refused(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "data", BASE, limits=Limits(answer=10_000))
    store.commit(Change({IDS.facts("a"): [triple(f"s{i}", "x") for i in range(1000)]}))
    with pytest.raises(LimitExceeded, match="larger"):
        asyncio.run(rows(store, "SELECT * { ?s ?p ?o }"))
    store.close()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SELECT ?x { BIND(TRUE AS ?x) }", "true"),
        ("SELECT (LANG(GROUP_CONCAT(?v; SEPARATOR=')(')) AS ?x) { VALUES ?v { 'a'@en 'b'@en } }", ""),
    ],
)
def test_small_differences_are_mended(store: EmbeddedStore, text: str, value: str) -> None:
    assert asyncio.run(rows(store, text))[0]["x"]["value"] == value


def test_service_reaches_no_address(store: EmbeddedStore) -> None:
    async def main() -> None:
        with pytest.raises(Forbidden, match="FEDERATION_HOSTS"):
            await rows(store, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
        silent = await rows(store, "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s { ?p } ?o } }")
        assert silent == [{}]
        assert await rows(store, "SELECT ?service { BIND('SERVICE <x>' AS ?service) } # SERVICE")

    asyncio.run(main())


@pytest.fixture
def narrow(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """Two places for quick queries."""
    limits = Limits(seconds=LONG, memory=720 << 20, workers=1, queue=8)
    store = EmbeddedStore(tmp_path / "data", BASE, limits=limits)
    store.commit(Change({IDS.facts("a"): [triple(f"s{i}", "x") for i in range(3000)]}))
    yield store
    store.close()


POINT = "SELECT ?o {{ <http://example.org/s{}> ?p ?o }}"
NESTED = " ".join(f"GRAPH ?g {{ ?a{i} ?b{i} ?c{i} }}" for i in range(5))
DOUBLED = " ".join(f"BIND(CONCAT(?v{i}, ?v{i}) AS ?v{i + 1})" for i in range(16))


def nested(graph: str) -> str:
    return f"SELECT (COUNT(*) AS ?n) {{ VALUES ?g {{ {graph} }} {NESTED} }}"


def doubled(size: int) -> str:
    return f"SELECT (STRLEN(?v16) AS ?n) {{ VALUES ?v0 {{ '{'x' * size}' }} {DOUBLED} }}"


async def known_as_light(store: EmbeddedStore, text: str) -> None:
    """Ask until it took next to nothing: a busy machine may count more."""
    for _ in range(100):
        await rows(store, text)
        if store.questions._quick.shares(shape(text)):
            return
    raise AssertionError("no answer in next to no time")


def test_light_queries_share_processes(narrow: EmbeddedStore) -> None:
    async def main() -> None:
        await known_as_light(narrow, POINT.format(0))
        await asyncio.gather(*(rows(narrow, f"SELECT * {{}} LIMIT {i}") for i in range(2)))  # both have begun
        tasks = [asyncio.create_task(rows(narrow, POINT.format(i))) for i in range(2 * ABREAST + 3)]
        await asyncio.sleep(0)
        assert narrow.questions._quick.waiting == 3
        found = await asyncio.gather(*tasks)
        assert [[row["o"]["value"] for row in each] for each in found] == [["x"]] * len(tasks)

    asyncio.run(main())


def test_who_shares_with_a_dear_query_is_answered_elsewhere(narrow: EmbeddedStore) -> None:
    dear = nested(str(IDS.facts("a")))

    async def main() -> None:
        await known_as_light(narrow, nested("<http://x/none>"))
        await known_as_light(narrow, POINT.format(0))
        endless = asyncio.create_task(narrow.questions.ask(question(dear, seconds=12)))
        await asyncio.sleep(0)
        found = await asyncio.gather(*(rows(narrow, POINT.format(i)) for i in range(2 * ABREAST - 1)))
        assert all(len(row) == 1 for row in found)
        assert not endless.done()
        assert not narrow.questions._quick.shares(shape(dear))
        with pytest.raises(LimitExceeded):
            await endless
        assert await rows(narrow, POINT.format(1))

    asyncio.run(main())


def test_who_shares_with_a_query_that_ends_its_process_is_answered_elsewhere(narrow: EmbeddedStore) -> None:
    async def main() -> None:
        await known_as_light(narrow, doubled(1))
        await known_as_light(narrow, POINT.format(0))
        greedy = asyncio.create_task(narrow.questions.ask(question(doubled(9000))))
        await asyncio.sleep(0)
        found = await asyncio.gather(*(rows(narrow, POINT.format(i)) for i in range(2 * ABREAST - 1)))
        assert all(len(row) == 1 for row in found)
        with pytest.raises(LimitExceeded, match="memory"):
            await greedy

    asyncio.run(main())


def test_who_shares_with_one_that_is_cancelled_is_answered_elsewhere(narrow: EmbeddedStore) -> None:
    async def main() -> None:
        await known_as_light(narrow, POINT.format(0))
        tasks = [asyncio.create_task(rows(narrow, POINT.format(i))) for i in range(2 * ABREAST)]
        await asyncio.sleep(0)
        for task in tasks[::2]:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(outcome, asyncio.CancelledError | list) for outcome in outcomes)
        assert all(isinstance(outcome, list) for outcome in outcomes[1::2])

    asyncio.run(main())


def test_a_process_that_has_ended_loses_its_questions_at_once(narrow: EmbeddedStore) -> None:
    async def main() -> None:
        await rows(narrow, POINT.format(0))
        employee = await narrow.questions._crew.take()
        os.kill(employee.pid, signal.SIGKILL)
        while employee.ready:
            await asyncio.sleep(0.01)
        with pytest.raises(Lost):
            employee.ask(question(POINT.format(1))).result()
        narrow.questions._crew.release(employee)
        assert await rows(narrow, POINT.format(1))

    asyncio.run(main())


def test_snapshots_that_shared_processes_had_open_go(narrow: EmbeddedStore) -> None:
    async def main() -> None:
        await known_as_light(narrow, POINT.format(0))
        for i in range(4):
            await asyncio.to_thread(narrow.commit, Change({IDS.facts("c"): [triple("new", str(i))]}))
            await asyncio.gather(*(rows(narrow, POINT.format(i)) for i in range(2 * ABREAST)))

    asyncio.run(main())
    assert len(list(narrow.folder.snapshots.iterdir())) <= 2


def test_a_dear_query_leaves_its_process_at_full_priority(store: EmbeddedStore) -> None:
    numbers = " ".join(map(str, range(250)))
    long = "?a ?b ?c FILTER(STRLEN(STR(?a)) < 60 + ?v)"
    dear = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?v {{ {numbers} }} {long} }}"

    async def main() -> None:
        assert (await rows(store, dear))[0]["n"]["value"] == str(3001 * 250)
        before = workers()
        assert (await rows(store, dear + " # again"))[0]["n"]["value"] == str(3001 * 250)
        assert await rows(store, "SELECT ?s { ?s ?p 'y' }")
        assert workers() == before
        end = time.monotonic() + 60
        while any(nice(pid) for pid in before) and time.monotonic() < end:
            await asyncio.sleep(0.05)
        assert not any(nice(pid) for pid in before)

    asyncio.run(main())


def workers() -> set[str]:
    """The worker processes of this one."""
    return {
        stat.parent.name
        for stat in Path("/proc").glob("[0-9]*/stat")
        if (told := text_of(stat))
        and told.rpartition(")")[2].split()[1] == str(os.getpid())
        and "graph.store.worker" in text_of(stat.with_name("cmdline"))
    }


def nice(pid: str) -> int:
    """The lowest priority of a process's threads."""
    stats = [text_of(stat) for stat in Path(f"/proc/{pid}/task").glob("*/stat")]
    return max(int(stat.rpartition(")")[2].split()[16]) for stat in stats if stat) - os.nice(0)


def text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
