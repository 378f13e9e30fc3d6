"""From a question to its interpretation."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from graph.ask import cues, times
from graph.ask.interpretation import Code, Interpretation, Span, Thing, Words
from graph.ask.things import normalised, part_named, things, told_apart
from graph.errors import UnreadQuestion
from graph.store.base import View

EXAMPLES = {
    "ko": ("배터리 행사에 참석한 기업은?", "다음 달에 열리는 행사는?", "외교부가 주최한 행사는?"),
    "en": (
        "Which firms attended battery events?",
        "What is coming next month?",
        "Who hosted events in Pohang?",
    ),
}
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_WORD = re.compile(r"[\w가-힣][\w가-힣.&-]*")
_HANGUL_WORD = re.compile(r"누가|어디|무엇|언제")
_OF_EVENTS = {"participants", "events", "event-time", "event-place", "outcomes"}
_ASKS_WHO = re.compile(r"누가|누구|어느|어떤|\bwho\b|\bwhich\b|\bwhat\b", re.I)


def read(view: View, question: str, today: date) -> Interpretation:
    """What is asked; raises `InvalidInput` with three questions that can be read."""
    text = normalised(question)
    named, industries = things(view, text)
    when = _time(text, named, today)
    named = tuple(thing for thing in named if not when or not _overlap(thing.words, when.words))
    rest = _masked(text, [thing.words for thing in named] + ([when.words] if when else []))
    if part := _part(view, rest, industries, named):
        named = tuple(sorted((*named, part), key=lambda thing: thing.words.start))
        industries = tuple(code for code in industries if not _overlap(code.words, part.words))
        rest = _masked(rest, [part.words])
    named = told_apart(view, named)
    plain = _masked(rest, [code.words for code in industries])
    language = "ko" if _HANGUL.search(plain if _LATIN.search(plain) else text) else "en"
    asked = _read(text, plain, language, named, industries, when)
    if asked is None or cues.BEYOND.search(plain):
        raise UnreadQuestion(unreadable(question), EXAMPLES[language_of(question)])
    return asked


def _time(text: str, named: tuple[Thing, ...], today: date) -> Span | None:
    """The time asked for; a year within a longer name (CES 2026) is the name's."""
    holders = [
        thing.words
        for thing in named
        if (own := times.span(thing.words.text, today)) and len(own.words.text) < len(thing.words.text)
    ]
    return times.span(_masked(text, holders), today)


def language_of(question: str) -> str:
    """`ko` for a question with Hangul in it, else `en`."""
    return "ko" if _HANGUL.search(question) else "en"


def unreadable(question: str) -> str:
    """What to tell of a question that is not understood."""
    language = language_of(question)
    listed = " / ".join(EXAMPLES[language])
    if language == "ko":
        return f"질문을 읽지 못했습니다: {question!r}. 이렇게 물어보세요: {listed}"
    return f"This question cannot be read: {question!r}. Ask for example: {listed}"


def _part(view: View, rest: str, industries: tuple[Code, ...], named: tuple[Thing, ...]) -> Thing | None:
    """A thing known by a part of its name, unless an event, policy or alliance is named whole."""
    if any(thing.of("event", "policy") for thing in named):
        return None
    return part_named(view, rest, [code.words for code in industries])


def _read(
    text: str,
    plain: str,
    language: str,
    named: tuple[Thing, ...],
    industries: tuple[Code, ...],
    when: Span | None,
) -> Interpretation | None:
    events = cues.found(cues.EVENTS, plain)
    said = {code.code for code in cues.found(cues.INTENTS, plain)}
    roles = cues.found(cues.ROLES, plain)
    if cues.found(cues.POLICIES, plain) and not (events or "events" in said):
        roles = tuple(code for code in roles if code.code != "speaker")  # 발표한 정책
    if "outcome" in said:
        roles = ()  # came of, 나온
    roles = tuple(replace(code, only=_alone(code, plain)) for code in roles)
    asked = Interpretation(
        "events",
        language,
        named,
        industries,
        cues.found(cues.PARTICIPANTS, plain),
        () if any(thing.of("event") for thing in named) else events,
        cues.found(cues.POLICIES, plain),
        roles,
        when,
        _unread(plain),
    )
    asked = _with_roles(asked, text)
    intent = _intent(asked, said, text)
    if intent is None:
        return None
    asked = replace(asked, intent=intent, things=_places(asked, intent))
    keeps_types = intent in {"participants", "alliance-leaders", "alliance-members", "policy-issuer"}
    return replace(
        asked,
        participant_types=asked.participant_types if keeps_types else (),
        roles=asked.roles if intent == "participants" else (),
        policy_types=asked.policy_types if intent.startswith("polic") else (),
        event_types=asked.event_types if intent in _OF_EVENTS else (),
    )


def _intent(asked: Interpretation, said: set[str], text: str) -> str | None:
    if "connection" in said and len(asked.things) > 1:
        return "connection"
    if "outcome" in said and (asked.event_types or asked.of("event")):
        return "outcomes"
    filtered = bool(asked.things or asked.industries or asked.time)
    if asked.unread and not (asked.things or asked.industries):
        return None
    if "quotation" in said:
        return "quotations" if asked.things else None
    policy = _of_policy(asked, said)
    if policy:
        return policy
    if _of_alliance(asked, said):
        return "alliance-leaders"
    if "alliance" in said and not (said & {"leader", "member"} and not asked.of("organization", "person")):
        return "alliances"
    if said & {"leader", "member"} and (asked.of("organization") or "alliance" in said):
        return "alliance-leaders" if "leader" in said else "alliance-members"
    event = bool(asked.event_types or asked.of("event") or "events" in said)
    if asked.roles and (event or filtered) and _asks_for_people(asked, said, text):
        return "participants"
    if "time" in said and (event or filtered):
        return "event-time"
    if "place" in said and (event or filtered):
        return "event-place"
    if event or (asked.things and any(thing.role for thing in asked.things)):
        return "participants" if asked.participant_types and "events" not in said else "events"
    if asked.policy_types and not asked.of("person"):
        return "policies"
    if asked.participant_types and (asked.industries or asked.of("place")):
        return "participants"
    if asked.things:
        return "thing"
    return "events" if asked.industries or asked.time else None


def _of_alliance(asked: Interpretation, said: set[str]) -> bool:
    """Whether who runs an alliance is asked in the words for an event (주관 부처, who chairs it)."""
    running = {code.code for code in asked.roles} & {"host", "organizer", "chair"}
    alliance = any(thing.alliance and not thing.role for thing in asked.things)
    return bool(running and alliance) and not (asked.event_types or asked.of("event") or "events" in said)


def _of_policy(asked: Interpretation, said: set[str]) -> str | None:
    if "budget" in said:
        return "policy-budget"
    if "issuer" in said and (asked.of("policy") or asked.policy_types):
        return "policy-issuer"
    if not asked.of("policy"):
        return None
    if "parts" in said:
        return "policy-parts"
    return None if asked.roles or asked.of("event") or asked.event_types or "events" in said else "policies"


def _asks_for_people(asked: Interpretation, said: set[str], text: str) -> bool:
    if asked.participant_types or "who" in said:
        return True
    if asked.of("event"):
        return True
    return asked.roles[-1].code in {"speaker", "chair"} or (
        not any(thing.role for thing in asked.things)
        and bool(_ASKS_WHO.search(text))
        and "events" not in said
    )


def _with_roles(asked: Interpretation, text: str) -> Interpretation:
    """Each thing that does what a role's word says gets that role; the other roles are asked for."""
    named, roles = list(asked.things), []
    for code in asked.roles:
        agent = _agent(named, code, text, asked)
        if agent is None:
            roles.append(code)
        else:
            named[agent] = replace(named[agent], role=code.code)
    asked_for = tuple({code.code: code for code in roles}.values())
    return replace(asked, things=tuple(named), roles=asked_for)


def _alone(code: Code, plain: str) -> bool:
    """Whether the words ask for those who had that part only."""
    before, after = plain[: code.words.start], plain[code.words.end :]
    return bool(cues.ONLY.search(before) or cues.ONLY_AFTER.match(after))


def _agent(named: list[Thing], code: Code, text: str, asked: Interpretation) -> int | None:
    """The place of the thing that does what `code` says: 외교부가 주최한, hosted by X, did X host."""
    for place, thing in enumerate(named):
        if not thing.of("organization", "person", "place") or thing.role or thing.of("event"):
            continue
        if asked.language == "ko":
            between = text[thing.words.end : code.words.start]
            near = thing.words.end <= code.words.start and len(between) <= 6
            if (
                near
                and thing.particle in cues.SUBJECT
                and not _HANGUL_WORD.search(between[len(thing.particle) :])
            ):
                return place
            continue
        before = text[code.words.end : thing.words.start]
        if code.words.end <= thing.words.start and re.fullmatch(r"\s+by\s+(?:the\s+)?", before, re.I):
            return place
        between = text[thing.words.end : code.words.start]
        if thing.words.end <= code.words.start and re.fullmatch(
            r"\s+(?:has\s+|have\s+|will\s+)?", between, re.I
        ):
            return place
    return None


def _places(asked: Interpretation, intent: str) -> tuple[Thing, ...]:
    """What a thing without a role filters by: the region, the issuer, or any part."""
    return tuple(
        thing if thing.role else replace(thing, role=_filter(thing, intent)) for thing in asked.things
    )


def _filter(thing: Thing, intent: str) -> str | None:
    if intent == "alliances":
        return "member"
    if intent in {"policies", "policy-budget"}:
        if thing.of("organization") and thing.particle != "에서":
            return "issuer"
        return "region" if thing.of("place") else None
    if intent not in _OF_EVENTS or thing.of("event"):
        return None
    if thing.alliance or thing.of("policy"):
        return "about"
    if thing.of("place"):
        return "region"
    return "participant" if thing.of("organization", "person") else None


def _unread(plain: str) -> tuple[str, ...]:
    """The words that are neither understood nor grammar."""
    known = [code.words for table in cues.TABLES for code in cues.found(table, plain)]
    found = []
    for word in _WORD.finditer(plain):
        if len(word.group()) < 2 or any(w.start < word.end() and word.start() < w.end for w in known):
            continue
        forms = [word.group(), *(word.group().removesuffix(particle) for particle in cues.PARTICLES)]
        if not any(not form or cues.is_cue(form) for form in forms):
            found.append(word.group())
    return tuple(found)


def _masked(text: str, spans: list[Words]) -> str:
    """`text` with spans blanked, places kept; what remains of a name's word, its particle, goes too."""
    for words in spans:
        end = words.end
        rest = re.match(r"[가-힣]*", text[end:])
        tail = rest.group() if rest else ""
        if tail in cues.PARTICLES:
            end += len(tail)
        text = text[: words.start] + " " * (end - words.start) + text[end:]
    return text


def _overlap(one: Words, other: Words) -> bool:
    return one.start < other.end and other.start < one.end
