"""What English names look like: capitalised words and what joins them, posts, persons."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract import forms

CAP = r"(?:(?!\d+(?:st|nd|rd|th)\b)(?:[ad-jln-z](?=[A-Z]{1,3}\b))?[A-ZÀ-ÖØ-ÞĀ-Ž0-9](?:[\w&.+–-]|[’'](?!s\b)(?=\w))*(?<=[\w+])|[A-ZÀ-ÖØ-ÞĀ-Ž])"
"""A word with a capital or a figure at its head (or `aT`, but no `kW`, `mV`); no full stop or mark of possession at its end."""
OWN = r"(?:[’'`]s|(?<=s)[’'`])"
"""The mark of possession."""
RUN = rf"{CAP}(?:(?: (?:(?:of|for|and|the|&|de) ){{0,2}}){CAP})*(?: (?:Co|Inc|Ltd|Corp)\.)*"

GIVEN = r"(?:O[’'])?[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+(?:[A-Z][a-z]+)?(?:-[A-Za-zÀ-ž][a-zß-öø-ÿā-ž]*)*"
_PARTICLE = r"van|von|der|den|ten|de|la|da|di|du|bin|al|el"
PERSON = (
    rf"(?:{GIVEN}|[A-Z]{{2,}}|[A-Z]\.(?:[A-Z]\.)*)"
    rf"(?: (?:{GIVEN}|[A-Z]\.(?:[A-Z]\.)*|Al-{GIVEN}|(?:{_PARTICLE})(?= )|[A-Z]{{2,}}\b)){{1,4}}"
)
"""Two to five words that may name a person."""
ONE = rf"(?:{GIVEN}|[A-Z]{{2,}})"
KOREAN = cued(r"(?P<family>[A-Z][a-z]+|[A-Z]{2,}) (?P<given>[A-Z][a-z]+-[A-Za-z][a-z]*)(?![\w-])")
"""A Korean name, its given name in two parts."""

_QUALIFIERS = (
    "First|Second|Third|1st|2nd|Senior|Executive|Deputy|Vice|Assistant|Associate|Acting|Managing|Chief|Honorary"
    "|Under|Permanent|Standing|Special|Joint|Founding|Inaugural|Distinguished"
    "|Principal|Adjunct"
)


def _either(word: str) -> str:
    """`Vice` and `vice`; acronyms and short forms as they are."""
    return word if word.isupper() or "." in word else f"[{word[0]}{word[0].lower()}]{word[1:]}"


def _title(title: str) -> str:
    return re.sub(r"[A-Za-z.]+", lambda m: _either(m.group()).replace(".", r"\."), title)


_CORE = "|".join(_title(t) for t in sorted(forms.ENGLISH_TITLES, key=len, reverse=True))
_QUALIFIER = "|".join(map(_either, _QUALIFIERS.split("|")))
_POST = rf"(?:(?:{_QUALIFIER})[ -]|[Cc]o-)*(?:Chief (?:[A-Z][a-z]+ ){{1,3}}Officer|{_CORE})"
TITLES = rf"{_POST}(?: and (?:{_POST})(?![\w-]))?"
"""A post: one of the lexicon with any words of rank before it, or two joined by and."""
TITLE = cued(rf"(?:{TITLES})(?![\w-])")
RANKS = frozenset(_QUALIFIERS.split("|"))
_NOT_BY_THEMSELVES = frozenset("State General Staff Mission d'Affaires Lady Expert".split())
TITLE_WORDS = (
    frozenset(title.split()[-1] for title in forms.ENGLISH_TITLES) - _NOT_BY_THEMSELVES
    | RANKS - {"Special", "Global", "Joint"}
    | {"Prime", "Secretary", "Chargé"}
)
"""Words that by themselves belong to a post, and begin no name."""
STATE = re.compile(
    r"[Mm]inister|[Ss]ecretary|[Aa]mbassador|[Pp]remier|[Gg]overnor|[Mm]ayor|[Aa]ttach[eé]|[Cc]onsul|[Ee]nvoy|Gov\.|Rep\.|Sen\.|[Ll]awmaker|[Ss]enator"
)
"""Posts of states and towns, whose seat is no body by itself."""
DEMONYM = re.compile(
    r"(?:South |North )?(?:[A-Z][a-z]+(?:ian|ean|ese|ish|can)|German|French|Dutch|Swiss|Thai|Greek|Czech|Danish|Finnish|Swedish"
    r"|U\.S\.?|UK|EU|US)"
)
"""Adjectives of countries."""
KIND_NOUNS = {
    "company": "companies|firms|manufacturers?|makers?|startups?|start-ups?|exhibitors|enterprises|banks?|company|firm|giants?|suppliers?|developers?|operators?"
    "|automakers?|carmakers?|chipmakers?|builders?|utility|subsidiary|affiliates?|unit|conglomerates?|producers?|providers?|refiners?|recyclers?|miners?|steelmakers?|shipbuilders?"
    "|shipyards?|retailers?|insurers?|consultancy|contractors?|airlines?|brokerages?|classification society|venture capital firm|platform",
    "public-institution": "agency|research institute|institute|laboratory|research cent(?:er|re)|think tank|foundation|authority|watchdog|regulator",
    "association": "federation|association|lobby|trade body|industry body|industry group|business group|chamber|trade union|cooperative",
    "university": "university|business school|college",
    "party": "party",
}
"""Common nouns that tell of which kind the name behind them is (`the development agency NADA`)."""
KIND_NOUN = "|".join(KIND_NOUNS.values())
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
"""Months and days of the week: capitals that are no names."""
AREAS = frozenset(
    "Asia Europe Africa America Americas Pacific Asia-Pacific APAC EMEA Global Regional Country International".split()
)
"""Parts of the world that a post may be for (`Asia Director of A`), and no body of it."""
UNITS = frozenset(
    "Division Department Team Headquarters Section Unit Branch Group Office Bureau Center Centre".split()
)
"""Last words of what a body consists of (`Head of the Battery Division`)."""
SEATED = re.compile(
    r"(?P<seat>[A-Z][\w.]+)-(?:based|headquartered|led|listed|invested|backed|born|owned|run|made|affiliated)\b"
)
"""`Gwangju-based`: what says where a firm sits, or whose it is, and is no part of its name."""
