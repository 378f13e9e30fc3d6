"""How long reading takes against plain Kiwi: `python benchmarks/nlp.py [FOLDER…]` (default: the seeds).

Both read the same texts in one process, several times in turn; the middle ratio of times is printed for
`graph.nlp.parse` and, with `--extract`, for reading and extracting. Also how memory grows over `--documents`.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median

from graph import nlp
from graph.model import Document
from graph.nlp.morphemes import analyser


def seconds(run: Callable[[str], object], texts: list[str]) -> float:
    """Seconds of CPU for all texts."""
    start = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="*", default=[Path("seeds")])
    parser.add_argument("--rounds", type=int, default=3)
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
    for run in runs.values():
        seconds(run, texts)
    rounds = [{name: seconds(run, texts) for name, run in runs.items()} for _ in range(asked.rounds)]
    for name in runs:
        ratio = median(taken[name] / taken["plain Kiwi"] for taken in rounds)
        speed = size / min(taken[name] for taken in rounds)
        print(f"{name:12s} {speed:9,.0f} code points/s   {ratio:.2f}")
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
