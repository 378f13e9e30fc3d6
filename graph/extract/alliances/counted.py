"""Members told by number alone (`공공기관 3곳`, `참석한 10개 기관`): those that the text names elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph.extract import dated
from graph.extract.alliances.alliance import bodies_in
from graph.extract.alliances.rows import LABELLED
from graph.extract.context import Context, Name, Sentence

_KINDS = {
    "company": r"사|기업|업체|회사|참여사|회원사|참여기업|은행|[가-힣]{1,5}사|[가-힣]{1,6}(?:기업|업체)",
    "public-institution": r"공공기관|연구기관|연구원|연구소|유관기관|전문기관|공기업|출연연",
    "university": r"대학|대학교|대",
    "local-government": r"지자체|시군|시·군|자치구|기초지자체",
    "association": r"협회|단체|협·?단체|조합|학회",
    "ministry": r"부처|관계부처|정부부처",
}
"""What the words for a kind of body mean."""
_ANY = r"기관|기관·기업|기업·기관|기관·단체|기업·단체|단체·기업|곳"
_WORDS = "|".join((*_KINDS.values(), _ANY))
_COUNTED = re.compile(
    rf"(?<![\d가-힣])(?P<n>\d+)\s?(?:개|대)?\s?(?P<what>{_WORDS})(?![가-힣]*중)"
    rf"|(?P<before>[가-힣·]{{1,8}}(?<![한된는총두등와과은이가을를의]))\s(?P<m>\d+)\s?(?:곳|개사|개\s?(?:기관|기업|업체|대학)|사|개)(?![가-힣]*째)"
)
_WHO_CAME = re.compile(r"참석|참가|함께|자리")
_CAME = re.compile(r"(?:참석|참가|참여|서명|협약)(?:한|했던)\s$")
_RUN = 200
_NEAR = 60
"""Sentences before and behind in which the bodies are looked for that a number stands for."""


def _around(ctx: Context, sentence: Sentence) -> Sequence[Sentence]:
    at = bisect_left(ctx.sentences, sentence.start, key=lambda s: s.start)
    return ctx.sentences[max(0, at - _NEAR) : at + _NEAR]


def meant(ctx: Context, sentence: Sentence) -> Iterator[Name]:
    """The bodies that the numbers of a sentence stand for, where it does not name so many itself."""
    for match in _COUNTED.finditer(sentence.text):
        count = int(match["n"] or match["m"])
        if not 1 < count <= 40 or _named_here(ctx, sentence, match, count):
            continue
        what = (match["what"] or match["before"]).split("·")[-1]
        came = _CAME.search(sentence.text, 0, match.start())
        yield from _who_came(ctx, sentence, count) if came else _so_many(ctx, sentence, count, what)


def _named_here(ctx: Context, sentence: Sentence, match: re.Match[str], count: int) -> bool:
    """`가나, 다라 등 2개 기관`, `5개 기관(가나, …)`: whether the sentence itself lists them."""
    text = ctx.document.text
    start, end = sentence.start + match.start(), sentence.start + match.end()
    here = bodies_in(ctx, sentence.start, start)
    listed = here and re.match(r"\s?(?:\([^()]*\))?\s?(?:등|등의|등이)?\s*$", text[here[-1].end : start])
    return bool(listed) or len(bodies_in(ctx, end, min(end + 60, sentence.end))) >= count


def _who_came(ctx: Context, sentence: Sentence, count: int) -> list[Name]:
    """`참석한 10개 기관`: those of the sentence that tells who came, if it names as many."""
    for other in _around(ctx, sentence):
        if other.start != sentence.start and _WHO_CAME.search(other.text):
            bodies = {b.name: b for b in bodies_in(ctx, other.start, other.end)}
            if len(bodies) == count:
                return list(bodies.values())
    return []


def _so_many(ctx: Context, sentence: Sentence, count: int, what: str) -> list[Name]:
    kind = next((kind for kind, words in _KINDS.items() if re.fullmatch(words, what)), None)
    return (
        _again(ctx, sentence, count, kind)
        or _in_row(ctx, sentence, count, kind)
        or _alike(ctx, sentence, count, what)
    )


_JOINED = re.compile(r"(?:\([^()]{1,30}\))?(?:와|과|,|·|및)?\s?")


def _again(ctx: Context, sentence: Sentence, count: int, kind: str | None) -> list[Name]:
    """`A·B·C 3개사`, `A, B 등 2개 기관`: the list before the same number elsewhere, if it has so many."""
    number = re.compile(rf"(?:\s|등\s?)(?:총\s)?{count}(?:개|대)?\s?(?:{_WORDS})")
    near = _around(ctx, sentence)
    for again in number.finditer(ctx.document.text, near[0].start, near[-1].end):
        at = again.start()
        if sentence.start <= at < sentence.end or not dated.factual(ctx, at):
            continue
        other = ctx.sentence_at(at)
        bodies = bodies_in(ctx, max(other.start, at - _RUN), at)
        run = _run_up(ctx, bodies, at)[-count:]
        if len(run) == count and (kind is None or all(b.type == kind for b in run)):
            return run
    return []


def _run_up(ctx: Context, bodies: list[Name], end: int) -> list[Name]:
    """The bodies joined to one another that end right before an offset."""
    run: list[Name] = []
    for body in reversed(bodies):
        if not _JOINED.fullmatch(ctx.document.text[body.end : end]):
            break
        run.insert(0, body)
        end = body.start
    return run


def _in_row(ctx: Context, sentence: Sentence, count: int, kind: str | None) -> list[Name]:
    """The bodies of the labelled row that has so many of the kind: `(기관) A, B, C`."""
    for row in (s for s in _around(ctx, sentence) if LABELLED.match(s.text)):
        bodies = {b.name: b for b in bodies_in(ctx, row.start, row.end)}
        if kind and len(bodies) == count and all(b.type == kind for b in bodies.values()):
            return list(bodies.values())
    return []


def _alike(ctx: Context, sentence: Sentence, count: int, word: str) -> list[Name]:
    """`5개 은행`: the bodies of that word that the text names, or the firms of a sentence with so many."""
    here = {n.name for n in bodies_in(ctx, sentence.start, sentence.end)}
    near = _around(ctx, sentence)
    alike = {n.name: n for s in near for n in bodies_in(ctx, s.start, s.end) if n.name.endswith(word)}
    others = [name for main, name in alike.items() if main not in here]
    if len(others) == count and len(word) > 1:
        return others
    if not re.fullmatch(_KINDS["company"], word) or count < 3:
        return []
    for other in near:
        firms = {b.name: b for b in bodies_in(ctx, other.start, other.end) if b.type == "company"}
        if other.start != sentence.start and len(firms) == count:
            return list(firms.values())
    return []
