"""One place where a text speaks of an event, and what the ways of finding it share."""

from __future__ import annotations

import re
from dataclasses import dataclass

AFTER = re.compile(
    r"$|[^가-힣A-Za-z0-9]|\d|(?:은|는|이|가|을|를|의|에|에서|에는|에도|과|와|도|로|으로|까지|부터|만|및"
    r"|등|때|중|후|전"
    r"|길|서(?=\s)|개최|참석|참가|체결|발표|순으로|당일|현장|프로그램|행사|개막|성료|성황|열려|열고"
    r"|다)(?![가-힣]{0,1}회의)"
)

HELD = re.compile(r"\s*(?:이|가|을|를)?\s*(?:개최|열[렸린리어고었]|연다|막을 올|막이 올|개막|폐막|성황|성료)")

SAID_HELD = re.compile(
    r"(?:열[린리]는?|열릴|개최(?:된|되는|될|한|하는|할)|개막(?:한|된|하는|되는|할)|막을\s올[리린]는?|막\s?오[른르]는?|펼쳐[진지]는?"
    r"|진행(?:된|되는|될)|이어[진지]는?|치러[진지]는?|마련(?:된|되는)|거행(?:된|되는))\s[‘'“\"「『]?$"
)
"""What says before a name, or before its marks, that it was or will be held (`킨텍스에서 개막하는 ‘…’`)."""

FOUNDED = re.compile(
    r"[’”'\"」』]?\s*(?:\([^)]{1,60}\)\s*)?(?:이|가|을|를|도)?\s(?:[가-힣\d,~.()∼]+\s){0,3}?"
    r"(?:공식\s)?(?:출범|발족|결성|창립|구성|신설|꾸[려리])"
)
"""What is said of a body that comes into being, and of no meeting of it."""

EDITION = re.compile(r"제\s*\d{1,3}\s*(?:회|차|기)")


@dataclass(frozen=True, order=True, slots=True)
class EventName:
    """One place where the text speaks of an event; `name` is empty where it only points (`이날 행사`)."""

    start: int
    end: int
    name: str
    type: str
    head: str
    quoted: bool = False
    short: bool = False
    """Introduced as a short form (`이하 ‘…’`)."""
    pointed: bool = False
    """A bare head with a word before it that points (`이번 간담회`)."""
    told: bool = False
    """Told by a verb, no noun names it (`… 장관을 만나`)."""


MOST = 400
"""Namings looked at in one document; the rest is left out, so that any text takes bounded time."""
