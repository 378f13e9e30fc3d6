"""Where alliances are named: standing bodies of several parties (얼라이언스, 협의체, 추진단 …)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.cues import cued
from graph.extract.context import Context, Sentence
from graph.extract.dated import factual
from graph.extract.english import alliances as english_alliances
from graph.extract.names import noun_runs
from graph.extract.policies.found import Found, outermost, stands_alone
from graph.extract.quoted import marked, without_aside

SURE = ("얼라이언스", "협의체", "협력체", "연합체", "컨소시엄")
"""Last words that make an alliance of any name."""
LAUNCHED_ONLY = """
    추진위원회 위원회 협의회 추진단 기획단 지원단 자문단 협력단 포럼 네트워크 클럽 태스크포스 TF 연대
    연합 동맹 파트너십 원팀 추진본부 거버넌스 연합회
""".split()
"""Last words that do so only of a body that the text says was launched or formed."""

_HEADS = "|".join((*SURE, *LAUNCHED_ONLY))
_END = re.compile(rf"({_HEADS})(?:\s?\([^()\n]{{1,25}}\))?$")
_RUN = re.compile(
    rf"({_HEADS})(?:\s?\((?:[A-Za-z][^()\n]{{1,25}}|{'|'.join(SURE)})\))?(?![가-힣]*(?:원|장)\b)"
)
FORMED = (
    r"발족|출범|창립|결성|구성(?!원)|확대\s?개편|띄[우운울웠워]|꾸[리린릴려렸림]|"
    r"킥오프|첫 회의|신설|창설|닻|떴"
)
"""Words that say that a body was formed."""
_LAUNCH = re.compile(
    r"[’'」｣』》>`”\"]?\s?(?:\([^()\n]{1,30}\))?(?:의|은|는|이|가|을|"
    rf"를|도)?\s?(?:(?![가-힣]*[을를]\s)\S{{1,8}}\s){{0,2}}(?:공식|정식)?(?:{FORMED})"
)
_LAUNCHED = re.compile(
    r"(?:(?:발족|출범|결성|구성|창립|신설|창설|확대\s?개편)(?:한|된|했던|시킨|하는|되는)|꾸린|띄운)\s[‘'「｢『《“]?$"
)
_JOINED = re.compile(r"(?:함께하는|참여하는|참여한|모인|뭉친|꾸린)\s[‘'「｢『《“]?$")
"""What stands before a body that several have formed: `여덟 기관이 함께하는 … 추진단`."""
_GENERIC = re.compile(
    r"^(?:민관|민·관|민-관|산학연|산·학·연|관계부처|범부처|부처|실무|정책|전담|별도|상설|지역|"
    r"글로벌|국제|상생|협력|공동|업종별|분야별|하위|산하|소속|합동|유관기관|전문가|장관급|차관급|국장급|실장급|과장급|고위급|"
    r"실무급|정부|양국|양자|다자|새|새로운|이른바|\s)*$"
)


def find(ctx: Context) -> list[Found]:
    """All stretches of factual text that name an alliance; none lies inside another."""
    return outermost([*_marked(ctx), *_by_kind(ctx), *_by_form(ctx), *english_alliances.named(ctx)])


def _marked(ctx: Context) -> Iterator[Found]:
    text = ctx.document.text
    for quoted in map(without_aside, marked(text)):
        head = _END.search(quoted.text)
        if not head or not factual(ctx, quoted.start) or len(quoted.text) <= len(head[1]) + 1:
            continue
        before = _LAUNCHED.search(text, max(0, quoted.start - 12), quoted.start)
        before = before or _JOINED.search(text, max(0, quoted.start - 16), quoted.start)
        sure = head[1] in SURE or before or _formed(text, quoted.after, ctx.sentence_at(quoted.start).end)
        if sure:
            yield Found(quoted.start, quoted.end, quoted.text, "alliance", 0.9)


def _by_kind(ctx: Context) -> Iterator[Found]:
    """`민관협의체 ‘가나 팀코리아’`: the word before the marks tells what the name is of."""
    for quoted in marked(ctx.document.text):
        kind = _KIND_BEFORE.search(ctx.document.text, max(0, quoted.start - 12), quoted.start)
        if (
            kind
            and factual(ctx, quoted.start)
            and len(quoted.text) <= _LONGEST
            and not _NO_NAME.search(quoted.text)
        ):
            yield Found(quoted.start, quoted.end, quoted.text, "alliance", 0.75)


_KIND_BEFORE = re.compile(rf"(?:{'|'.join(SURE)}|협의기구|연대체|협의회)(?:인|의)?\s?[‘'「｢『《“\"]$")
_NO_NAME = re.compile(r"[!?…,]|[다요]$|(?:식|회의|협약|포럼|소위원회|분과위원회|분과|실무반)$")
_LONGEST = 30


def _by_form(ctx: Context) -> Iterator[Found]:
    text, runs = ctx.document.text, list(_runs(ctx))
    formed = {
        text[run.start : run.end]
        for run in runs
        if run.end - run.start >= _TAIL and _LAUNCHED.search(text, max(0, run.start - 12), run.start)
    }
    standing = _standing(text, runs)
    for run in runs:
        name = text[run.start : run.end]
        told = (
            name == standing
            or any(name.endswith(f" {tail}") for tail in formed)
            or (name in formed and any(text[r.start : r.end].endswith(f" {name}") for r in runs))
        )
        sure = run.confidence or (0.7 if told else 0.0)
        before, _, last = name.rpartition(" ")
        again = standing and standing.endswith(f" {last}") and _GENERIC.match(before)
        if sure and not again:
            yield replace(run, confidence=sure)


_STANDS = cued(
    r"(?:^|\s)(?:이번|이|동)?\s?(?P<kind>협의회|추진단|협력단|연합|연대|동맹|연합회|네트워크|파트너십)(?:은|는|에는)\s"
    r"[^.]{0,160}?(?:참여|가입|구성(?:되|된|됐|돼)|이뤄|이루어|분과|회원|[부위]*위원장[은을])"
)
"""`협의회에는 A와 B가 참여하며 위원장은 …`: a body of several, though nothing tells when it was formed."""


def _standing(text: str, runs: list[Found]) -> str | None:
    """The name of the only body of its kind of which the text says who is in it, or how it is divided."""
    told = _STANDS.search(text)
    ending = told["kind"] if told else "-"
    names = {n for run in runs if (n := text[run.start : run.end]).endswith(ending) and n != ending}
    names = {n for n in names if len(n.removesuffix(ending).replace(" ", "")) > 2}
    names = {n for n in names if not _GENERIC.match(n.removesuffix(ending))}
    longest = max(names, key=len, default="")
    same = all(name.split()[-1] == longest.split()[-1] for name in names)
    return longest if longest and same else None


_TAIL = 5
"""So long a last word may stand for the whole name: `올해 3월 출범한 정책협의회는`."""


def _runs(ctx: Context) -> Iterator[Found]:
    """The runs of nouns that end like an alliance's name; of confidence 0 where none says it was formed."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for match in _RUN.finditer(text, sentence.start, sentence.end):
            if not stands_alone(ctx, match.end()) and not _LAUNCH.match(text, match.end(), sentence.end):
                continue
            start = max(sentence.start, noun_runs.left(ctx.doc, text, match.start()))
            edition = _EDITION.match(text, start, match.start())
            start = edition.end() if edition else start
            sure = _sure(text, start, match, sentence)
            yield Found(start, match.end(), text[start : match.end()], "alliance", sure)


_FORMED_LATER = re.compile(
    rf"[’'」｣』》>`”\"]?\s?(?:\([^()\n]{{1,30}}\))?(?:은|는)\s[^.]{{0,140}}(?:지난|오는|\d[년월일])\S*\s(?:\S{{1,4}}\s)?"
    rf"(?:{FORMED})(?:했|됐|하였|되었|한다|된다)"
)


def _formed(text: str, start: int, end: int) -> re.Match[str] | None:
    """What follows a body's name where its sentence goes on to say that it was formed, or when."""
    return _LAUNCH.match(text, start, end) or _FORMED_LATER.match(text, start, end)


_EDITION = re.compile(r"제?\s?\d+[차회기]\s")


def _sure(text: str, start: int, head: re.Match[str], sentence: Sentence) -> float:
    modifiers = text[start : head.start()].strip()
    launched = _formed(text, head.end(), sentence.end)
    launched = launched or _LAUNCHED.search(text, max(sentence.start, start - 12), start)
    launched = launched or (
        _JOINED.search(text, max(sentence.start, start - 16), start) if head[1] != "포럼" else None
    )
    if head[1] == "포럼" and not re.search(r"발족|창립", launched[0] if launched else ""):
        return 0.0
    if len(modifiers.replace(" ", "")) < 3 or _GENERIC.match(modifiers):
        return 0.0
    if modifiers.endswith(SURE):
        return 0.85
    if head[1] in SURE:
        return 0.85 if launched or head[1] in {"얼라이언스", "컨소시엄"} else 0.0
    return (
        0.75 if launched and len(modifiers.split()) >= 1 and not re.match(r"제?\d+[차회]", modifiers) else 0.0
    )
