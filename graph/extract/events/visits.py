"""Visits told by a verb: `김가나 장관은 4일 나다온실을 방문해 …`, `… 독일과 벨기에를 방문한다`."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract import forms
from graph.extract.context import Context, Name, Sentence
from graph.extract.events.actors import acting, subjects
from graph.extract.events.naming import EventName
from graph.extract.events.words import HEAD, LANDS
from graph.extract.names import noun_runs
from graph.extract.passages import masked
from graph.model import Kind, RegionKind

_HOW = r"(?:(?:직접|전격|차례로|잇따라|잇달아|각각|함께|공식|전격|깜짝|이어|차례차례|나란히|국빈)\s){0,2}"
_INSPECTS = r"둘러|점검|살[폈피펴]|격려|의견|애로|간담|당부|청취|들었|들으|만나|만났|면담|환담|협의|논의|확인"
_VERB = cued(
    r"(?P<close>[’”'\"」』｣)]*(?:\([^)]{1,40}\))?)"
    rf"(?:(?:을|를|에|에도|도)\s{_HOW}"
    r"(?:(?P<there>(?:방문|순방)(?:\s?중(?:인|이던)|하고\s있는)\s)|(?:현장\s)?(?P<visited>방문|순방)(?:해|하여|했|하였|한다|하고|하며|한\s(?:뒤|후|자리)|할\s(?:예정|계획|것)|하는\s(?:등|자리)|,\s)"
    r"|(?P<toured>(?:시찰|견학|현장\s?점검)(?:했|하고|하며|하였|한다|해|한\s(?:뒤|후)|할\s(?:예정|계획)|,\s)))"
    rf"|(?P<sought>(?:을|를)\s{_HOW}찾(?:았|는다|고\s|을\s(?:예정|계획)|은\s(?:뒤|후|자리)"
    rf"|아(?=\s[^.]{{0,60}}(?:{_INSPECTS}))|(?P<came>아(?=\s))))"
    rf"|(?P<seen>(?:을|를)\s{_HOW}둘러(?:보고|봤|보았|본다|보며|본\s(?:뒤|후)|볼\s(?:예정|계획)))"
    rf"|(?:을|를)\s(?P<round>돌고\s있는\s)|에\s{_HOW}들러|(?P<left>(?:으로|로)\s{_HOW}(?:출국(?:해|한다|했|하여|할)|떠[나났난]|향[했한하해])"
    r"|\s(?:공식\s)?(?:방문|순방|출장)길에\s(?:오른|올랐|오를|나[선섰설서])))"
)
_ANY = re.compile(
    r"방문|순방|출장|찾[았는고을은아]|시찰|견학|점검|둘러|들러|돌고|출국|떠[나났난]|향[했한하해]"
)
_PLURAL = re.compile(r"\d+\s?(?:여\s?)?(?:만\s?|천\s?)?(?:명|개국|곳|개사)")
_NOT_PLACES = re.compile(
    r"(?:방법|방안|해법|답|길|기회|고객|손님|원인|대안|돌파구|해답|실마리|활로|인재|현장|곳|시설|업체|기업|농가|가정"
    r"|부스|전시|라인|제품|누리집|홈페이지|사이트|이곳|그곳|해외|바이어|전문가|장소|상황|현황|들|공정|설비|매장|전시품|실태|국가|나라|지역|구역|권역|일대)$"
)
_KIND = re.compile(r"^.*(?:기업|업체|회사|스타트업|농가|단지|법인|사)(?:\s|인\s)(?=\S)")
_HELD_THERE = re.compile(
    r"[^.]{0,70}?(?:회|회의|포럼|세미나|식|설명회)[’”'\"」』]?(?:을|를)\s(?:공동\s)?(?:열[었고어]|연다|개최|가[졌진질]|갖|주재)"
)
_LANDS = re.compile(rf"(?:{LANDS})$")
_AND = re.compile(r"\s?[,·?ㆍ‧・/]\s?|(?:와|과|및|,)\s|\s및\s")


def find(ctx: Context, named: list[EventName]) -> list[EventName]:
    """Visits that people with a post are said to pay, unless it is an event that they visit."""
    found: list[EventName] = []
    for sentence in ctx.sentences:
        if sentence.region is RegionKind.TITLE or not _ANY.search(sentence.text):
            continue
        for match in _VERB.finditer(masked(sentence.text)):
            visit = _visit(ctx, sentence, match)
            toured = match["seen"] and any(sentence.start <= v.start for v in found)
            if (
                visit
                and not toured
                and not any(n.start < visit.end and visit.start < n.end for n in (*named, *found))
            ):
                found.append(visit)
    return found


def _visit(ctx: Context, sentence: Sentence, match: re.Match[str]) -> EventName | None:
    end = sentence.start + match.start()
    start, known = _object(ctx, sentence, end)
    if land := next((n for n in _lands_before(ctx, sentence, start) if match["left"]), None):
        start, known = land.start, [land, *known]
    where = _KIND.sub("", ctx.document.text[start:end].strip(" ‘“'\"「『"))
    if len(where) < 2 or HEAD.search(where[-6:]) or _PLURAL.search(where) or _NOT_PLACES.search(where):
        return None
    grounds = any(n.kind is Kind.ORGANIZATION or n.type in {"venue", "site"} for n in known)
    if (match["seen"] or match["came"]) and not grounds:
        return None
    away = match["there"] or match["round"]
    if (match["left"] or away) and not _is_land(known, where):
        return None
    if (
        not known
        and not _LANDS.search(where)
        and not sounds_like_place(where)
        and not subjects(ctx, sentence, end)
    ):
        return None
    if away:
        name = f"{where} 방문"
        told = _TRAVELLER.match(sentence.text, match.end())
        return EventName(end - len(where), end, name, "visit", "방문", told=True) if told else None
    if _HELD_THERE.match(sentence.text, match.end()) or _WHOEVER.match(sentence.text, match.end()):
        return None
    actors = acting(ctx, sentence, start)
    if any(start <= a.start < end for a in actors) or not (actors or _of_a_day(ctx, sentence, match, known)):
        return None
    return EventName(end - len(where), end, f"{where} 방문", "visit", "방문", told=True)


def _lands_before(ctx: Context, sentence: Sentence, start: int) -> list[Name]:
    """The country right before a town (`일본 도쿄로 출국해`)."""
    near = ctx.names.within(max(sentence.start, start - 12), start, Kind.PLACE)
    return [n for n in near if n.type == "country" and ctx.document.text[n.end : start] == " "]


_TRAVELLER = re.compile(
    r"(?:(?!\S*[을를은는이가의]\s)[^\s,]{1,16}\s){0,5}?[^\s,]{0,14}(?:대통령|총리|장관|차관|본부장|실장|국장|청장|처장|위원장|의장|지사|시장|군수|구청장"
    r"|교육감|부시장|회장|사장|대표|총장|원장|대표단|사절단|유치단|시찰단|순방단|방문단|연수단|조사단|개척단)(?:\([^()]{1,20}\))?(?:은|는|이|가)\s"
)
"""Who is on a visit somewhere, told behind it (`독일을 방문 중인 김가나 장관은`)."""
_HOME = frozenset("대한민국 한국 우리나라 국내".split())


def _is_land(known: list[Name], where: str) -> bool:
    """Whether what is gone to is a country abroad, a part of the world or a list that ends in one."""
    lands = [n for n in known if n.type == "country"]
    return bool(lands or _LANDS.search(where)) and not any(n.name in _HOME for n in lands)


_GROUNDS = tuple(
    "센터 연구소 연구원 시장 마을 농장 목장 병원 학교 양식장 현장 단지 거점 충전소 훈련소 기지".split()
)


def sounds_like_place(where: str) -> bool:
    """Whether words end as names of buildings, grounds and bodies do."""
    return (
        where.endswith((*forms.VENUE_SUFFIXES, *forms.SITE_SUFFIXES, *_GROUNDS))
        or forms.body_type(where) is not None
    )


_GROUP = re.compile(
    r"(?:^|[\s,])(?:\S{1,12}\s)?(?:참석자|참가자|참여자|참관단|참가단|일행|방문단|대표단|사절단|연사|바이어|회원|위원|의원)(?:들)?(?:은|는|이|가)\s"
)


def _of_a_day(ctx: Context, sentence: Sentence, match: re.Match[str], known: list[Name]) -> bool:
    """Whether somebody without a post visits a known place on a day told, or those at an event tour one."""
    dated = any(sentence.start <= m.start < sentence.end for m in ctx.moments)
    toured = match["toured"] and _GROUP.search(sentence.text, 0, match.start())
    abroad = (match["sought"] or match["left"]) and any(n.type == "country" for n in known)
    return bool(known and (((match["visited"] or abroad) and dated) or toured))


_WHOEVER = re.compile(r"\s?[^.]{0,16}(?:신청|접수|등록|문의|구매|이용)")
"""`주민센터를 방문해 신청하면`: what readers are told to do."""


def _object(ctx: Context, sentence: Sentence, end: int) -> tuple[int, list[Name]]:
    """Where the words for what is visited begin, and the names in them."""
    text = ctx.document.text
    names = [
        n
        for n in ctx.names.within(max(sentence.start, end - 60), end + 1, Kind.ORGANIZATION, Kind.PLACE)
        if n.end == end
    ]
    start = min((n.start for n in names), default=noun_runs.left(ctx.doc, text, end - 1))
    if names and start == names[-1].start and " " not in text[start:end] and names[-1].type == "venue":
        start = min(
            start, noun_runs.left(ctx.doc, text, end - 1)
        )  # whose plant it is: a firm of unknown name
    beside = ctx.names.within(max(sentence.start, start - 30), start, Kind.ORGANIZATION)
    start = next((n.start for n in beside if text[n.end : start] == " "), max(start, sentence.start))
    while start > sentence.start and re.match(r"[가-힣A-Za-z]", text[start - 1]):
        start -= 1
    owners = ctx.names.within(max(sentence.start, start - 30), start, Kind.ORGANIZATION)
    start = next(
        (n.start for n in owners if n.type != "local-government" and text[n.end : start] == "의 "), start
    )
    start = lands(ctx, sentence, _towns(ctx, sentence, start), end)
    return start, list(ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PLACE))


def _towns(ctx: Context, sentence: Sentence, start: int) -> int:
    """Where a list of towns with their country before it begins (`일본 도쿄와 오사카`); else where it was."""
    text, first = ctx.document.text, start
    places = ctx.names.within(max(sentence.start, start - 40), start, Kind.PLACE)
    for place in list(places)[::-1]:
        if place.type == "region" and _AND.fullmatch(text, place.end, first):
            first = place.start
        elif place.type == "country" and text[place.end : first] == " ":
            return place.start
    return start


def lands(ctx: Context, sentence: Sentence, start: int, end: int) -> int:
    """Where a list of countries begins whose last one stands at the beginning of `[start, end)`."""
    text = ctx.document.text
    first = (n.type for n in ctx.names.within(start, end, Kind.PLACE) if n.start == start)
    if "country" not in first and not _LANDS.match(text[start:end]):
        return start
    while True:
        before = [
            n
            for n in ctx.names.within(max(sentence.start, start - 20), start, Kind.PLACE)
            if n.type == "country" and _AND.fullmatch(text, n.end, start)
        ]
        if not before:
            return start
        start = before[0].start
