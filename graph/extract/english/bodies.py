"""Bodies in English sentences: known ones, by their last word, and firms by what is said of them."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract import forms
from graph.extract.english.cities import cities
from graph.extract.english.posts import FIELD_WORDS
from graph.extract.english.types import body_type
from graph.extract.english.words import DEMONYM, KIND_NOUNS, OWN, TITLE_WORDS
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.model import Kind

_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z&.-]{1,11}|[A-Z]-[A-Z]+)\)")
NO_NAME = cued(
    r"\b(?:Artificial (?:General )?Intelligence|Internet of Things|Machine Learning|Big Data|Gross Domestic Product|Research (?:and|&) Development|Foreign Direct Investment"
    r"|Official Development Assistance|Small Modular Reactors?|(?:Battery |Plug-in )?Electric Vehicles?|Carbon Capture(?:,.*| and Storage| Utili[sz]ation.*)?|Urban Air Mobility|Supply Chains?"
    r"|Free Trade Agreements?|Comprehensive Economic Partnership Agreement|Economic Partnership Agreements?|Sustainable Development Goals?|Artificial Reality|Virtual Reality)$"
    r"|(?:Strategy|Plan|Act|Roadmap|Policy|Program|Programme|Project|Law|Conference|Forum|Roundtable|Meeting|Summit|Expo"
    r"|Exhibition|Ceremony|Seminar|Symposium|Week|Day|Award|Awards|Agreement|Declaration|Initiative|MOU|MoU|Dialogue|Talks"
    r"|Fair|Festival|Session|Workshop|Report|Vision|Deal|Olympics|Month|Year|Committee Meeting|Minerals?|Belt|Zone|Reform"
    r"|Roadmap 20\d\d|Measures?)s?$|^\d+ [A-Z][a-z]+s$|\b(?:Memorandum|Memoranda|Letter of Intent|Joint (?:Statement|Declaration))\b"
)
_SAYS_KIND = re.compile(
    "|".join(
        rf"\b(?P<k{i}>{nouns}),? (?:including |such as |like |namely )?$"
        for i, nouns in enumerate(KIND_NOUNS.values())
    )
    + r"|\b(?P<named>company|venture|firm|corporation|entity|subsidiary|startup|start-up|unit|arm)\b[^.;]{0,30}? (?:named|called|dubbed) [“\"‘]?$"
)
_NAMED = re.compile(r"(?:named|called|dubbed) [“\"‘]?$")
_KINDS = tuple(KIND_NOUNS)
_APPOSED = re.compile(
    r",? (?:\([^()]*\),? )?(?:which is )?(?:a|an|the)(?: [\w’'-]+){0,8}? (?:company|firm|maker|manufacturer|startup|start-up|supplier|developer|subsidiary"
    r"|unit|affiliate|provider|operator|utility|conglomerate|producer|arm|automaker|carmaker|builder|specialist)\b"
    r"|,? (?:which is )?(?:based|headquartered) in [A-Z]"
)
_DOES = re.compile(
    r"(?: \([^()]*\))?,? (?:also |jointly )?(?:(?:will|plans? to|aims to|is to|agreed to|decided to|has|have) )?"
    r"(?:invest|suppl(?:y|ies)|produce|manufacture|acquire|build|develop|sign|operate|make|sell|export)(?:s|d|ed|ing)?\b"
)
_WITH = re.compile(
    r"\b(?:MOU|MoU|agreement|understanding|partnership|venture|contract|deal|pact|cooperation|signed|partner(?:ed|ing)?|tied up|teamed up"
    r"|(?:hosted|organi[sz]ed|sponsored)(?: jointly)?)(?: \([^()]*\))?(?: [a-z]+){0,4}? (?:with|of|by|between|among) (?:the )?$"
    r"|\b(?:merge[d]?(?: with)?|acquire[ds]?|acquiring|invested in|stake in) (?:the )?$"
)
_LEGAL = re.compile(
    r",? (?:Co\.?,? ?Ltd\.?|Inc\.?|Corp\.?|Ltd\.?|LLC|GmbH|AG|A\.G\.|S\.A\.|PLC|Plc|N\.V\.|B\.V\.)(?![\w-])"
)
_LEGAL_END = re.compile(r",? (?:Co|Inc|Corp|Ltd|LLC)\.?(?:,? Ltd\.?)?$")
_NOISE = frozenset("CEO CFO CTO R&D ICT IT AI".split())


def body(board: Board, text: str, a: int, b: int, start: int) -> bool:
    """Put a run that names a body on the board; whether it does."""
    name = text[a:b]
    if _WORDS_OF_POSTS & set(name.split()):
        return False
    found = known().body(name) or known().body(_LEGAL_END.sub("", name))
    if found and name not in forms.NO_BODIES and len(name) > 1:
        board.add(a, b, Kind.ORGANIZATION, found.type, 0.9, found.id)
        return True
    if _THEMED.search(text[max(start, a - 24) : a]):
        return False
    if re.search(r" (?:Shipyard|Plant|Factory)$", name) and _GONE_TO.search(text[max(start, a - 30) : a]):
        return False
    if name.endswith(" Fund") and _PAID_INTO.search(text[max(start, a - 60) : b + 40]):
        return False
    if NO_NAME.search(name) or DEMONYM.fullmatch(name) or name in _NOISE or name in forms.NO_BODIES:
        return False
    before = text[max(start, a - 80) : a]
    if _NAMED.search(before) and (named := _SAYS_KIND.search(before)) and named["named"]:
        board.add(a, b, Kind.ORGANIZATION, "company", 0.95)
        return True
    if _LEGAL.match(text, b) or _of_group(name):
        board.add(a, b, Kind.ORGANIZATION, "company", 0.9)
        return True
    if body_type(name) == "company" and all(word in FIELD_WORDS for word in name.split()[-2:]):
        return False  # Natural Resources, Manufacturing Industries
    if outer := whole_of(name):
        board.add(a, b, Kind.ORGANIZATION, outer, 0.8)
        return True
    if (type_ := body_type(name)) and not (
        type_ == "company" and re.search(r"\b(?:on|about) (?:the )?$", text[max(start, a - 12) : a])
    ):
        if type_ == "media" and text[a - 1 : a] in ("", "\n") and text[b : b + 1] in ("", "\n"):
            return False  # a masthead
        weight = 0.55 if type_ == "media" and not _ACRONYM.match(text, b) else 0.8
        board.add(a, b, Kind.ORGANIZATION, type_, weight)
        return True
    if _ACRONYM.match(text, b) and len(name.split()) > 1:
        board.add(a, b, Kind.ORGANIZATION, "other", 0.6)
        return True
    return _firm(board, text, a, b, start)


def whole_of(name: str) -> str | None:
    """The type of the known body that a name begins with, where the rest is a part of it (`Fraunhofer IAO`)."""
    for i in (i for i in range(len(name) - 1, 3, -1) if name[i] == " "):
        if outer := known().body(name[:i]):
            short = name[i + 1 :].isupper() and name[i + 1 :].isalpha() and outer.type in _HAVE_PARTS
            return outer.type if outer.type == "international" or short else None
    return None


_HAVE_PARTS = frozenset({"public-institution", "other", "university"})


def abbreviates(text: str, a: int) -> bool:
    """Whether a run in brackets is the short form of a thing (`… partnership agreement (CEPA)`)."""
    return text[a - 1 : a] == "(" and _ABBREVIATES.search(text[max(0, a - 24) : a]) is not None


_ABBREVIATES = re.compile(
    r"\b(?:agreement|memorandum|plan|program|programme|project|act|technology|system|strategy|initiative|framework|understanding|intent|zone|cell|cells|battery|batteries|vehicles?|materials?|standards?) \($"
)
"""`comprehensive partnership agreement (CEPA)`: the short form of a thing, not a body."""


def _of_group(name: str) -> bool:
    """A known group's or firm's name with a word or two more is another firm of it: `SK` and `SK Haneul`."""
    words = name.split()
    whole = [known().body(" ".join(words[:i])) for i in range(1, len(words))]
    firm_words, firm = max(((i, found) for i, found in enumerate(whole, 1) if found), default=(0, None))
    return (
        firm is not None
        and firm.type == "company"
        and len(words) <= firm_words + 2
        and not _PLAIN.search(" ".join(words[1:]))
    )


_PLAIN = re.compile(
    r"\b(?:Chairman|President|CEO|Europe|America|Korea|Plant|Factory|Center|Tower|Hall|Hotel|Team|Division|Business|EV|AI|R&D)\b|\d"
)


_GONE_TO = re.compile(r"\b(?:at|in|visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|inspect(?:s|ed|ing)?|of) (?:the )?$")
_PAID_INTO = re.compile(
    r"(?:won|KRW [\d.,]+ \w+|\$[\d.,]+ \w+)(?: \([^()]*\))?(?: goes| will go)? (?:on|to|into|for|through) (?:the |a )?[A-Z][^.;,]*Fund"
    r"|Fund,? (?:worth|which (?:gets|will get|is worth)|with|of) (?:KRW |US)?[$\d]"
)
"""A fund that gets a sum is a programme and no body."""
_WORDS_OF_POSTS = frozenset({"Deputy", "Vice", "Minister", "Chairwoman", "Chairman"})
_THEMED = re.compile(
    r"\b(?:theme[d]?|titled|entitled|slogan|motto|topic|title|subject)(?: of| is| was|,)?,? [“\"‘']$"
)


def _firm(board: Board, text: str, a: int, b: int, start: int) -> bool:
    """What is said of an unknown name shows that it is a firm."""
    name, before = text[a:b], text[max(start, a - 80) : a]
    if (
        name.split()[0] in TITLE_WORDS
        or name in forms.ENGLISH_HEADS
        or name in forms.ENGLISH_BODIES
        or re.fullmatch(r"[\d.,-]+\w{0,2}|[A-Z]", name)
    ):
        return False
    if " " not in name and any(
        g.kind is Kind.PERSON and name in text[g.start : g.end].split() for g in board.guesses.values()
    ):
        return False  # a surname
    says = _SAYS_KIND.search(before)
    does = _APPOSED.match(text, b) or _DOES.match(text, b)
    parties = _WITH.search(before)
    if says or does or (parties and not re.match(r"\w", text[b : b + 1])):
        if known().place(name) or name in cities() or name in forms.ENGLISH_COMMON:
            return False
        kind = _kind_said(says) if says else "other" if name.endswith("Committee") else "company"
        board.add(a, b, Kind.ORGANIZATION, kind, 0.75 if says or does else 0.6)
        return True
    return False


def _kind_said(says: re.Match[str]) -> str:
    group = says.lastgroup or "named"
    return "company" if group == "named" else _KINDS[int(group[1:])]


def inside(board: Board, text: str, a: int, b: int) -> None:
    """Known bodies and places inside a run of capitalised words that is no name as a whole."""
    words = [(a + m.start(), a + m.end()) for m in re.finditer(r"\S+", text[a:b])]
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + 12), i, -1):  # no known name is longer
            start, end = words[i][0], words[j - 1][1]
            name = re.sub(rf"{OWN}$", "", text[start:end])
            end = start + len(name)
            body_, place = known().body(name), known().place(name)
            if place and place.type in ("country", "region") and len(name) > 3:
                board.add(start, end, Kind.PLACE, place.type, 0.8, place.id)
            elif body_ and len(name) > 1 and name not in forms.NO_BODIES:
                board.add(start, end, Kind.ORGANIZATION, body_.type, 0.85, body_.id)
            else:
                continue
            i = j - 1
            break
        i += 1
