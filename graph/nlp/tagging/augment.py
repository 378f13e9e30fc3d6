"""More examples from few: names replaced by others of their kind, so that it is the context that is learned.

Mention replacement, as in Dai and Adel, An Analysis of Simple Data Augmentation for Named Entity Recognition,
2020.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.nlp.tagging.corpus import Example
from graph.nlp.tagging.names import NameLists

NAMES = ("PS", "OG", "LC")
REPLACED = 0.6
"""The share of names that are replaced in each copy."""
_THREE = re.compile("[가-힣]{3}")


class Augmenter:
    """Makes copies of examples with other names, drawn from the examples themselves and from lists."""

    def __init__(self, examples: Sequence[Example], lists: NameLists, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 -- no secret
        self._lists = lists
        self._pool: dict[str, list[str]] = defaultdict(list)
        for example in examples:
            for start, end, kind in example.spans:
                self._pool[kind].append(example.text[start:end])
        korean = [name for name in self._pool["PS"] if _THREE.fullmatch(name) and name[0] in lists.surnames]
        self._given = [name[1:] for name in korean] or ["민수"]

    def copies(self, examples: Sequence[Example]) -> Iterator[Example]:
        """A copy of each example that has a name, some of its spans replaced."""
        for example in examples:
            if any(kind in NAMES for _, _, kind in example.spans):
                copy = self._copy(example)
                if copy.text != example.text:
                    yield copy

    def _copy(self, example: Example) -> Example:
        text, at, spans = "", 0, []
        for start, end, kind in sorted(example.spans):
            text += example.text[at:start]
            words = example.text[start:end]
            if self._random.random() < REPLACED:
                words = self._other(words, kind)
            spans.append((len(text), len(text) + len(words), kind))
            text += words
            at = end
        return Example(text + example.text[at:], tuple(spans))

    def _other(self, words: str, kind: str) -> str:
        """Another name of the kind that takes the same particles; the same one if none is found."""
        draw = {"PS": self._person, "OG": self._body, "LC": self._place}.get(kind)
        for _ in range(30):
            other = draw(words) if draw else self._value(words, kind)
            if other and _closed(other) == _closed(words):
                return other
        return words

    def _person(self, words: str) -> str:
        lists, pick = self._lists, self._random
        if len(words) == 1:
            return pick.choice("ABCDEK") if words.isascii() else self._surname()
        if _THREE.fullmatch(words) and words[0] in lists.surnames:
            return self._surname() + pick.choice(self._given)[0] + pick.choice(self._given)[1]
        name = pick.choice(self._pool["PS"] if pick.random() < 0.5 else lists.people)
        name = name if " " in words else name.split()[-1]
        return name if len(name) > 1 else ""

    def _surname(self) -> str:
        names = list(self._lists.surnames)
        chosen = self._random.choices(names, [self._lists.surnames[name] for name in names])[0]
        return chosen if len(chosen) == 1 else ""

    def _body(self, words: str) -> str:
        lists, share = self._lists, self._random.random()
        if share < 0.55:
            return self._random.choice(self._pool["OG"])
        if share < 0.8:
            return self._random.choice(lists.bodies)
        name = self._random.choice(lists.companies if share < 0.93 else lists.clubs)
        return name if " " in words or self._random.random() < 0.5 else name.split()[-1]

    def _place(self, _: str) -> str:
        share = self._random.random()
        lists = self._lists
        source = self._pool["LC"] if share < 0.5 else lists.cities if share < 0.65 else lists.regions
        return self._random.choice(source if share < 0.88 else lists.countries)

    def _value(self, words: str, kind: str) -> str:
        other = self._random.choice(self._pool[kind])
        return other if self._random.random() < 0.7 and other[-1] == words[-1] else ""


def _closed(word: str) -> bool:
    """Whether a word ends in a consonant, which decides on its particles."""
    last = word[-1]
    return (ord(last) - 0xAC00) % 28 > 0 if "가" <= last <= "힣" else last in "LMNRlmnr013678"
