"""Places in English sentences: known ones, cities of the world after `in`, halls and plants after `at`."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract import forms
from graph.extract.english.cities import cities
from graph.extract.english.types import body_type
from graph.extract.english.words import CAP, DEMONYM, RUN, SEATED
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.model import Kind

_VENUE = re.compile(
    r"(?:Hotel|Center|Centre|Hall|Plaza|Arena|Auditorium|Theater|Theatre|Palace|Tower|Ballroom|Room|Resort"
    r"|Building|Complex|Museum|Campus|Stadium|House|Library|Pavilion|Hilton|Hyatt|Marriott|Sheraton|Westin|Conrad"
    r"|Novotel|InterContinental|Intercontinental|Fairmont|Ritz-Carlton|Yard|Airport|Terminal|Mall|Dome|Gymnasium|Gallery"
    r"|Square|Lounge|Atrium|Rotunda|Speedway|Circuit|Grounds?|Test Track|Observatory|Temple|Cathedral|Guesthouse|Villa|Mansion|Wharf|Club|Studio|Station|Pier|Lab|Fab|Plant|Shipyard|Factory|Institute of Technology)\b"
)
_GROUND = re.compile(
    r"(?:New Port|Port|Harbou?r|Farm|Mine|Field|Reservoir|Dam|Park|Reactor|Power (?:Plant|Station)|Complex)$"
)
"""Last words of a piece of ground or works that somebody visits or meets at."""
_SURE = re.compile(
    r"\b(?:Hotel|Hall|Plaza|Arena|Auditorium|Palace|Ballroom|Resort|Hilton|Hyatt|Marriott|Sheraton|Westin|Conrad|Novotel"
    r"|InterContinental|Intercontinental|Fairmont|(?:Convention|Exhibition|Conference|Expo) (?:Center|Centre|Hall)|Government (?:Complex|Building)|Government \w+ Office"
    r"|Mall|Dome|Gymnasium|Stadium|City Hall)\b"
)
_SITE = re.compile(
    r"(?:(?:Industrial|Science|Technology|Innovation|Industry|Tech|Techno|Bio|Business) (?:Complex|Campus|Park|Cluster|Valley)"
    r"|Free Economic Zone|Special Economic Zone|Free Zone)$"
)
_ZONE = re.compile(r"\b(?:Strategic|Speciali[sz]ed|Special)\b")
_AT = re.compile(
    r"\b(?:at|in|inside|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|inspect(?:s|ed|ing)?|near|(?:tour|visit|inspection) (?:of|to)) (?:the )?$"
    r"|\b[Cc]eremony (?:for|of) (?:its|the|a) $"
)
_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Ii]nto|[Oo]utside) (?:the (?:[a-z-]+ ){0,4}(?:city|town|port) of |the )?$"
    r"|\b(?:mission|trip|visit|delegation|tour|journey|travel\w*|flew|fly|head\w*|went|moved),? to (?:the )?$"
)
_SEAT = cued(
    rf"\b(?:at|in|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|inspect(?:s|ed|ing)?) (?:the |its |their )?(?:[a-z-]+ ){{0,3}}?"
    rf"(?P<seat>{RUN}(?: \([A-Z&-]{{2,9}}\))?(?:[’']s?)? (?:[a-z-]+ ){{0,3}}?"
    r"(?:headquarters|head office|plant|factory|shipyard|research center|R&D center|campus|laboratory|production facility|pilot facility|facility|building|hotel|auditorium|museum|theat(?:er|re)|stadium|arena"
    r"|site))(?![\w-])"
)
_HELD_AT = cued(
    rf"\b(?:held|met|took place|take place|open(?:ed|s)?|gathered|hosted)(?: [\w,-]+){{0,8}}? at (?:the )?(?P<hall>{CAP}(?: (?:of (?:the )?)?{CAP}){{0,3}})(?=,| (?:in|on) [A-Z]|\.|$)"
)
_OWNED_HALL = cued(
    rf"\b(?:at|in) (?:the )?(?P<hall>(?P<owner>{CAP})[’']s (?:{CAP} )?(?:Hotel|Hall|Cent(?:er|re)|House|Palace|Theat(?:er|re)|Club|Museum|Library|College|Church|Square|Park))\b"
)
"""`at Claridge’s Hotel`."""
_NO_HALL = re.compile(
    r"(?:Forum|Summit|Meeting|Conference|Expo|Fair|Week|Ministry|Embassy|MOU|Session \d|\d)$"
)
_ABROAD = re.compile(
    rf"\b(?:in|at|from|to|near) (?P<town>{CAP}(?: (?:(?:i|de|del|de la|al|am|upon|sur|den|do|da) )?{CAP})?), (?:the )?(?P<country>(?:South |North )?{CAP}(?: {CAP})?)(?!, (?!and|in|on|which|where|for|with|to|by|after|as)(?:[A-Z]\w+ ?){{1,3}},)"
)
_WIDE = re.compile(r"(?: Province|-do)$|^(?:North|South) (?:Chungcheong|Gyeongsang|Jeolla)")
_LINE = re.compile(r"(?P<town>[A-Z]{4,}(?:-[A-Z]+)?)(?=,| \(| --? | [–—] )")
_GROUNDS = re.compile(
    rf"(?P<name>{CAP}(?: {CAP}){{0,3}} (?:national |general |urban |high-tech )?(?:industrial (?:complex|park|estate|cluster)|(?:science|technology|business) park|free economic zone|techno valley))(?![\w-])"
)
_LOCAL = cued(rf"(?P<name>{CAP}(?: {CAP})?)(?: Province| Prefecture| County| State)$")


def seats(board: Board, text: str, start: int, end: int) -> None:
    """`visited the Ulsan plant of A`, `at A's headquarters`: a body's seat as a place."""
    for match in _SEAT.finditer(text, start, end):
        a, b = match.span("seat")
        board.add(a, b, Kind.PLACE, "venue", 0.93)
        board.within.update(
            (g.start, g.end)
            for g in board.guesses.values()
            if g.kind is Kind.ORGANIZATION and a <= g.start and g.end <= b
        )
    offices = re.search(r"overnment complex in|building|city hall", text[start:end])
    for match in _OFFICE.finditer(text, start, end) if offices else ():
        board.add(*match.span(), Kind.PLACE, "venue", 0.93)
        if match["town"]:
            board.within.add(match.span("town"))
    for match in _HELD_AT.finditer(text, start, end):
        name = match["hall"]
        house = name.startswith("House of ")
        if house or not (
            known().body(name) or known().place(name) or body_type(name) or _NO_HALL.search(name)
        ):
            board.add(*match.span("hall"), Kind.PLACE, "venue", 0.9 if house else 0.6)
    for match in _OWNED_HALL.finditer(text, start, end) if "’s " in text or "'s " in text else ():
        if not (
            known().body(match["owner"]) or known().place(match["owner"]) or DEMONYM.fullmatch(match["owner"])
        ):
            board.add(*match.span("hall"), Kind.PLACE, "venue", 0.93)


def based(board: Board, text: str, start: int, end: int) -> None:
    """`Gwangju-based`, `in Fredrikstad, Norway`: a known place before a hyphen, a town before its country."""
    for match in SEATED.finditer(text, start, end):
        found = known().place(match["seat"])
        if found or match["seat"] in cities():
            board.add(
                *match.span("seat"),
                Kind.PLACE,
                found.type if found else "region",
                0.85,
                found.id if found else None,
            )
    for match in _ABROAD.finditer(text, start, end):
        found, name = known().place(match["country"]), match["town"]
        if (
            found
            and (found.type == "country" or _WIDE.search(match["country"]))
            and not (
                known().body(name)
                or known().place(name)
                or body_type(name)
                or _NO_HALL.search(name)
                or _SURE.search(name)
                or _VENUE.search(name.split()[-1])
            )
        ):
            board.add(*match.span("town"), Kind.PLACE, "region", 0.75)


def lines(board: Board, text: str, start: int, end: int) -> None:
    """`SEOGWIPO, Jeju Island -`: the town in capitals that a story is dated from."""
    match = _LINE.match(text, start, end)
    found = known().place(match["town"].capitalize()) if match else None
    if match and found and found.type == "region" and not known().place(match["town"]):
        board.add(*match.span("town"), Kind.PLACE, "region", 0.9, found.id)


_TECHNOPARK = re.compile(r" Techno ?[Pp]ark$")
"""A body that runs a park of firms, and goes by its name."""


def grounds(board: Board, text: str, start: int, end: int) -> None:
    """`the Nuri industrial complex`: a piece of ground by a common noun behind its name."""
    if not re.search(r"(?:complex|park|estate|zone|valley|cluster)\b", text[start:end]):
        return
    for match in _GROUNDS.finditer(text, start, end):
        name = match["name"]
        first = name.split()[0]
        own = known().place(" ".join(word for word in name.split() if word[0].isupper()))
        if first in forms.ENGLISH_COMMON or (own and own.type == "site"):
            continue
        board.add(*match.span("name"), Kind.PLACE, "site", 0.93)


def place(board: Board, text: str, a: int, b: int, start: int) -> bool:
    """Put a run that names a place on the board; whether it does."""
    name, before = text[a:b], text[max(start, a - 120) : a]
    if text[b : b + 1] == "$":
        return True
    found = known().place(name)
    if found and found.type == "region" and name != "Seoul" and _governs(text, b, name, before):
        board.add(a, b, Kind.ORGANIZATION, "local-government", 0.9)
        return True
    if found and len(name) > 1 and not (known().body(name) and _acts(text, b, name, before)):
        board.add(a, b, Kind.PLACE, found.type, 0.9, found.id)
        return True
    words = name.split()
    hall, town = known().place(words[-1]), known().place(" ".join(words[:-1]) or "-")
    if hall and town and hall.type == "venue" and town.type == "region":
        board.add(a, b, Kind.PLACE, "venue", 0.9, hall.id)  # the Daegu EXCO
        return True
    if _TECHNOPARK.search(name) and not _AT.search(before):
        board.add(a, b, Kind.ORGANIZATION, "public-institution", 0.85)
        return True
    if _SITE.search(name) and len(words) > 1 and not (_ZONE.search(name) and "designat" in before):
        board.add(a, b, Kind.PLACE, "site", 0.85)
        return True
    if len(words) > 1 and (_SURE.search(name) or (_VENUE.search(words[-1]) and _AT.search(before))):
        board.add(a, b, Kind.PLACE, "venue", 0.85)
        return True
    if name.startswith("Port of ") and _AT.search(before):
        board.add(a, b, Kind.PLACE, "venue", 0.9)
        return True
    if len(words) > 1 and _GROUND.search(name) and _AT.search(before):
        board.add(a, b, Kind.PLACE, "site", 0.85)
        return True
    if _LOCAL.search(name) and _PARTY.search(before):
        board.add(a, b, Kind.ORGANIZATION, "local-government", 0.9)
        return True
    if local := _LOCAL.search(name):
        board.add(a, b, Kind.PLACE, "region", 0.8)
        return bool(local["name"])
    if (
        name in cities()
        and known().body(name) is None
        and (_IN.search(before) or known().place(_next(text, b)) or _OF_LAND.match(text, b))
    ):
        board.add(a, b, Kind.PLACE, "region", 0.85)
        return True
    return False


_ACTS = re.compile(
    r"(?: \([^()]*\))?(?:(?:,| and| &) (?:the )?[A-Z][\w .&’'-]{2,50}?)? (?:jointly |also |together )*(?:(?:has|have) (?:also |jointly )?)?(?:used (?:the|this|its) \w+ to|pledged|vowed|released|introduced|earmarked|set aside|allocated|submitted|drew up|signed|announced|said|plans? to|will (?:(?:co-)?host|invest|hold|build|provide|back|allocate|offer|set up|designate|put"
    r"|support|spend|open|create|organi[sz]e|launch)|(?:co-)?hosted|hosts|held|unveiled|agreed|launched|designated|selected|opened|organi[sz]ed|established|inaugurated|concluded|inked|formed|attracted)\b"
)
_BY_NAME = re.compile(
    r"\b(?:Metropolitan|Metropolitan Autonomous|Special Self-Governing) City$|\b(?:City|County)$"
)
"""What a town is called where its government is meant."""
_PARTY = re.compile(
    r"\b(?:signed|MOU|agreement|understanding|pact|contract)\b.{0,80} (?:with|between|among) (?:[^.;]{0,120}(?:and|,) )?(?:the )?$"
    r"|\b(?:hosted|organi[sz]ed|sponsored|supported|held|sent|dispatched|arranged|backed)(?: [a-z]+)? by (?:[^.;]{0,120}(?:and|,) )?(?:the )?$"
    r"|\b(?:held|hosts?|hosted|holds?|opened|signed|organi[sz]ed)\b.*\b(?:together|jointly|along) with (?:[^.;]{0,120}(?:and|,) )?(?:the )?$"
    r"|^\W*(?:Co-)?(?:[Hh]osts?|[Oo]rgani[sz]ers?|[Ss]ponsors?|[Ss]upporters?|Members|Parties)\b[^:]{0,20}:.*$"
)


_SIGN_ROW = re.compile(
    r"(?:, [^,.;]{2,60}){1,6},? and [^,.;]{2,60}? (?:signed|inked|agreed|concluded|held|hosted|launched|co-hosted)\b"
)


def _governs(text: str, b: int, name: str, before: str) -> bool:
    """Whether a region's name stands for its government: it signs, announces, is a party."""
    if re.search(r"\b(?:in|at|near|from|to|of|across|around)(?: the)? ?$", before):
        return False
    if _PARTY.search(before):
        return True
    if re.search(r", (?:the )?$", before):
        listed = re.match(r", [A-Z]", text[b:]) and not _SIGN_ROW.match(text, b)
        return bool(_BY_NAME.search(name)) and not listed
    return bool(_BY_NAME.search(name)) or (bool(_ACTS.match(text, b)) and not re.search(r"[a-z] $", before))


_OFFICES = cued(
    rf"(?P<name>{CAP}(?: (?!City|County)(?:{CAP}))? (?:[Pp]rovincial|[Mm]etropolitan|[Cc]ity|[Mm]unicipal|[Cc]ounty|[Dd]istrict) government)\b(?! (?:building|office|complex))"
    r"|(?:\b(?:with|and|by|between) the|^The|(?<=[.\n] )The) (?:(?:[a-z]+ern|[a-z]+al|port|[A-Z][a-z]+(?:ese|ian|can|ish)) ){0,2}(?P<of>(?:city|province|county) of [A-Z][a-z]+(?:-[a-z]+)?)"
)


_OFFICE = re.compile(
    rf"\b[Gg]overnment complex in (?P<town>{CAP})|(?:{CAP} )?(?:provincial government|city) (?:building|hall)\b"
)


def governments(board: Board, text: str, start: int, end: int) -> None:
    """`the Gangwon provincial government`, `with the city of Wonju`."""
    if not re.search(r"overnment|(?:city|province|county) of ", text[start:end]):
        return  # the pattern takes long over runs of capitals
    for match in _OFFICES.finditer(text, start, end):
        which = "name" if match["name"] else "of"
        name = match[which]
        place = name.rsplit(" ", 2)[0] if match["name"] else name.rsplit(" ", 1)[1]
        if known().place(place) and (
            match["name"]
            or _ACTS.match(text, match.end(), end)
            or re.search(r"\b(?:signed|inked|agreement|MOU|hosted|organi[sz]ed)\b", text[start:end])
        ):
            board.add(*match.span(which), Kind.ORGANIZATION, "local-government", 0.93)


def _acts(text: str, b: int, name: str, before: str) -> bool:
    """Whether a name that a hall and a body share stands for the body: `by COEX`, `COEX said`."""
    if not name.isupper():
        return not _AT.search(before)
    return bool(
        re.search(r"\bby (?:the )?$|[,(] ?$|and $", before)
        or re.match(r",? (?:said|will|plans|has|and)\b|[’']s|\)", text[b:])
    )


_OF_LAND = re.compile(
    r" in the (?:United States|United Kingdom|Netherlands|Czech Republic|UAE|Philippines)\b"
)


def _next(text: str, b: int) -> str:
    match = re.match(rf", ({CAP}(?: {CAP})*)", text[b : b + 60])
    return match.group(1) if match else ""


def towns(board: Board, text: str, start: int, end: int) -> None:
    """Towns named within a venue's name (`… Hotel Seoul`, `the Ulsan shipyard`)."""
    for (a, b, kind), guess in list(board.guesses.items()):
        if kind is Kind.PLACE and guess.type == "venue" and start <= a and b <= end:
            for word in re.finditer(r"[A-Z][a-z]{3,}", text[a:b]):
                found = known().place(word.group())
                abroad = cities().get(word.group())
                if (found and found.type == "region") or (
                    abroad and (abroad in text or text.count(word.group()) > 1)
                ):
                    board.add(
                        a + word.start(),
                        a + word.end(),
                        Kind.PLACE,
                        "region",
                        0.9,
                        found.id if found else None,
                    )
                    board.within.add((a + word.start(), a + word.end()))
