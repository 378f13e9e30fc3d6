"""Designated zones: which place was made one, on which ground, and of which kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name, Sentence
from graph.extract.relations.relation import BASES, Stated, between, near
from graph.model import Kind

_DESIGNATED = re.compile(r"지정|선정|의결|따낸|따내|확정|designat", re.IGNORECASE)
_WISHED = re.compile(r"신청|공모|유치|추진|목표|나섰|나선|도전|준비")
_GROUND = re.compile(
    r"\s?(?:일원|일대|부지|내|안)?(?:에|에서|에 조성|을 중심|를 중심)"
    r"(?!\s(?:\S+\s){0,4}?(?:모여|밀집|몰려|입주))"
)
_AS = re.compile(r"[’'」]?(?:으로|로)\s?(?:\S{1,6}\s)?(?:지정|선정)")
_DESIGNATED_PLACE = re.compile(r"[’'」]?(?:으로|로)\s?(?:지정|선정)(?:된|받은)\s$")


def zones_in(ctx: Context, sentence: Sentence) -> list[Name]:
    """The zones that a sentence names."""
    return [n for n in ctx.names.within(sentence.start, sentence.end, Kind.POLICY) if n.type == "zone"]


def _region(name: Name) -> bool:
    return name.type == "region" or (
        name.type == "local-government" and not name.name.endswith(("의회", "청"))
    )


def designated(ctx: Context) -> Iterator[Stated]:
    """The place that was made a zone: by the zone's own name, before 의, or as subject of the sentence."""
    for sentence in ctx.sentences:
        zones = zones_in(ctx, sentence)
        if not zones or not _DESIGNATED.search(sentence.text):
            continue
        named = list(ctx.names.within(sentence.start, sentence.end, Kind.PLACE, Kind.ORGANIZATION))
        places = [n for n in named if _region(n)]
        for zone in zones:
            yield from _made(ctx, sentence, zone, places)


def _made(ctx: Context, sentence: Sentence, zone: Name, places: list[Name]) -> Iterator[Stated]:
    text = ctx.document.text
    own = next((p for p in places if p.start == zone.start), None)
    if own is not None:
        ground = _ground_region(ctx, zone.name)
        yield between(own, "designated_as", zone, 0.75) if ground is None else _through(ground, zone)
        return
    owners = [p for p in places if p.end <= zone.start]
    if owners and near(ctx, owners[-1], zone, 4) in {"의 ", "의 ‘", "의 '"}:
        yield from _with_siblings(ctx, owners, zone)
        return
    if _wished(text, zone, sentence) or re.search(
        r"지정(?:받)?(?:겠|을 계획|할 계획|할 예정)", text[zone.end : sentence.end]
    ):
        return
    subject = next(
        (
            p
            for p in owners
            if re.match(r"(?:\([^()\n]{1,30}\))?(?:은|는|이|가|,)\s", text[p.end : p.end + 36])
        ),
        None,
    )
    if subject is not None and not (owners[-1] is not subject and _OBJECT.match(text, owners[-1].end)):
        yield between(subject, "designated_as", zone, 0.75)
    yield from _into(ctx, sentence, zone)
    after = next((p for p in places if p.start >= zone.end), None)
    gap = near(ctx, zone, after, 10) if after is not None else None
    if after is not None and gap is not None and _DESIGNATED_PLACE.fullmatch(gap):
        yield between(after, "designated_as", zone, 0.8)


_OBJECT = re.compile(
    r"(?:\s?등\s?(?:\d+|[두세네]|다섯)\s?(?:곳|개\s?\S{1,4}))?(?:을|를)\s(?:(?![^\s]*[은는이가을를]\s)\S{1,12}\s){0,3}[‘'「『]?"
)
_TURNED = re.compile(r"[’'」』]?(?:으로|로)(?=[,\s])")


def _into(ctx: Context, sentence: Sentence, zone: Name) -> Iterator[Stated]:
    """전남을 발사체 특화지구로, 경남을 …로; A와 B 등 4곳을 … 특화단지로: each place and its zone."""
    text = ctx.document.text
    named = ctx.names.within(sentence.start, zone.start, Kind.PLACE, Kind.ORGANIZATION)
    every = [n for n in named if _region(n) or n.type == "site"]
    inner = {n.start for n in every}
    grounds = [n for n in every if n.end + 1 not in inner]
    if grounds and _TURNED.match(text, zone.end) and _OBJECT.fullmatch(text[grounds[-1].end : zone.start]):
        yield from _with_siblings(ctx, grounds, zone)


def _ground_region(ctx: Context, zone: str) -> Name | None:
    """The city whose site the zone is run on, by the site's own name (경산 지식산업지구)."""
    for sentence in ctx.sentences:
        for name in zones_in(ctx, sentence):
            site = _site(ctx, name, sentence) if name.name == zone else None
            if site is None:
                continue
            first = ctx.document.text[site.start : site.end].split()[0]
            for place in ctx.names.of(Kind.PLACE):
                if place.type == "region" and ctx.document.text[place.start : place.end] == first:
                    return place
    return None


def _through(place: Name, zone: Name) -> Stated:
    spans = ((zone.start, zone.end),)
    return Stated(place, "designated_as", zone.name, zone.kind, spans, 0.65)


def _site(ctx: Context, zone: Name, sentence: Sentence) -> Name | None:
    """The site that a sentence says the zone is run on."""
    for site in ctx.names.within(zone.end, sentence.end, Kind.PLACE):
        if site.type == "site" and _GROUND.match(ctx.document.text, site.end):
            return site
    return None


def _wished(text: str, zone: Name, sentence: Sentence) -> bool:
    """A zone that is only applied for."""
    after = text[zone.end : min(sentence.end, zone.end + 20)]
    return bool(_WISHED.search(after)) and not re.search(
        r"지정(?:된|됐|되|받|했|하기로|돼)|선정(?:된|됐|되|돼)", sentence.text
    )


_LISTED = re.compile(r"(?:\s?[·ㆍ,]\s?|(?:와|과)\s|\s및\s)(?:[가-힣]{2,5}\s)?")


def _with_siblings(ctx: Context, owners: list[Name], zone: Name) -> Iterator[Stated]:
    """동해·삼척의 … 특화단지: both places."""
    yield between(owners[-1], "designated_as", zone, 0.8)
    for first, second in zip(owners[-2::-1], owners[:0:-1], strict=False):
        gap = near(ctx, first, second, 10)
        if gap is None or not _LISTED.fullmatch(gap):
            return
        yield between(first, "designated_as", zone, 0.8)


def grounds(ctx: Context) -> Iterator[Stated]:
    """The site a zone is run on, and the place that a zone not yet designated is meant for."""
    made = {s.object for s in designated(ctx)}
    for sentence in ctx.sentences:
        for zone in zones_in(ctx, sentence):
            site = _site(ctx, zone, sentence)
            if site is not None:
                yield between(zone, "located_in", site, 0.7)
            own = next(ctx.names.within(zone.start, zone.end, Kind.PLACE), None)
            if own is not None and own.start == zone.start and zone.name not in made:
                yield between(zone, "located_in", own, 0.65)


_BASE = re.compile(rf"(?:{BASES})$")
_FOR = re.compile(r"(?:\s?(?:일원|일대|지역|등))?(?:의\s[‘'「]|(?:에는|에)\s(?:\S+\s){0,6}[‘'「])$")


def bases(ctx: Context) -> Iterator[Stated]:
    """서산·당진의 ‘… 거점’, 천안·아산에는 ‘… 클러스터’를: places that parts of a plan are for."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for part in ctx.names.within(sentence.start, sentence.end, Kind.POLICY):
            if part.type == "zone" or not _BASE.search(part.name):
                continue
            places = [p for p in ctx.names.within(sentence.start, part.start, Kind.PLACE) if _region(p)]
            if places and _FOR.match(text[places[-1].end : part.start]):
                yield from _all_in(ctx, part, places)
            after = [p for p in ctx.names.within(part.end, sentence.end, Kind.PLACE) if _region(p)]
            if after and re.fullmatch(r"[’'」]?(?:은|는)\s", text[part.end : after[0].start]):
                yield from _all_in(ctx, part, _coordinated(ctx, after))


_RUN = re.compile(
    r"에서\s(?:시작|추진|진행|시행|시범\s?운영|실시)(?:한|하는|할|된|되는|중인|\s중인)\s[‘'「]?$"
)


def run_at(ctx: Context) -> Iterator[Stated]:
    """전북과 경남에서 시작한 ‘… 사업’: where a programme is run."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for part in ctx.names.within(sentence.start, sentence.end, Kind.POLICY):
            places = [p for p in ctx.names.within(sentence.start, part.start, Kind.PLACE) if _region(p)]
            if places and _RUN.fullmatch(text[places[-1].end : part.start]):
                yield from _all_in(ctx, part, places)


def _coordinated(ctx: Context, places: list[Name]) -> list[Name]:
    run = places[:1]
    for place in places[1:]:
        if near(ctx, run[-1], place, 3) not in {"·", "ㆍ", ", ", "와 ", "과 "}:
            break
        run.append(place)
    return run


def _all_in(ctx: Context, part: Name, places: list[Name]) -> Iterator[Stated]:
    """The last place and those joined to it."""
    run = (
        _coordinated(ctx, places)
        if places and places[0].start > part.start
        else _coordinated_back(ctx, places)
    )
    for place in run:
        yield between(part, "located_in", place, 0.65)


def _coordinated_back(ctx: Context, places: list[Name]) -> list[Name]:
    run = places[-1:]
    for place in reversed(places[:-1]):
        if near(ctx, place, run[-1], 3) not in {"·", "ㆍ", ", ", "와 ", "과 "}:
            break
        run.append(place)
    return run


def instances(ctx: Context) -> Iterator[Stated]:
    """A와 B를 첫 수소특화단지로 지정: A and B are of that kind."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        zones = zones_in(ctx, sentence)
        kind = next((z for z in reversed(zones) if _AS.match(text, z.end)), None)
        if kind is None:
            continue
        objects = [z for z in zones if z.end <= kind.start and z.name != kind.name]
        if objects and re.match(r"[’'」]?(?:을|를)\s", text[objects[-1].end : objects[-1].end + 3]):
            for zone in objects:
                yield between(zone, "part_of", kind, 0.7)
