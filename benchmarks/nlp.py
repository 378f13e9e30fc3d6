"""How long reading takes against plain Kiwi: `python benchmarks/nlp.py [FOLDER…]` (default: the seeds).

Both read the same texts in one process, each text by all in turn, several times; the least times count. The
ratios of their sums are printed, by CPU time (all threads) and by the clock: for `graph.nlp.parse` and, with
`--extract`, for reading and extracting. Plain Kiwi runs in one thread, as one `tokenize` a text does; reading
has it work ahead in `morphemes.THREADS`, which shows by the clock where cores are free. Also how memory
grows over `--documents`.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from importlib import import_module
from math import inf
from pathlib import Path

from graph import nlp
from graph.model import Document
from graph.nlp.morphemes import analyser


def seconds(run: Callable[[str], object], text: str) -> tuple[float, float]:
    """Seconds of CPU, all threads, and by the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    run(text)
    return time.process_time() - cpu, time.perf_counter() - clock


def least(
    runs: dict[str, Callable[[str], object]], texts: list[str], rounds: int
) -> dict[str, tuple[float, float]]:
    """For each way to read the sums of the least seconds that each text took."""
    taken = {name: [(inf, inf)] * len(texts) for name in runs}
    for _ in range(rounds):
        for at, text in enumerate(texts):
            for name, run in runs.items():
                cpu, clock = seconds(run, text)
                taken[name][at] = min(taken[name][at][0], cpu), min(taken[name][at][1], clock)
    return {
        name: (sum(cpu for cpu, _ in each), sum(clock for _, clock in each)) for name, each in taken.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="*", default=[Path("seeds")])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--documents", type=int, default=0, help="documents to read for the memory figure")
    parser.add_argument("--extract", action="store_true", help="measure read and extract too")
    asked = parser.parse_args()
    texts = [path.read_text("utf-8") for folder in asked.folders for path in sorted(folder.glob("*.txt"))]
    import_module("graph.reading").warm()
    size = sum(map(len, texts))
    runs: dict[str, Callable[[str], object]] = {
        "plain Kiwi": analyser().tokenize,
        "nlp.parse": lambda text: nlp.parse(Document("x", text)),
    }
    if asked.extract:
        document, facts = import_module("graph.read").document, import_module("graph.extract").read_facts
        runs["whole"] = lambda text: facts(document(text))
    least(runs, texts, 1)
    taken = least(runs, texts, asked.rounds)
    for name, (cpu, clock) in taken.items():
        ratios = (
            f"{cpu / taken['plain Kiwi'][0]:.2f} by CPU, {clock / taken['plain Kiwi'][1]:.2f} by the clock"
        )
        print(f"{name:12s} {size / cpu:9,.0f} code points/s of CPU   {ratios}")
    memory(runs["whole" if asked.extract else "nlp.parse"], texts, asked.documents)


def memory(run: Callable[[str], object], texts: list[str], documents: int) -> None:
    """Print the most memory used after each tenth of the documents."""
    for number in range(documents):
        run(f"{texts[number % len(texts)]} 문서{number}호에 {_name(number)} 위원장이 나왔다.")
        if number % max(1, documents // 10) == 0:
            print(
                f"{number:6d} documents {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB"
            )


def _name(number: int) -> str:
    """A person's name of its own for each document, so that what is remembered of words may grow."""
    return "김" + chr(0xAC00 + number * 37 % 11172) + chr(0xAC00 + number * 101 % 11172)


if __name__ == "__main__":
    main()
