"""Where things lie: halls and sites in towns, bodies in countries and at their seats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name, Sentence
from graph.extract.forms import METROPOLES
from graph.extract.relations.regions import level, places
from graph.extract.relations.relation import AREA, Stated, between, near
from graph.model import Kind

COORDINATED = re.compile(r"\s?[·,ㆍ]\s?|(?:와|과)\s|\s및\s")
_LIES = re.compile(r"의?\s(?:(?:안|내|소재)\s)?[‘'「]?")
OPENS = (
    r"있는|자리한|위치한|소재한|소재|들어선|들어서는|들어설|자리\s?잡은|입주한|문을 (?:연|여는|열)|"
    r"새로 (?:선|생긴|지은)|"
    r"세운|세워진|세워지는|건립(?:된|되는|될|\s?중인)|조성(?:된|되는|될|한|하는|\s?중인)|개관(?:한|하는|할)|개소(?:한|하는|할)"
)
_STANDS = re.compile(rf"에?\s?(?:{OPENS})\s(?:[가-힣]{{2,5}}\s)?[‘'「]?")
_OF_COUNTRY = re.compile(
    r"(?:의)?\s(?:[가-힣·\s]{0,24}(?:기관|기업|업체|회사|연구소|대학)(?:인)?\s)?[‘'「]?$|"
    r"의\s[‘'「]?$|\s$"
)
NO_SEAT = frozenset({"ministry", "local-government", "party", "media", "embassy", "alliance"})
IN_BRACKET = re.compile(r"\s?\((?=[^()\n]{2,40}\))")


def venues(ctx: Context) -> Iterator[Stated]:
    """서울 코엑스, 나주 혁신산단, the Plaza Hotel in Seoul: a hall or site in the place before it."""
    known = {ctx.document.text[n.start : n.end]: n for n in ctx.names.of(Kind.PLACE) if n.type == "region"}
    towns = _towns(ctx)
    for sentence in ctx.sentences:
        named = ctx.names.within(sentence.start, sentence.end, Kind.PLACE)
        grounds = [n for n in named if n.type in {"venue", "site"}]
        regions = [p for p in places(ctx, sentence.start, sentence.end) if level(p)]
        for ground in grounds:
            yield from _stands_in(ctx, ground, [p for p in regions if p.end <= ground.start])
            yield from _same_town(ctx, ground)
            yield from _within_site(ctx, ground, grounds)
            yield from _addressed(ctx, ground, [p for p in regions if p.start >= ground.end])
            words = ctx.document.text[ground.start : ground.end].split()
            inside = (
                known.get(words[0])
                or _town_of(words[0], towns)
                or _of_office(ctx, words[0])
                or next((known[word] for word in words[:0:-1] if word in known), None)
                or _town_of_plant(ctx, ground, words, towns)
            )
            if inside is not None and inside.name != ground.name:
                spans = ((ground.start, ground.end),)
                yield Stated(ground, "located_in", inside.name, inside.kind, spans, 0.7)
            yield from _english(ctx, ground, regions)


def _towns(ctx: Context) -> dict[str, Name]:
    """The cities and counties that a document names as places, by their short names (여수)."""
    towns: dict[str, Name] = {}
    for place in ctx.names.of(Kind.PLACE):
        if place.type == "region" and (level(place) == 2 or place.name in _METROPOLES):
            form = ctx.document.text[place.start : place.end]
            towns.setdefault(form.removesuffix("시") if len(form) > 2 else form, place)
    return towns


_METROPOLES = frozenset(
    f"{city}{end}" for city in METROPOLES for end in ("", "시", "광역시", "특별시", "특별자치시")
)


def _town_of(word: str, towns: dict[str, Name]) -> Name | None:
    """The town that a hall bears in its name (여수세계박람회장)."""
    return next((towns[word[:n]] for n in (2, 3) if len(word) > n + 2 and word[:n] in towns), None)


_PLANT = re.compile(r"(?:공장|사업장|캠퍼스|제철소|조선소|발전소|연구소|사업소)$")


def _town_of_plant(ctx: Context, ground: Name, words: list[str], towns: dict[str, Name]) -> Name | None:
    """The town that a firm's plant bears in its last word (가나시멘트 삼척공장)."""
    bare = _PLANT.sub("", words[-1])
    return towns.get(bare) if bare != words[-1] and len(words) > 1 and _owner(ctx, ground) else None


def _owner(ctx: Context, ground: Name) -> Name | None:
    """The firm whose name premises open with."""
    firms = ctx.names.within(ground.start, ground.end, Kind.ORGANIZATION)
    return next((f for f in firms if f.type == "company" and f.start == ground.start), None)


def plants(ctx: Context) -> Iterator[Stated]:
    """가나시멘트 삼척공장: a plant that bears its town's name is a part of the firm."""
    towns = _towns(ctx)
    for ground in ctx.names.of(Kind.PLACE):
        words = ctx.document.text[ground.start : ground.end].split()
        firm = _owner(ctx, ground) if ground.type == "venue" else None
        if firm is not None and _town_of_plant(ctx, ground, words, towns):
            yield between(ground, "part_of", firm, 0.7)


_OFFICE = re.compile(
    r"(?P<unit>[가-힣]{1,4}(?:시|군|구|도))(?:청|의회)(?:사)?$|정부(?P<town>[가-힣]{2})청사$"
)


def _of_office(ctx: Context, word: str) -> Name | None:
    """The unit whose office a hall is in (완도군청 대회의실, 정부세종청사), where the text names it."""
    office = _OFFICE.match(word)
    if office is None:
        return None
    name = office["unit"] or office["town"]
    forms = {name, name[:-1]} if office["unit"] else {name, f"{name}시"}
    text = ctx.document.text
    named = [n for n in places(ctx, 0, len(text)) if text[n.start : n.end] in forms or n.name in forms]
    return min(named, key=lambda n: (n.kind is not Kind.PLACE, n.start), default=None)


def _stands_in(ctx: Context, ground: Name, prior: list[Name]) -> Iterator[Stated]:
    """The nearest place before, one that the text says it stands in first (오송읍에 자리한 청주 오스코)."""
    for place in prior[-2:]:
        gap = near(ctx, place, ground, 14)
        if gap is not None and _STANDS.fullmatch(gap):
            yield between(ground, "located_in", place, 0.8)
            return
    gap = near(ctx, prior[-1], ground, 3) if prior else None
    if gap is None or not _LIES.fullmatch(gap):
        return
    yield between(ground, "located_in", prior[-1], 0.75)
    for outer, inner in zip(prior[-2::-1], prior[:0:-1], strict=False):
        if near(ctx, outer, inner, 1) != " " or level(outer) >= level(inner):
            return
        yield between(ground, "located_in", outer, 0.6)


_SAME = re.compile(r"같은 (?P<level>[시군구])\s$")


def _same_town(ctx: Context, ground: Name) -> Iterator[Stated]:
    """`같은 군 가나국가산업단지`: the last town of that rank that was named."""
    same = _SAME.search(ctx.document.text, max(0, ground.start - 6), ground.start)
    if same is None:
        return
    towns = [n for n in places(ctx, 0, ground.start) if n.name.endswith(same["level"])]
    if towns:
        spans = ((ground.start, ground.end),)
        yield Stated(ground, "located_in", towns[-1].name, towns[-1].kind, spans, 0.75)


def _within_site(ctx: Context, ground: Name, grounds: list[Name]) -> Iterator[Stated]:
    """온산국가산업단지에 있는 가나정밀 공장, 첨단산업단지 내 시험센터."""
    sites = [g for g in grounds if g.type == "site" and g.end <= ground.start]
    gap = near(ctx, sites[-1], ground, 14) if sites and ground.type == "venue" else None
    if gap is not None and (_STANDS.fullmatch(gap) or _INSIDE.fullmatch(gap)):
        yield between(ground, "located_in", sites[-1], 0.8)


_INSIDE = re.compile(r"\s(?:내|안|안의|소재|입주)\s[‘'「]?")


_LEAD = re.compile(r"(?:[^()\n]{1,24}[,·/;]\s?)?(?:(?:본사|소재지?|위치)\s?:?\s?)?")
"""What may stand in a bracket before a place: another form, who heads a firm, a label."""


def bracketed(ctx: Context, name: Name, regions: list[Name]) -> list[Name]:
    """The places, of one level each, that the bracket behind a name tells."""
    text = ctx.document.text
    bracket = IN_BRACKET.match(text, name.end)
    close = text.find(")", name.end)
    run = [p for p in regions if bracket and p.start >= bracket.end() and p.end <= close]
    if not bracket or not run or len({level(p) for p in run}) < len(run):
        return []
    return run if _LEAD.fullmatch(text[bracket.end() : run[0].start]) else []


def _addressed(ctx: Context, ground: Name, later: list[Name]) -> Iterator[Stated]:
    """가나박물관(서울 강서구 하늘길 177), 다라홀(DRH, 부산): the smallest unit of the address in brackets."""
    if run := bracketed(ctx, ground, later):
        yield between(ground, "located_in", max(run, key=level), 0.75)


def _english(ctx: Context, ground: Name, regions: list[Name]) -> Iterator[Stated]:
    for place in [] if re.search("[가-힣]", ground.name) else regions:
        gap = near(ctx, ground, place, 6)
        if gap in {" in ", ", "} or (ground.start < place.start and ground.end == place.end):
            yield between(ground, "located_in", place, 0.75)


_MOVED_ON = re.compile(
    r"(?:으로|로)\s(?:자리를\s|장소를\s|발걸음을\s|발길을\s)?"
    r"(?:옮겨|이동해|이동하여|내려가|건너가|넘어가|날아가|향해)\s(?:\S+\s){0,2}?$"
)
VISITED = re.compile(r"(?:을|를)?\s(?:\S{1,6}\s)?(?:방문|찾|둘러|시찰|견학|살펴)")
"""What is said of a house or firm that somebody calls on."""


def moved_on(ctx: Context) -> Iterator[Stated]:
    """`광양으로 옮겨 … 공장 방문`: what is visited lies where they went."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for hall in ctx.names.within(sentence.start, sentence.end, Kind.PLACE):
            if hall.type != "venue" or not VISITED.match(text, hall.end, sentence.end):
                continue
            before = [p for p in places(ctx, sentence.start, hall.start) if level(p)]
            if before and _MOVED_ON.fullmatch(text[before[-1].end : hall.start]):
                yield between(hall, "located_in", before[-1], 0.7)


_PART_OF_NAME = re.compile(
    r"(?:\([^()\n]{1,20}\))?\s\S{0,6}(?:연구소|연구센터|센터|본부|지사|법인|공장|캠퍼스|사무소|지점)"
)


def only_head(ctx: Context, body: Name) -> bool:
    """Whether a body's name only opens that of what it has there (`독일에 있는 가나원 유럽연구소`)."""
    return _PART_OF_NAME.match(ctx.document.text, body.end) is not None


def countries(ctx: Context) -> Iterator[Stated]:
    """독일의 프라운호퍼 IPA, 중국 화유코발트: a foreign body in its country."""
    for sentence in ctx.sentences:
        bodies = [
            n
            for n in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION)
            if n.type not in NO_SEAT
        ]
        named = list(ctx.names.within(sentence.start, sentence.end, Kind.PLACE))
        lands = [p for p in named if p.type == "country" and p.name not in _HOME]
        yield from _halls_abroad(ctx, lands, [n for n in named if n.type in ("venue", "site")])
        for land in lands:
            body = next((b for b in bodies if b.start >= land.end), None)
            gap = near(ctx, land, body, 32) if body is not None else None
            if body is not None and any(land.end <= n.start < body.start for n in named):
                continue
            told = body is not None and gap is not None and _OF_COUNTRY.fullmatch(gap)
            if body is not None and told and not only_head(ctx, body):
                yield between(body, "located_in", land, 0.7)


_HOME = frozenset({"한국", "대한민국", "우리나라"})


def _halls_abroad(ctx: Context, lands: list[Name], halls: list[Name]) -> Iterator[Stated]:
    """싱가포르 선텍컨벤션센터: a hall right behind its country."""
    for land in lands:
        hall = next((h for h in halls if h.start >= land.end), None)
        gap = near(ctx, land, hall, 3) if hall is not None else None
        if hall is not None and gap is not None and re.fullmatch(r"의?\s[‘'「]?", gap):
            yield between(hall, "located_in", land, 0.75)


_HOLDS = re.compile(
    r"(?:을|를)\s(?:둔|품은|안은|갖춘|보유한)\s|(?:이|가)\s(?:있는|자리한|들어선|위치한|모인)\s"
)


def holders(ctx: Context) -> Iterator[Stated]:
    """나로우주센터를 둔 고흥, A와 B가 있는 송도: what a place holds lies there."""
    for sentence in ctx.sentences:
        regions = [p for p in places(ctx, sentence.start, sentence.end) if level(p)]
        for place in regions:
            held = [n for n in standing(ctx, sentence) if n.end < place.start]
            gap = near(ctx, held[-1], place, 8) if held else None
            if gap is None or not _HOLDS.fullmatch(gap):
                continue
            yield between(held[-1], "located_in", place, 0.75)
            for first, second in zip(held[-2::-1], held[:0:-1], strict=False):
                joint = near(ctx, first, second, 4)
                if joint is None or not COORDINATED.fullmatch(joint):
                    break
                yield between(first, "located_in", place, 0.7)


def standing(ctx: Context, sentence: Sentence) -> list[Name]:
    """What can stand somewhere: halls, sites, bodies that have a seat, zones."""
    named = ctx.names.within(sentence.start, sentence.end, Kind.PLACE, Kind.ORGANIZATION, Kind.POLICY)
    kinds = {"venue", "site", "zone"}
    return [n for n in named if n.type in kinds or (n.kind is Kind.ORGANIZATION and n.type not in NO_SEAT)]


_EXTENT = re.compile(
    rf"\s?(?:(?:일원|일대|부지|내|안|인근)\s?)?{AREA}"
    r"(?:\s?(?:부지|규모|터))?(?:에|를|을|의|\s)"
)


def sited(ctx: Context) -> Iterator[Stated]:
    """‘… 조성사업’은 왕궁면 일원 207만㎡에 …: the ground that something is laid out on."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for place in [p for p in places(ctx, sentence.start, sentence.end) if _EXTENT.match(text, p.end)]:
            named = ctx.names.within(sentence.start, place.start, Kind.PLACE, Kind.POLICY)
            things = [n for n in named if n.type in {"site", "venue"} or n.kind is Kind.POLICY]
            topic = next(
                (n for n in things if re.match(r"[’'」』]?(?:은|는)\s", text[n.end : n.end + 3])), None
            )
            if topic is not None:
                yield between(topic, "located_in", place, 0.7)
