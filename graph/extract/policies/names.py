"""Where policies are named: in marks (‘… 전략’), by form (… 기본계획을 확정했다), in English capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from graph.extract.context import Context, Sentence
from graph.extract.dated import factual
from graph.extract.english.policies import by_capitals
from graph.extract.policies import words as policy_words
from graph.extract.policies.forms import WHOLE, by_form
from graph.extract.policies.found import Found, outermost
from graph.extract.policies.law_names import full_laws
from graph.extract.quoted import Quoted, marked, without_aside
from graph.model import Kind


def find(ctx: Context) -> list[Found]:
    """All stretches of factual text that name a policy by themselves; none lies inside another."""
    return outermost([*_marked(ctx), *by_form(ctx), *full_laws(ctx), *by_capitals(ctx)])


def _marked(ctx: Context) -> Iterator[Found]:
    for quoted in map(without_aside, marked(ctx.document.text)):
        if factual(ctx, quoted.start) and not _topic(ctx, quoted):
            yield from _named(ctx, quoted)


def _named(ctx: Context, quoted: Quoted) -> Iterator[Found]:
    text = ctx.document.text
    head = policy_words.HEAD_END.search(quoted.text)
    if head and _specific(quoted.text, head[1]) and not _intent(ctx, quoted.start + head.start(1)):
        kind = "programme" if _PROJECT.match(text, quoted.after) else policy_words.TYPES[head[1]]
        yield Found(quoted.start, quoted.end, quoted.text, kind, 0.9)
        return
    if quoted.text in WHOLE and _AS.match(text, quoted.after):
        yield Found(quoted.start, quoted.end, quoted.text, "zone", 0.6)
        return
    before = policy_words.HEAD_BEFORE.search(text, max(0, quoted.start - 24), quoted.start)
    if before and not head and _quiet(quoted.text) and policy_words.SET_UP.match(text, quoted.after):
        yield Found(quoted.start, quoted.end, quoted.text, policy_words.TYPES[before[1]], 0.75)
        return
    following = policy_words.HEAD_NEXT.match(text, quoted.after)
    if following and not head and _quiet(quoted.text):
        yield Found(quoted.start, quoted.end, quoted.text, policy_words.TYPES[following[1]], 0.75)
        return
    if not head and _quiet(quoted.text) and _laid_out(ctx, quoted):
        yield Found(quoted.start, quoted.end, quoted.text, "programme", 0.65)


_AS = re.compile(r"(?:으로|로)\s(?:\S{2,4}\s)?(?:지정|선정)")
_GROUND = re.compile(r"(?:클러스터|타운|밸리|벨트|거점|허브|회랑|축|생태계|특화거리)$")
_LAID_OUT = re.compile(
    r"(?:을|를)?\s(?:\S{1,8}\s){0,2}?(?:조성|구축|꾸리|꾸린|육성|세우|세운|만들|만든|추진|짓|짓는)"
)
_OFFERED = re.compile(
    r"(?:을|를)\s(?:\S{1,8}\s){0,2}?(?:내놓|도입|시행|선보|추진|시작|발행|운영|출시|조성|세우|세울|만들|구축)"
)
_PUT_INTO = re.compile(
    r"\d\s?(?:조|억|천만|만)\s?\d*\S{0,4}\s?원(?:을|를)?\s(?:들여|들인|들이는|투입해|투입하여|투입하는|투자해|투자하는|써서|편성해)\s(?:\S{1,12}\s){0,5}?[‘'「｢『《“\"]$"
)
_BUILT = re.compile(
    r"(?:공장|라인|설비|시설|건물|사옥|본사|연구소|센터|회관|공원|빌딩|타워|병원|학교|도서관|체육관|청사|호텔|점|관|역|항|길|호|기)$"
)


def _laid_out(ctx: Context, quoted: Quoted) -> bool:
    """Whether marked words name a cluster or the like that is laid out, or what public money is put into."""
    text = ctx.document.text
    if _GROUND.search(quoted.text) and " " in quoted.text and _LAID_OUT.match(text, quoted.after):
        return True
    start = ctx.sentence_at(quoted.start).start
    if _FACILITY.search(quoted.text) and _SET_UP.match(text, quoted.after):
        return _publicly_paid(ctx, quoted)
    paid = _PUT_INTO.search(text, max(start, quoted.start - 60), quoted.start)
    if not paid or _BUILT.search(quoted.text) or not _OFFERED.match(text, quoted.after):
        return False
    bodies = list(ctx.names.within(start, quoted.start, Kind.ORGANIZATION))
    return not bodies or bodies[-1].type not in {"company", "university"}


_FACILITY = re.compile(r" \S{0,8}(?:센터|아카데미|캠퍼스|허브|테스트베드|단지|지원단지|실증지)$")
_SET_UP = re.compile(
    r"(?:을|를|도)\s(?:\S{1,8}\s){0,2}?(?:세우|세워|세운|지어|짓고|짓기|짓는|짓겠|건립|구축|조성|설립|만들)"
)
_PAID = re.compile(r"\d\s?(?:조|억)\s?\d*\S{0,4}\s?원")


def _publicly_paid(ctx: Context, quoted: Quoted) -> bool:
    """`시는 2027년까지 ‘… 센터’를 세운다. 총사업비는 310억원이다`: a house as an undertaking."""
    text, sentence = ctx.document.text, ctx.sentence_at(quoted.start)
    beyond = text[sentence.end : sentence.end + 40]
    if not (_PAID.search(sentence.text) or re.match(r"\s*(?:총)?\s?사업비", beyond)):
        return False
    bodies = list(ctx.names.within(sentence.start, quoted.start, Kind.ORGANIZATION))
    return not bodies or any(b.type not in {"company", "university"} for b in bodies)


_PROJECT = re.compile(r"\s?(?:실증|지원|공모|시범|육성|조성|구축)?사업(?=[을를은는이가의에\s])")


def _quiet(name: str) -> bool:
    """No sentence, slogan or list: few words, no verb ending, no mark inside."""
    return (
        len(name) <= 30
        and not re.search(r",|[다요]$|하는 |[을를] |것[이은] ", name)
        and not _unfinished(name)
    )


def _unfinished(name: str) -> bool:
    return policy_words.UNFINISHED.search(name) is not None


_COUNTED = re.compile(
    r"(?:\d+대|주요|핵심|세부|중점)\s?(?:추진|중점|핵심|정책|세부)?\s?(?:전략|과제|사업|계획|방향|정책)$"
    r"|\d+\s?대\s?\S{2,6}[\s·,]{0,2}\d+\s?(?:대|개)\s?\S{0,6}(?:과제|사업|전략|프로젝트)$"
)
"""`3대 추진과제`: a heading over plans, and no name of one."""


def _specific(name: str, head: str) -> bool:
    """More than a bare or loosely qualified last word (규제, 새 정책)."""
    if _unfinished(name) or re.search(r"[다요]$|것[이은] ", name) or _COUNTED.match(name):
        return False
    if head in {"선언", "선언문", "헌장"} and " " not in name:
        return False
    rest = re.sub(r"[\s‘’「」]", "", name[: name.rfind(head)])
    weak = head in policy_words.WEAK
    least = 5 if head in policy_words.VAGUE else 3 if weak else 2
    if policy_words.TYPES[head] == "law" and name.replace(" ", "") in policy_words.NOT_LAWS:
        return False
    return len(rest) >= least if head != "법" else len(rest) >= 1


_TO_COME = "\u11af"
"""The final consonant ㄹ, in which what is to come ends (`열 계획`)."""


def _intent(ctx: Context, head: int) -> bool:
    """Whether a verb stands before the last word: `“… 설명회도 열 계획”이라고` names nothing."""
    before = ctx.tokens(max(0, head - 12), head)
    if not before or before[-1].tag.split("+")[-1] != "ETM":
        return False
    return unicodedata.normalize("NFD", ctx.document.text[before[-1].end - 1]).endswith(_TO_COME)


def _topic(ctx: Context, quoted: Quoted) -> bool:
    """Whether marked words are the title of a talk or the motto of an event."""
    text = ctx.document.text
    if policy_words.AFTER_TOPIC.match(text, quoted.after):
        return True
    sentence = ctx.sentence_at(quoted.start)
    after = _CLAUSE.split(text[quoted.after : sentence.end])[0]
    before = _CLAUSE.split(text[sentence.start : quoted.start])[-1]
    if _elsewhere(ctx, quoted):
        return False
    if _told_by_guest(ctx, quoted, sentence) or _talk_of(ctx, quoted, sentence):
        return True
    return bool(policy_words.TALK.search(before + after)) and not policy_words.OFFICIAL.search(after)


_LOOSE = ("과제", "방안", "방향", "전략", "정책", "비전", "대책")
_TELLS = re.compile(
    r"[’'」｣』》>”\"]?(?:을|를|에\s대해)\s(?P<each>각각\s|차례로\s|순서대로\s|나란히\s)?(?:\S{1,4}\s)?(?:발표|소개|설명|강연|발제|제시)"
)
_GUESTS = frozenset({"university", "company", "association", "public-institution", "media", "embassy"})


def _told_by_guest(ctx: Context, quoted: Quoted, sentence: Sentence) -> bool:
    """`B 교수가 ‘… 전략’을 발표했다`: a title of a talk, where whoever gives it speaks for no government."""
    told = _TELLS.match(ctx.document.text, quoted.after - 1)
    people = list(ctx.names.within(sentence.start, quoted.start, Kind.PERSON))
    if told is None or not quoted.text.endswith(_LOOSE) or not people:
        return False
    if not re.fullmatch(
        r"[^,.‘’]{0,20}(?:이|가|은|는|도)\s[‘'「｢『《“\"]", ctx.document.text[people[-1].end : quoted.start]
    ):
        return False
    post = ctx.post(people[-1].name)
    types = {n.type for n in ctx.names.of(Kind.ORGANIZATION) if post and n.name == post.organization}
    return bool(told["each"]) or bool(types & _GUESTS)


_ITS_TALKER = re.compile(r"[^,.‘’]{0,24}의\s[‘'「｢『《“\"]")
_TALKS = re.compile(r"발표|발제|강연|주제|제목|토론")


def _talk_of(ctx: Context, quoted: Quoted, sentence: Sentence) -> bool:
    """`A 교수의 ‘… 과제’, B 단장의 ‘…’을 주제로 발표가 이어진다`: titles of talks by whoever gives them."""
    if not quoted.text.endswith(_LOOSE) or not _TALKS.search(ctx.document.text, quoted.after, sentence.end):
        return False
    people = list(ctx.names.within(sentence.start, quoted.start, Kind.PERSON))
    return bool(people) and _ITS_TALKER.fullmatch(ctx.document.text, people[-1].end, quoted.start) is not None


_CLAUSE = re.compile(r"[가-힣](?:고|며|으며),\s|[다요]\.\s")


def _elsewhere(ctx: Context, quoted: Quoted) -> bool:
    """Whether the text speaks elsewhere of a plan by the name's last words as of one made or announced."""
    tail = re.sub(r"^.*\s", "", quoted.text)
    if len(tail) < 4 or not policy_words.HEAD_END.search(tail):
        return False
    text = ctx.document.text
    at = text.find(tail)
    while at >= 0:
        if _MADE.search(text, max(0, at - 30), at):
            return True
        at = text.find(tail, at + 1)
    return False


_MADE = re.compile(r"(?:내놓은|발표한|마련한|수립한|확정한)\s[‘']?(?:\S{1,8}\s){0,2}\Z")
