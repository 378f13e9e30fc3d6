"""What a plan is told to hold: names in marks and in items, in the sentences that speak of the plan.

`전략은 … ‘A’에 330억 원을, ‘B’에 80억 원을 투입한다`, `‘A’ 조성과 650억 원 규모의 ‘B’가 담겼다`,
`▲완주에는 420억 원 규모의 ‘A’를 두어 …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Part, Sentence
from graph.extract.names.noun_runs import NOUNS
from graph.extract.policies import items
from graph.extract.policies.focus import AFTER_HEAD, Focus
from graph.extract.policies.items import BULLET
from graph.extract.policies.words import TYPES
from graph.extract.quoted import Quoted, marked
from graph.model import Kind, RegionKind

_HOLDS = cued(
    r"(?:내용|골자|뼈대|핵심|요지)(?:이?다(?![가-힣])|은|는|으로|로|이며|이고|을 담|입니다)|담겼|담았|담긴|"
    r"담고|담은|담는|담아|포함됐|포함되|포함했|"
    r"포함하|포함돼|구성|짜였|짜여|이루어|이뤄|나뉘|나눠|갈래|(?:각각|우선|나눠)\s(?:투입|배정|지원)|배정|배분|몫|축으로|"
    r"과제로|꼽[았혔]|제시했|제시하"
)
"""Verbs that tell what a plan holds."""
_GOES_ON = re.compile(
    r"^\W*(?:[가-힣]{1,10}[은는]\s)?(?:이를 위해|이에 따라|[이그] ?가운데|[이그] ?중|우선|먼저|특히"
    r"|구체적으로|세부적으로|(?:주요|세부|핵심|중점)\s?(?:내용|사업|과제)|핵심은|골자는|뼈대는|요지는|첫째|둘째|셋째|넷째"
    r"|다섯째|마지막으로|또한?\s|아울러|이와 함께|여기에|더불어|이 ?밖에)"
)
_TOPIC = re.compile(
    r"[’'」｣』》>`”\"]?(?:\([^()\n]{1,30}\))?(?:은|는|에는|에 따르면|에 따라|에서는|에서|의\s(?:핵심|"
    r"골자|내용|주요|첫째|하나|[두세네]\s)|을 통해|에 담긴)"
)
MOTTO = re.compile(
    r"(?:\([^()\n]{1,30}\))?(?:을|를|이)?\s?(?:새\s|국정\s)?(?:비전|목표|슬로건|기치|주제|구호|표어)|(?:이)?(?:라는|란|라고|고|며|면서)\s"
)
UNDERTAKING = re.compile(
    r"(?:구축|조성|설립|확충|확대|지원|육성|양성|개발|도입|전환|사업|프로젝트|패키지|강화|신설|설치|운영|실증|유치|개선|정비|창출|혁신|"
    r"고도화|활성화|보급|건설|제정|개편|인증|허용|합리화|완화|폐지|면제|간소화|감면|의무화|현대화|다변화|내재화|국산화|상용화|건립|거점|허브|단지|클러스터|밸리|벨트|타운|파크|캠퍼스|센터|플랫폼|시스템|펀드|프로그램|제도|패스|"
    r"바우처|챌린지|아카데미|회계|기금|지구|특구|트랙|시장|기반|망)$"
)


def find(focus: Focus) -> list[Part]:
    """The parts that the sentences about each plan name, in the order of the text."""
    ctx = focus.ctx
    found: list[Part] = []
    quotes = sorted(marked(ctx.document.text))
    plans = {
        form
        for name in focus.names.items
        if name.type in {"strategy", "law"}
        for form in (name.name, ctx.document.text[name.start : name.end])
    }
    last: tuple[str, Sentence] | None = None
    for sentence in ctx.sentences:
        plan = plan_of(focus, sentence)
        if plan is None or sentence.region in {RegionKind.TITLE, RegionKind.CAPTION}:
            continue
        here = [q for q in quotes if sentence.start <= q.start < sentence.end and q.text not in plans]
        start = _told_from(focus, sentence, plan, last)
        last = (plan, sentence)
        if start is None:
            continue
        found += _marked_parts(ctx, sentence, plan, [q for q in here if q.start >= start])
        found += _named_parts(focus, sentence, plan, start)
        found += _bulleted(focus, sentence, plan, start)
    return found


def plan_of(focus: Focus, sentence: Sentence) -> str | None:
    """The strategy that a sentence speaks of, named in it or before."""
    spoken = [p for p in (*focus.about.get(sentence.start, ()), focus.topic.get(sentence.start)) if p]
    holders = [p for p in spoken if _holds_parts(focus, p)]
    if not holders and _DIVIDED.search(sentence.text) and BULLET.search(sentence.text):
        return next(iter(spoken), None)
    return next((p for p in holders if focus.occurrences[p][0].type == "strategy"), next(iter(holders), None))


_DIVIDED = re.compile(
    r"(?<!\d)(?:\d|[두세네]|다섯|여섯)\s?(?:대|개|가지)?\s?(?:세부\s?)?(?:축|갈래|기둥|분야|사업|과제)"
)
"""`세 축으로`, `세 갈래로`: a law or a programme too is told by its parts."""


def _holds_parts(focus: Focus, policy: str) -> bool:
    return holds_parts(policy, focus.occurrences[policy][0].type)


def holds_parts(name: str, type_: str) -> bool:
    """Whether what is named holds others by its kind: a plan, a package."""
    return type_ == "strategy" or name.endswith("패키지")


def _told_from(focus: Focus, sentence: Sentence, plan: str, last: tuple[str, Sentence] | None) -> int | None:
    """From where on a sentence may name the plan's parts; None if it tells nothing of what the plan holds."""
    text = focus.ctx.document.text
    named = [n for n in focus.named_in(sentence) if n.name == plan]
    holds = _HOLDS.search(sentence.text) is not None
    if named:
        topical = next((n for n in named if _TOPIC.match(text, n.end)), None)
        return (topical or named[-1]).end if holds or (topical and SUMMED.search(sentence.text)) else None
    pointed = _POINTED.search(sentence.text)
    if pointed is not None:
        return sentence.start + pointed.end() if _meant(plan, pointed["what"]) else None
    near = (
        last is not None and last[0] == plan and "\n" not in text[last[1].end : sentence.start].strip(" ")[1:]
    )
    if near and (holds or _GOES_ON.match(sentence.text) or BULLET.match(sentence.text.lstrip())):
        return sentence.start
    return None


SUMMED = re.compile(r"[억조]\s?\d*\S{0,3}\s?원")
_ANY = frozenset("계획 대책 전략 방안 청사진 구상 비전 종합대책 패키지 사업".split())
"""Words that may mean a plan of any name."""
_POINTED = cued(
    r"(?<![가-힣])(?P<what>[가-힣]{0,6}(?:전략|계획|대책|로드맵|방안|비전|구상|청사진|패키지)|(?<=이 )사업"
    r"|^사업)(?:은|는|에는|에서는|에 따르면|"
    r"의 (?:핵심|골자|주요))\s"
)


def divided(text: str) -> bool:
    """Whether a text may tell the parts of something that holds none by its kind."""
    return _DIVIDED.search(text) is not None and BULLET.search(text) is not None


def of_another(plan: str, sentence: Sentence) -> bool:
    """Whether a sentence tells what something else holds: `올해 사업계획에는 … ‘A’가 담겼다`."""
    pointed = _POINTED.search(sentence.text)
    if pointed is None or _meant(plan, pointed["what"]):
        return False
    return _HOLDS.search(sentence.text) is not None


def _meant(plan: str, word: str) -> bool:
    """Whether a word may point to a plan: it ends its name, or is one for any plan."""
    return word in _ANY or AFTER_HEAD.sub("", plan).replace(" ", "").endswith(word)


def _marked_parts(ctx: Context, sentence: Sentence, plan: str, quotes: list[Quoted]) -> Iterator[Part]:
    text, paid = ctx.document.text, {share.start for share in ctx.shares}
    holds = (
        _HOLDS.search(sentence.text)
        or _GOES_ON.match(sentence.text)
        or len(BULLET.findall(sentence.text)) > 1
    )
    for quote in quotes:
        if not items.nominal(ctx, quote) or MOTTO.match(text, quote.after):
            continue
        if quote.start in paid or (holds and (UNDERTAKING.search(quote.text) or last_kind(quote.text))):
            yield Part(quote.start, quote.end, quote.text, last_kind(quote.text) or "programme", plan)


def _named_parts(focus: Focus, sentence: Sentence, plan: str, start: int) -> Iterator[Part]:
    """Programmes, platforms and zones without marks that such a sentence names."""
    if not _HOLDS.search(sentence.text) and not _GOES_ON.match(sentence.text):
        return
    for name in focus.named_in(sentence):
        if (
            name.start >= start
            and name.type in {"programme", "platform", "zone"}
            and name.confidence >= _MARKED
        ):
            yield Part(name.start, name.end, name.name, name.type, plan)


def _bulleted(focus: Focus, sentence: Sentence, plan: str, start: int) -> Iterator[Part]:
    """`900억 원을 들여 ▲A 구축(300억 원) ▲B 설치 ▲C 사업을 추진한다`: items, all of them undertakings."""
    ctx = focus.ctx
    marks = [m.start() for m in BULLET.finditer(ctx.document.text, start, sentence.end)]
    if len(marks) < _FEWEST:
        return
    if not (_HOLDS.search(sentence.text) or _DOES.search(sentence.text, marks[-1] - sentence.start)):
        return
    longer = {n.start: n.end for n in focus.named_in(sentence)}
    spans = [(a, max(b, longer.get(a, b))) for a, b in items.in_list(ctx, marks[0], sentence.end)]
    names = [ctx.document.text[a:b] for a, b in spans]
    if len(names) == len(marks) and all(UNDERTAKING.search(n) or last_kind(n) for n in names):
        for (a, b), name in zip(spans, names, strict=True):
            yield Part(a, b, name, last_kind(name) or "programme", plan)


_FEWEST = 2
_DOES = re.compile(
    r"추진|시행|실시|진행|운영|지원|투입|포함|담[았긴는겼]|마련|내용|골자|뼈대|핵심|꼽|나서|벌[이인]|펼[치친]|제시"
)
"""What a plan does with the items of a list that stands before."""
_MARKED = 0.6


def last_kind(name: str) -> str | None:
    """The type that the last word of a name tells."""
    return next((kind for word, kind in _KINDS if name.endswith(word)), None)


_KINDS = [
    pair
    for pair in sorted(TYPES.items(), key=lambda p: -len(p[0]))
    if len(pair[0]) > 1 and pair[1] not in {"law"}
]


def nouns(ctx: Context, start: int, end: int) -> bool:
    """Whether a stretch ends in a noun and names no body only."""
    tokens = ctx.tokens(start, end)
    bodies = ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PLACE)
    return bool(tokens) and tokens[-1].tag.split("+")[-1] in NOUNS and not any(b.end == end for b in bodies)
