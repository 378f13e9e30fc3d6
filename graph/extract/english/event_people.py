"""Who took part in an event of an English document: attendees, parties to agreements, countries."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Name
from graph.extract.english.event_acts import GROUND
from graph.extract.english.event_hosts import subjects
from graph.extract.english.event_words import SIGNED
from graph.extract.english.frames import SAID_OF
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim
from graph.extract.passages import Passage
from graph.model import Claim, Kind, RegionKind

PRESENT = re.compile(
    r"\b(?:attend(?:s|ed|ing|ance|ees?)?|participa(?:te|tes|ted|ting|nts?|tion)|exhibitors?|exhibit(?:s|ed|ing)?|took part|takes? part|taking part|present were|were present"
    r"|those present|they included?|they include|attendees include|[Jj]oin(?:s|ed|ing)?|br(?:ought|ings?) together|gather(?:s|ed|ing)?|(?-i:(?:co-)?chair(?:s|ed|ing)|(?:will|to) (?:co-)?chair)|presid(?:e[sd]?|ing)|represented"
    r"|met with|on hand|in attendance|guests?|delegat(?:es?|ions?)|panel(?:ists?)?|speakers?|participate|pose[sd]?|posing|shak(?:e|es|ing) hands|pictured"
    r"|cut(?:s|ting)? the (?:ribbon|tape)|were invited|countries invited|hosted by|accompanied|drew|sat down|faculty|experts from|officials from|representatives from|representatives of|researchers from|moderated)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:delivered|gave|gives?|present(?:s|ed|ing)|spoke|speaks?|speech(?:es)?|keynotes?|remarks|lectures?|presentations?|address(?:es|ed)?|talks? (?:by|from))\b"
)
_AWAY = re.compile(
    r"\b(?:according to|said (?:by|in a release)|hosted by|organi[sz]ed by|sponsored by|supported by|co-hosted by|jointly organi[sz]ed by|subsidiary of|affiliate of|arm of|unit of|under|reported by|citing|on behalf of|run by|operated by|developed by|proposed by|led by) (?:the )?$|\bsince (?:[A-Z]\w+ ){0,3}$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:at|in|near|inside|to) (?:the )?$")
_OWNED = re.compile(
    r"[’']s? (?:[A-Za-z&-]+ ){0,4}?(?:headquarters|plant|factory|shipyard|center|centre|campus|office|building|hall|lab|hotel|booth)\b|[’']s? (?:\w+ ){0,3}(?:technolog|product|batter|vehicle|business|project|plan|strateg)"
)
_STATES = re.compile(
    r"\b(?:countries|nations|states|economies|members|delegations|delegates|officials|representatives|ministers|experts|participants|Countries invited|researchers|companies|firms)\b[^.;]{0,60}?(?:including|such as|from|of|namely|are|:|—) ?(?P<list>[^.;]{3,400})"
)
_CUT = re.compile(
    r", (?:where|which|while|after which|during which|the last of which) |, and where | and where |(?<=\w), and (?=(?:the |a )?[A-Z]?[\w’'() -]{3,80} (?:signed|visited|toured|held talks)\b)"
)


def attend(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its attendees, speakers aside."""
    listing: Frame | None = None
    for passage in passages:
        if passage.focus is None and not passage.spoken:
            continue
        if listing is not None and _item(scene, passage):
            _take(scene, passage, listing, 0, len(passage.text))
            continue
        for start, end in clauses(passage):
            if passage.text[:start].endswith(", the last of which "):
                continue
            _clause(scene, passage, start, end)
        opens = PRESENT.search(passage.text) and passage.text.rstrip().endswith(":")
        listing = passage.focus if opens else None
        if (
            re.match(
                r"\W*(?:Participants|Attendees|Attendance|Present|Countries invited)\b[^:]{0,30}:",
                passage.text,
            )
            and passage.focus
        ):
            _take(scene, passage, passage.focus, 0, len(passage.text), countries=True)
    signed: Frame | None = None
    parties: list[Name] = []
    for passage in passages:
        _states(scene, passage)
        parties = _sign(scene, passage, parties) or parties
        _meet(scene, passage)
        _builders(scene, passage)
        here = [f for _, f in passage.spoken if f.type == "signing"]
        signed = here[-1] if here else signed
        if signed is not None:
            _put_names(scene, passage, signed)


def clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that tell of one thing each; offsets into its text."""
    at = 0
    for cut in _CUT.finditer(passage.text):
        yield at, cut.start()
        at = cut.end()
    yield at, len(passage.text)


def _item(scene: Scene, passage: Passage) -> bool:
    text = scene.ctx.document.text
    line = text[text.rfind("\n", 0, passage.sentence.start) + 1 : passage.sentence.start]
    return bool(re.fullmatch(r"\s*(?:[-–•*·○ㅇ°△▲]|\d+[.)])\s*", line))


_MET = re.compile(
    r"\b(?:held|had|holds?|holding) [^.;]{0,60}(?:meetings?|talks|consultations?|dialogue|luncheon|dinner|roundtable|forum|conference|seminar|session|Forum|Dialogue|Meeting)\b[^.;]{0,60} with\b|\bbetween\b(?=.* and )|\bmet\b"
)


def _clause(scene: Scene, passage: Passage, start: int, end: int) -> None:
    text = passage.text[start:end]
    told = PRESENT.search(text) or _MET.search(text)
    caption = passage.sentence.region is RegionKind.CAPTION or re.match(
        r"\W*(?:From left|Pictured|Photo)\b", text
    )
    frame = event_of(passage, start, end, told.start() if told else None)
    if frame is None or not (told or caption or _SPEECH.search(text) or frame.type == "visit"):
        return
    if frame.type == "signing" and (not PRESENT.search(text) or _LATER.search(text)):
        return
    if frame.type == "visit" and not told:
        _visitors(scene, passage, frame)
        return
    _take(scene, passage, frame, start, end)
    _nations(scene, passage, frame, start, end)


_LATER = re.compile(r"\bwill (?:also )?(?:take part|join|participate)\b")
"""What is said of the joint undertaking, not of the signing."""


def event_of(passage: Passage, start: int, end: int, at: int | None = None) -> Frame | None:
    """The event that a clause speaks of: one named in it (after its verb first), else the sentence's."""
    base = passage.sentence.start
    named = [(n, f) for n, f in passage.spoken if start <= n.start - base < end]
    lead = re.compile(
        r"\b(?:after|since|ahead of|following|on the (?:sidelines|eve|margins) of|before|grew out of|[Bb]etween)(?: the| a| an)? $"
    )
    plain = [
        (n, f)
        for n, f in named
        if not lead.search(before := passage.text[: n.start - base]) and not SAID_OF.search(before)
    ]
    if at is not None:
        near = [f for n, f in plain if 0 <= n.start - base - start - at < 70]
        if near:
            return near[0]
    if plain:
        return plain[0][1]
    return passage.focus


_IN_CHARGE = re.compile(
    r"\((?:[A-Z][\w&-]{1,11}[,;] ?)?(?:[Mm]inister|[Cc]ommissioner|[Cc]hair(?:man|woman|person)?|[Pp]resident|CEO|[Mm]ayor|[Gg]overnor|[Aa]dministrator|[Dd]irector)(?: and CEO)?:? $"
)


def in_charge(before: str) -> bool:
    """`the Ministry of A (MOA, Minister B)`: the head of a body, named in passing."""
    return _IN_CHARGE.search(before) is not None


def _take(
    scene: Scene, passage: Passage, frame: Frame, start: int, end: int, countries: bool = False
) -> None:
    base = passage.sentence.start
    roles = [c for c in frame.claims if c.slot in {"host", "organizer", "supporter"}]
    hosts, told = {c.value for c in roles}, {c.evidence.highlight[0].start for c in roles}
    spoken = [(n.start, n.end) for n, _ in passage.spoken]
    kinds = (Kind.PERSON, Kind.ORGANIZATION, *((Kind.PLACE,) if countries else ()))
    for name in scene.ctx.names.within(base + start, base + end, *kinds):
        if name.kind is Kind.PLACE and name.type != "country":
            continue
        if (
            name.start in told
            or (name.name in hosts and passage.text[name.start - base - 1 : name.start - base] == "(")
            or any(a < name.end and name.start < b for a, b in spoken)
            or _aside(scene, passage, name)
        ):
            continue
        if (
            name.kind is Kind.ORGANIZATION
            and name.name in hosts
            and not re.search(r"\b(?:attended|joined|took part)\b", passage.text)
        ):
            continue
        claim(scene, frame, name, 0.85)


def _aside(scene: Scene, passage: Passage, name: Name) -> bool:
    """Whether a name only says where, by whose leave or of whom something is told."""
    base = passage.sentence.start
    before, after = passage.text[: name.start - base], passage.text[name.end - base :]
    if (
        in_charge(before)
        or _VISIT_OF.match(after)
        or _AWAY.search(before)
        or _OWNED.match(after)
        or _in_quotes(passage.text, name.start - base)
    ):
        return True
    if (
        re.match(r"(?: \([^()]*\))? (?:said|announced)\b(?! that he| that she)", after)
        and name.kind is Kind.ORGANIZATION
    ):
        return True
    body = name.kind is Kind.ORGANIZATION
    if body and name.type in {"media"}:
        return True
    return body and bool(_WHERE.search(before)) and not _of_person(scene, name)


_VISIT_OF = re.compile(
    r"[’']s? (?:[\w-]+ ){0,3}?(?:visit|trip|inauguration|administration|government|presidency|invitation|order|instructions?|remarks|speech)\b"
)


def _of_person(scene: Scene, name: Name) -> bool:
    """Whether the body is that of a person's post told just before (`professor at the University of …`)."""
    return any(p.organization == name.name and 0 <= name.start - p.start < 160 for p in scene.ctx.posts)


def _in_quotes(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _nations(scene: Scene, passage: Passage, frame: Frame, start: int, end: int) -> None:
    """`officials from ten countries including Senegal and Ghana`: the countries take part."""
    base = passage.sentence.start
    for match in _STATES.finditer(passage.text, start, end):
        at, first = match.start("list"), True
        for name in scene.ctx.names.within(base + match.start("list"), base + match.end("list"), Kind.PLACE):
            gap = passage.text[at : name.start - base]
            if name.type != "country" or not re.fullmatch(
                r"(?:both |the )?" if first else r"(?:,| and|, and|,? as well as)(?: the)? ", gap
            ):
                break
            first, at = False, name.end - base
            frame.add(
                Claim("attendees", name.name, scene.ctx.evidence((name.start, name.end)), 0.75, Kind.PLACE)
            )


def _builders(scene: Scene, passage: Passage) -> None:
    """Whoever broke ground was at the ceremony."""
    for spoken, frame in passage.spoken:
        if spoken.head == GROUND:
            for name in subjects(scene, passage, spoken.start):
                claim(scene, frame, name, 0.8)


def _visitors(scene: Scene, passage: Passage, frame: Frame) -> None:
    spoken = next((n for n, f in passage.spoken if f is frame), None)
    if spoken is not None:
        for name in subjects(scene, passage, spoken.start):
            claim(scene, frame, name, 0.8)


def _meet(scene: Scene, passage: Passage) -> None:
    """Who met, where a verb alone tells of a meeting (`met with …`)."""
    for spoken, frame in passage.spoken:
        if frame.type == "meeting" and re.match(r"(?:met|held|had|sat)\b", spoken.name):
            for name in scene.ctx.names.within(spoken.start, spoken.end + 1, Kind.PERSON, Kind.ORGANIZATION):
                claim(scene, frame, name, 0.88)
            for name in subjects(scene, passage, spoken.start) or _first(scene, passage, spoken.start):
                claim(scene, frame, name, 0.85)


def _first(scene: Scene, passage: Passage, at: int) -> list[Name]:
    """The person a sentence begins with, for a second verb (`attended the forum and met with …`)."""
    people = list(scene.ctx.names.within(passage.sentence.start, at, Kind.PERSON))
    return [p for p in people if p.start - passage.sentence.start < 60][:1]


_PUT_NAMES = re.compile(
    r"\b(?:signed|inked) (?:the (?:deal|documents?|agreement|MOU|memorandum|pact|contract|letter|accord)|for (?:their|the two|each|both)|on behalf of)\b"
    r"|\bput (?:their|his|her) (?:names?|signatures?|pens?) to\b|\baffixed (?:their|his|her)\b|\bexchanged (?:the )?(?:signed )?(?:documents|copies)\b"
)
_WITH = re.compile(r"\b(?:with|by|between|among)\b")


def _put_names(scene: Scene, passage: Passage, last: Frame) -> None:
    """`A of B and C of D signed the deal`, in a sentence that does not name what: the agreement told of before."""
    if told := _PUT_NAMES.search(passage.text):
        base = passage.sentence.start
        for name in scene.ctx.names.within(base, passage.sentence.end, Kind.PERSON):
            before = name.end <= base + told.start()
            there = re.search(
                r"\bin the presence of (?:[^.;]{0,60} and )?(?:the )?(?:[A-Z][\w’'-]* ){0,4}$",
                passage.text[: name.start - base],
            )
            if before or there:
                claim(scene, last, name, 0.85)


_THEY = re.compile(
    r"\b(?:they|(?:[Tt]he|[Bb]oth|[Tt]hese) (?:two )?(?:companies|firms|partners|sides|parties|organi[sz]ations|institutions|automakers))(?: (?:also|have|had|will|jointly|later|earlier|then))* $"
)
_COUNTRIES = re.compile(
    r"^\W*(?:The )?[A-Z][\w. ]{2,24} and (?:the )?[A-Z][\w. ]{2,24} (?:have |jointly |will |today )?(?:held|hold|launched|signed|agreed|kicked off|convened|co-hosted|opened|concluded)\b"
)


def _states(scene: Scene, passage: Passage) -> None:
    """`Korea and Peru held the second dialogue`: both take part."""
    told = _COUNTRIES.match(passage.text)
    named = [f for n, f in passage.spoken if f.type in {"meeting", "forum", "conference", "signing"}]
    if told is None or not named:
        return
    base = passage.sentence.start
    places = list(scene.ctx.names.within(base, base + told.end(), Kind.PLACE))
    if len(places) == 2 and all(p.type == "country" for p in places):
        for p in places:
            evidence = scene.ctx.evidence((p.start, p.end))
            named[0].add(Claim("attendees", p.name, evidence, 0.75, Kind.PLACE))


def _sign(scene: Scene, passage: Passage, parties: list[Name]) -> list[Name]:
    """The parties: who signed, with whom; `parties` are those told of last. Returns the bodies that signed here."""
    base = passage.sentence.start
    found: list[Name] = []
    for spoken, frame in passage.spoken:
        if frame.type != "signing" or not (spoken.name or SIGNED.search(passage.text)):
            continue
        window = passage.text[max(0, spoken.start - base - 80) : spoken.end - base + 40]
        if not SIGNED.search(window):
            continue
        verb = max(
            (m.start() for m in SIGNED.finditer(passage.text) if m.start() < spoken.start - base), default=-1
        )
        if verb >= 0:
            signers = _signers(scene, passage, base + verb)
            if not signers and _THEY.search(passage.text[:verb]):
                signers = parties
            for name in signers:
                claim(scene, frame, name, 0.88)
            found += [n for n in signers if n.kind is Kind.ORGANIZATION]
        after = passage.text[spoken.end - base :]
        stop = re.search(
            r"; |, (?:which|under which|to |where|while|after|according)|\b(?:aimed|calling|under which|to (?:build|develop|cooperate|invest|supply|form|create|establish|launch|set up))\b",
            after,
        )
        end = spoken.end + (stop.start() if stop else len(after))
        if with_ := _WITH.search(after[: end - spoken.end]):
            for name in scene.ctx.names.within(spoken.end + with_.end(), end, Kind.ORGANIZATION, Kind.PERSON):
                if not _aside(scene, passage, name) and not any(
                    s.start <= name.start < s.end for s, _ in passage.spoken
                ):
                    claim(scene, frame, name, 0.85)
                    found += [name] if name.kind is Kind.ORGANIZATION else []
    return found if len({n.name for n in found}) > 1 else []


def _signers(scene: Scene, passage: Passage, verb: int) -> list[Name]:
    base, text = passage.sentence.start, passage.text
    found = subjects(scene, passage, verb)
    if found:
        return found
    before = text[: verb - base]
    cut = max((m.end() for m in _CUT.finditer(text) if m.end() <= verb - base), default=0)
    if re.search(
        r"\b(?:said|announced)\b.{0,60}\b(?:it|they) (?:has |have |had |will )?(?:also |jointly )?$", before
    ):
        names = list(scene.ctx.names.within(base, verb, Kind.ORGANIZATION, Kind.PERSON))
        return names[:1]
    return [
        n
        for n in scene.ctx.names.within(base + cut, verb, Kind.ORGANIZATION, Kind.PERSON)
        if not _aside(scene, passage, n)
    ]
