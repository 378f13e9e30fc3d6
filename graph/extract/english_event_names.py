"""Where an English text names an event, or points at one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Sentence
from graph.extract.event_names import MOST, EventName

_TYPES = {
    "conference": "conference symposium congress summit convention",
    "forum": "forum seminar workshop webinar session colloquium",
    "exhibition": "exhibition expo fair festival show pavilion",
    "launch": "launching launch inauguration kick-off kickoff",
    "signing": "memorandum mou agreement signing",
    "meeting": "roundtable meeting talks dialogue consultation consultations committee luncheon dinner",
    "ceremony": "ceremony anniversary groundbreaking commemoration awards",
    "announcement": "briefing",
    "visit": "visit tour",
}
TYPE_OF = {head: kind for kind, heads in _TYPES.items() for head in heads.split()}
_HEAD = "|".join(sorted({*TYPE_OF, *(h.capitalize() for h in TYPE_OF), "MOU", "MoU"}, key=len, reverse=True))
_WORD = r"(?:\([A-Z]{2,8}\)|[A-Z0-9][\w&’'./-]*|(?:of|for|and|on|in|to|with|between|the|&)(?=\s[A-Z0-9]))"
_PROPER = re.compile(
    rf"(?<![\w-])(?P<name>(?:[A-Z0-9][\w&’'./-]*\s)(?:{_WORD}\s){{0,9}}(?:{_HEAD}))(?P<tail>\s(?:on|of"
    rf"|for)\s(?:[A-Z][\w-]*\s?){{1,6}}|\s(?:19|20)\d\d)?(?![\w-])"
)
_COMMON = re.compile(
    rf"\b(?:the(?:\s(?:first|second|third|annual))?|a|an|its|this year['’]s|first|second|third"
    rf"|annual)\s(?P<name>(?:(?!same|next|last|first"
    rf"|second|third|annual|upcoming|whole"
    rf"|high-level)[a-z][a-z-]+\s){{1,3}}(?P<head>{_HEAD}))\b(?=\s(?:in|on|held|at|with|between|for"
    rf"|to)\b|,|\.)"
)
_POINTER = re.compile(
    r"\b(?:the|this|The|This)\s(?:(?P<signing>signing)\s)?"
    rf"(?P<head>{_HEAD}|event|gathering)s?\b(?!\s(?:of|on|for|between)\s[A-Z])"
)
_QUOTED = re.compile(r"[“\"‘']([A-Z0-9][^”\"’'\n]{4,90})[”\"’']")
_TITLED = re.compile(
    r"^(?:(?:The|A|An|At|In|On|Under|Before|Following|With|Through|By|As|For|This|That|Its|Today['’]s|During|After"
    r"|Korea to Hold|Korea Hosts?)\s+(?:the\s+)?)+"
)
_STOP = re.compile(
    r"^(?:(?:Minister|Vice|President|CEO|Chairman|Director|Prime|First|Second|Deputy|Korean|Government|Mr"
    r"|Ms)\s)+"
)


def find(ctx: Context) -> list[EventName]:
    """Every event name and pointer of an English document, in order, without overlaps."""
    found: list[EventName] = []
    for sentence in ctx.sentences:
        taken: list[tuple[int, int]] = []
        for name in (
            *_quoted(sentence),
            *_numbered(sentence),
            *_branded(ctx, sentence),
            *_signed(sentence),
            *_earlier(sentence),
            *_proper(ctx, sentence),
            *_common(sentence),
            *_pointers(sentence),
        ):
            if not any(a < name.end and name.start < b for a, b in taken):
                taken.append((name.start, name.end))
                found.append(name)
    return sorted(found)[:MOST]


_BRANDED = re.compile(
    r"(?P<name>(?:[A-Z][\w&-]*\s){1,5}(?:19|20)\d\d)(?P<what>,\s[^.,]{0,80},)?\s(?:\w+\s)?"
    r"(?:kicked off|opened|opens|will (?:be held|open|take place|run|kick off)"
    r"|(?:is|was|has been) (?:being )?held"
    r"|took place|takes place|closed|wrapped up|ended|got underway|gets underway|drew|attracted)\b"
)
_KINDS = re.compile(
    r"\b(?:fair|exhibition|expo|show|conference|forum|festival|summit|convention|symposium)\b"
)


_MONTH = re.compile(
    r"(?:In |On )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def _branded(ctx: Context, sentence: Sentence) -> Iterator[EventName]:
    """`Semicon 2023, a chip fair, kicked off`: a name with its year, its kind said beside it or later."""
    for match in _BRANDED.finditer(sentence.text):
        name = match["name"]
        kinds = _KINDS.findall(match["what"] or "") or _KINDS.findall(
            ctx.document.text[sentence.start :].lower()
        )
        if (
            kinds
            and not _MONTH.match(name)
            and not any(h in TYPE_OF for h in re.findall(r"[\w-]+", name.lower()))
        ):
            yield _event(sentence, *match.span("name"), kinds[0])


_SIGNED = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|concluded?|exchanged|entered into|inked)\s(?:(?:a|an|the|its|their|\d+)\s)?"
    r"(?P<name>(?:[A-Za-z-]+\s){0,4}?(?P<head>memorandums? of understanding|MOU|MoU|agreement"
    r"|letter of intent|pact)"
    r"(?:\s\((?:MOU|MoU)\))?(?:\s(?:on|for|to)\s(?:(?!with\b|at\b|in\b|on\b)[\w-]+\s?){1,9})?)"
)


def _signed(sentence: Sentence) -> Iterator[EventName]:
    """`signed a memorandum of understanding on small rockets with …`."""
    for match in _SIGNED.finditer(sentence.text):
        name = re.sub(
            r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|and)?\s*$", "", match["name"]
        )
        head = (
            "memorandum"
            if match["head"].startswith("memo")
            else "mou"
            if match["head"].upper() == "MOU"
            else "agreement"
        )
        start = match.start("name")
        bare = name.lower() in {match["head"].lower(), f"{match['head'].lower()}s"}
        yield _event(sentence, start, start + len(name), head, pointer=bare)


_EARLIER = re.compile(
    rf"\b(?P<name>(?:[Ff]irst|[Ss]econd|[Tt]hird|[Pp]revious|[Ii]naugural|[Ll]ast|[Ll]ast year['’]s)\s"
    rf"(?P<head>{_HEAD}|edition|event))\b(?=[^.]{{0,40}}\b(?:was held|held|took place|drew|attracted|hosted))"
)


def _earlier(sentence: Sentence) -> Iterator[EventName]:
    """`The first forum took place in …`, `Last year's edition, held at …`."""
    for match in _EARLIER.finditer(sentence.text):
        head = match["head"] if match["head"] in TYPE_OF else "exhibition"
        yield _event(sentence, *match.span("name"), head)


def _event(
    sentence: Sentence, start: int, end: int, head: str, *, pointer: bool = False, quoted: bool = False
) -> EventName:
    a, b = sentence.start + start, sentence.start + end
    text = sentence.text[start:end]
    kind = TYPE_OF.get(head.lower(), "other")
    if kind in {"launch", "signing"} and re.search(r"[Cc]eremony$", text):
        kind = "launch" if "aunch" in text else "signing" if "ign" in text else kind
    return EventName(a, b, "" if pointer else text, kind, head.lower(), pointer, quoted)


def _quoted(sentence: Sentence) -> Iterator[EventName]:
    for match in _QUOTED.finditer(sentence.text):
        words = re.findall(r"[\w-]+", match.group(1))
        heads = [h for h in map(str.lower, words) if h in TYPE_OF]
        small = sum(w[0].islower() and len(w) > 3 for w in words)
        if heads and small <= len(words) / 4 and not sentence.text[: match.start()][-1:].isalnum():
            yield _event(sentence, *match.span(1), heads[-1], quoted=True)


def _proper(ctx: Context, sentence: Sentence) -> Iterator[EventName]:
    for match in _PROPER.finditer(sentence.text):
        start, end = match.span()
        name = match.group("name")
        for pattern in (_TITLED, _STOP):
            if lead := pattern.match(sentence.text[start:end]):
                start += lead.end()
        text = sentence.text[start:end].rstrip()
        head = re.findall(r"[\w-]+", name)[-1]
        if (
            head.lower() in {"visit", "launching"}
            or len(text.split()) < 2
            or re.match(r"\s(?:Center|Centre|Hall|Complex|Plaza)\b", sentence.text[end:])
            or any(
                n.start < sentence.start + end and sentence.start + start < n.end and n.kind.value == "person"
                for n in ctx.names.within(sentence.start, sentence.end)
            )
        ):
            continue
        yield _ceremony(_event(sentence, start, start + len(text), head))


_NUMBERED = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|\d{1,3}(?:st|nd|rd"
    r"|th))\s(?:\w+\s)?"
    r"(?:meeting|session|round)\sof\sthe\s(?:[A-Z][\w&-]*\s?(?:(?:of|on|for|and)\s)?){2,8}"
)


def _numbered(sentence: Sentence) -> Iterator[EventName]:
    """`the fifth meeting of the Hydrogen Economy Commission`."""
    for match in _NUMBERED.finditer(sentence.text):
        yield _event(sentence, match.start(), match.start() + len(match.group().rstrip()), "meeting")


def _ceremony(name: EventName) -> EventName:
    kind = name.type
    low = name.name.lower()
    if low.endswith("ceremony"):
        kind = "signing" if "sign" in low else "launch" if "launch" in low or "inaugur" in low else "ceremony"
    return EventName(name.start, name.end, name.name, kind, name.head, name.pointer, name.quoted)


def _common(sentence: Sentence) -> Iterator[EventName]:
    for match in _COMMON.finditer(sentence.text):
        yield _event(sentence, *match.span("name"), match.group("head"))


def _pointers(sentence: Sentence) -> Iterator[EventName]:
    for match in _POINTER.finditer(sentence.text):
        head = match["signing"] or match["head"]
        yield _event(sentence, *match.span("head"), head, pointer=True)
