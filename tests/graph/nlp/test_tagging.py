"""The sequence model: what it sees, how it is asked, how spans become labels and back."""

from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import nlp
from graph.model import Document
from graph.nlp import pipeline, tagger
from graph.nlp.tagging.augment import Augmenter
from graph.nlp.tagging.corpus import Example, read
from graph.nlp.tagging.features import sentence
from graph.nlp.tagging.lexicon import lexicon
from graph.nlp.tagging.model import Model, Weights
from graph.nlp.tagging.model import read as read_weights
from graph.nlp.tagging.names import NameLists
from graph.nlp.tagging.score import table
from graph.nlp.tagging.spans import labelled, spans
from graph.nlp.tagging.training import _weights, save

EXAMPLES = [
    Example("김하늘 장관은 3일 서울에서 말했다.", ((0, 3, "PS"), (8, 10, "DT"), (11, 13, "LC"))),
    Example("한빛전자는 박솔 대표를 뽑았다.", ((0, 4, "OG"), (6, 8, "PS"))),
]


def test_corpus_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(
        "## x\n## y\t<박:PS>씨\n박\tB-PS\n씨\tO\n \tO\n5\tB-QT\n명\tI-QT\n\n## z\n가\tO\n", "utf-8"
    )
    assert list(read(path)) == [Example("박씨 5명", ((0, 1, "PS"), (3, 5, "QT"))), Example("가", ())]


def test_spans_survive_labelling() -> None:
    for example in EXAMPLES:
        doc = pipeline.annotated(Document("x", example.text))
        units, _ = tagger.view(doc, 0, len(example.text), lexicon())
        found = [
            (units[a].start, units[b - 1].end, kind) for a, b, kind in spans(labelled(units, example.spans))
        ]
        assert found == list(example.spans)


@pytest.mark.parametrize(
    "text, forms",
    [
        ("박씨", ["박", "씨"]),
        ("한미 회담", ["한", "미", "회담"]),
        ("미국인", ["미국", "인"]),
        ("북한", ["북한"]),
    ],
)
def test_nouns_are_cut_where_names_may_end(text: str, forms: list[str]) -> None:
    doc = pipeline.annotated(Document("x", text))
    assert [unit.form for unit in tagger.view(doc, 0, len(text), lexicon())[0]] == forms


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_units_are_cut_from_the_text(text: str) -> None:
    doc = pipeline.annotated(Document("x", text))
    at = 0
    for unit in tagger.view(doc, 0, len(text), lexicon())[0]:
        assert at <= unit.start < unit.end <= len(text)
        assert doc.text[unit.start : unit.end] == unit.form
        at = unit.end


def test_the_model_is_asked_as_it_was_trained(tmp_path: Path) -> None:
    data = []
    for example in EXAMPLES:
        doc = pipeline.annotated(Document("x", example.text))
        units, marks = tagger.view(doc, 0, len(example.text), lexicon())
        data.append((units, marks, sentence(units, marks, lexicon()), labelled(units, example.spans)))
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.0, "c2": 0.1, "max_iterations": 30})
    for _, _, features, labels in data:
        trainer.append(features, labels)
    path = str(tmp_path / "m")
    trainer.train(path)
    asked = pycrfsuite.Tagger()
    asked.open(path)
    info = asked.info()
    total: dict[str, dict[str, float]] = {}
    for (attribute, label), weight in info.state_features.items():
        total.setdefault(attribute, {})[label] = weight
    weights = _weights(total, info.transitions)
    save(weights, tmp_path / "w.json.gz")
    model = Model(read_weights(tmp_path / "w.json.gz"), lexicon())
    for units, marks, features, _ in data:
        asked.set(features)
        expected = [[asked.marginal(label, i) for label in model.labels] for i in range(len(units))]
        assert np.allclose(model.probabilities(units, marks), expected, atol=0.02)


SIGHTS = st.lists(
    st.sampled_from([" ", *"가 나라 |_ |가 _| 에서는 에서 는 # 한미 C1 말했다 2 ( 에 의 ".split()]),
    max_size=16,
)


@given(SIGHTS.map("".join), st.lists(st.integers(1, 99), min_size=40, max_size=40))
@settings(max_examples=60, deadline=None)
def test_every_feature_is_weighed(text: str, numbers: list[int]) -> None:
    doc = pipeline.annotated(Document("x", text))
    units, marks = tagger.view(doc, 0, len(text), lexicon())
    if not units:
        return
    features = sentence(units, marks, lexicon())
    names = sorted({name for row in features for name in row})
    table = np.zeros((len(names) + 1, 2), np.float32)
    table[:-1, 1] = np.resize(numbers, len(names)) / 1000
    moves = np.zeros((2, 2), np.float32)
    model = Model(Weights(("O", "S-PS"), {name: i for i, name in enumerate(names)}, table, moves), lexicon())
    scores = [sum(table[names.index(name), 1] for name in row) for row in features]
    expected = 1 / (1 + np.exp(-np.array(scores)))
    assert np.allclose(model.probabilities(units, marks)[:, 1], expected, atol=1e-4)


def test_copies_keep_their_spans() -> None:
    lists = NameLists(
        ["존 스미스"],
        ["가나 전자"],
        ["가나 클럽"],
        ["다라부"],
        ["독일"],
        ["부산"],
        ["파리"],
        {"김": 2, "박": 1},
    )
    again = [list(Augmenter(EXAMPLES, lists, 5).copies(EXAMPLES * 5)) for _ in range(2)]
    assert again[0] == again[1] != []
    for copy in again[0]:
        assert [kind for _, _, kind in copy.spans] in [[k for *_, k in e.spans] for e in EXAMPLES]
        for start, end, _ in copy.spans:
            assert copy.text[start:end].strip()


def test_score_counts_exact_spans() -> None:
    lines = table([{(0, 2, "PS"), (3, 4, "OG")}], [{(0, 2, "PS"), (3, 5, "OG")}]).splitlines()
    assert lines[0] == "PS        P 1.000  R 1.000  F1 1.000  (1 of 1)"
    assert lines[6] == "PS/OG/LC  P 0.500  R 0.500  F1 0.500  (1 of 2)"


@pytest.mark.skipif(tagger.shipped() is None, reason="no trained model in this checkout")
def test_shipped_model_reads_an_unseen_sentence() -> None:
    text = "나래시 이하나 부시장은 지난 12일 오후 3시 부산 해운대구에서 주민 40여명을 만났다."
    found = {(m.text, m.type.value) for m in nlp.mentions(nlp.parse(Document("x", text)))}
    assert {
        ("이하나", "person"),
        ("오후 3시", "time"),
        ("40여명", "quantity"),
    } <= found
