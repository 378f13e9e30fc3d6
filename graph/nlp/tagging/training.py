"""Trains the sequence model and says how good it is.

    python -m graph.nlp.tagging.training words            # model/words.tsv.gz, about 4 minutes
    python -m graph.nlp.tagging.training train KLUE.tsv   # model/weights.json.gz, about 20 minutes
    python -m graph.nlp.tagging.training check KLUE.tsv   # trains on 4/5 and scores the other 1/5

KLUE.tsv is a file of KLUE-NER v1.1 (CC BY-SA 4.0); the weights are under that licence too. Seeds are fixed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from graph.model import Document
from graph.nlp import pipeline, tagger
from graph.nlp.tagging import words
from graph.nlp.tagging.augment import Augmenter
from graph.nlp.tagging.corpus import Example, read
from graph.nlp.tagging.features import sentence
from graph.nlp.tagging.lexicon import FOLDER, lexicon
from graph.nlp.tagging.model import Model, Weights
from graph.nlp.tagging.names import name_lists
from graph.nlp.tagging.score import table
from graph.nlp.tagging.spans import labelled

SEED = 7
SCALE = 1000
"""Weights are kept as whole thousandths."""
Row = tuple[list[list[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Member:
    """One of the models whose weights are added up: its share, its algorithm, its copies of the examples."""

    share: float
    algorithm: str
    settings: dict[str, Any]
    copies: int
    seed: int


_CRF = {"c1": 0.1, "c2": 0.05, "max_iterations": 100}
MEMBERS = (
    Member(0.35, "lbfgs", _CRF, 0, 0),
    Member(0.35, "lbfgs", _CRF, 2, 1),
    Member(0.03, "ap", {"max_iterations": 25}, 2, 2),
    Member(0.03, "ap", {"max_iterations": 25}, 3, 3),
)


def rows(examples: Iterable[Example]) -> list[Row]:
    """Features and labels of each sentence."""
    found = []
    known = lexicon()
    for example in examples:
        doc = pipeline.annotated(Document("x", example.text))
        units, marks = tagger.view(doc, 0, len(example.text), known)
        if units:
            found.append((sentence(units, marks, known), labelled(units, example.spans)))
    return found


def fit(examples: Sequence[Example], say: Callable[[str], None] = print) -> Weights:
    """The weights learned from examples: the weighted sum of all `MEMBERS`."""
    plain = rows(examples)
    lists = name_lists()
    total: dict[str, dict[str, float]] = {}
    moves: dict[tuple[str, str], float] = {}
    for member in MEMBERS:
        augmenter = Augmenter(examples, lists, SEED + member.seed)
        more = [rows(augmenter.copies(examples)) for _ in range(member.copies)]
        info = _train([*plain, *(row for copy in more for row in copy)], member)
        for (attribute, label), weight in info.state_features.items():
            scores = total.setdefault(attribute, {})
            scores[label] = scores.get(label, 0.0) + member.share * weight
        for step, weight in info.transitions.items():
            moves[step] = moves.get(step, 0.0) + member.share * weight
        say(f"{member.algorithm} with {member.copies} copies: {len(info.state_features)} weights")
    return _weights(total, moves)


def _train(data: Sequence[Row], member: Member) -> Any:
    trainer = pycrfsuite.Trainer(algorithm=member.algorithm, verbose=False)
    trainer.set_params(member.settings)
    for features, labels in data:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        learned = pycrfsuite.Tagger()
        learned.open(path)
        return learned.info()


def _weights(total: dict[str, dict[str, float]], moves: dict[tuple[str, str], float]) -> Weights:
    labels = tuple(sorted({label for scores in total.values() for label in scores} | {a for a, _ in moves}))
    place = {label: i for i, label in enumerate(labels)}
    kept = {
        attribute: {place[label]: weight for label, weight in scores.items() if abs(weight) >= 0.5 / SCALE}
        for attribute, scores in sorted(total.items())
    }
    kept = {attribute: scores for attribute, scores in kept.items() if scores}
    scores_table = np.zeros((len(kept) + 1, len(labels)), np.float32)
    for row, scores in enumerate(kept.values()):
        for column, weight in scores.items():
            scores_table[row, column] = weight
    steps = np.zeros((len(labels), len(labels)), np.float32)
    for (a, b), weight in moves.items():
        steps[place[a], place[b]] = weight
    return Weights(labels, {attribute: row for row, attribute in enumerate(kept)}, scores_table, steps)


def save(weights: Weights, path: Path) -> None:
    """Write weights as `model.read` takes them: the same bytes for the same weights."""
    attributes = {}
    for attribute, row in weights.attributes.items():
        scores = weights.table[row]
        columns = np.flatnonzero(scores)
        attributes[attribute] = [n for c in columns for n in (int(c), round(float(scores[c]) * SCALE))]
    data = {
        "licence": "CC BY-SA 4.0; learned from KLUE-NER v1.1 (Park et al. 2021, arXiv:2105.09680)",
        "scale": SCALE,
        "labels": weights.labels,
        "moves": np.round(weights.moves, 3).tolist(),
        "attributes": attributes,
    }
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
        file.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def check(examples: Sequence[Example], folds: Sequence[int]) -> None:
    """Train without each fold in turn (every fifth sentence) and score on it."""
    for fold in folds:
        test = [e for i, e in enumerate(examples) if i % 5 == fold]
        weights = fit([e for i, e in enumerate(examples) if i % 5 != fold])
        model = Model(weights, lexicon())
        save(weights, Path(tempfile.gettempdir()) / f"fold{fold}.json.gz")
        found = []
        for example in test:
            doc = pipeline.annotated(Document("x", example.text))
            tagged = tagger.tag(doc, doc._.sentences, model)
            found.append({(t.start, t.end, t.label) for t in tagged})
        print(f"fold {fold}")
        print(table([set(e.spans) for e in test], found))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=("words", "train", "check"))
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--folds", default="0", help="folds of `check`, as 0,1,2")
    asked = parser.parse_args()
    if asked.step == "words":
        words.write(FOLDER / "words.tsv.gz", SEED)
        return
    if asked.corpus is None:
        parser.error("name a file of KLUE-NER")
    examples = list(read(asked.corpus))
    if asked.step == "train":
        save(fit(examples), FOLDER / "weights.json.gz")
    else:
        check(examples, [int(fold) for fold in asked.folds.split(",")])


if __name__ == "__main__":
    main()
