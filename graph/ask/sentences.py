"""Answers as a sentence in the question's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.ask.interpretation import Interpretation
from graph.ask.queries import above_role
from graph.ask.words import INSTEAD, KINDS, LISTS, OUTCOMES, ROLES, plural

Json = dict[str, Any]
Labels = Mapping[str, str]

_SHOWN = 12


def sentence(asked: Interpretation, items: list[Json], understood: Json, labels: Labels) -> str:
    """What was found, or what was searched if nothing was; `labels` are the names of codes."""
    korean = asked.language == "ko"
    said = _found(asked, items, korean, labels) if items else _empty(understood, korean, labels)
    if asked.instead_of and items:
        said = f"{INSTEAD[asked.instead_of][not korean]} {said}"
    if asked.unread:
        words = ", ".join(asked.unread)
        said += f" (읽지 못한 말: {words})" if korean else f" (Not understood: {words})"
    return said


def _found(asked: Interpretation, items: list[Json], korean: bool, labels: Labels) -> str:
    if asked.intent == "participants":
        return _by_role(asked, items, korean)
    if asked.intent == "alliance-parties":
        return _parties(asked, items, korean)
    if asked.intent == "connection":
        return _ways(items, korean)
    if asked.intent == "outcomes":
        return _outcomes(items, korean)
    if asked.intent in {"event-time", "event-place"}:
        return "; ".join(_event(item, korean) for item in items[:_SHOWN]) + "."
    if asked.intent == "policy-budget":
        return "; ".join(_budget(item, korean) for item in items[:_SHOWN]) + "."
    if asked.intent == "thing":
        return "; ".join(_thing(item, korean, labels) for item in items[:_SHOWN]) + "."
    if asked.intent == "quotations":
        return " ".join(_quotation(item) for item in items[:3])
    if asked.intent == "policies" and len(items) == 1:
        return f"{_policy(items[0], korean, labels)}."
    noun = LISTS[asked.intent][not korean]
    return _listed(noun if korean else plural(noun, len(items)), items, korean)


def _listed(head: str, items: list[Json], korean: bool) -> str:
    """How many there are of what `head` says, their names, and how many more."""
    names = ", ".join(dict.fromkeys(item["name"] for item in items[:_SHOWN]))
    more = len(items) - _SHOWN
    if korean:
        counter = _counter(items)
        return f"{head} {len(items)}{counter}: {names}{f' 외 {more}{counter}' if more > 0 else ''}."
    return f"{len(items)} {head}: {names}{f' and {more} more' if more > 0 else ''}."


def _counter(items: list[Json]) -> str:
    """The Korean counter: people, bodies, or either with other things."""
    if all(item["type"] == "person" for item in items):
        return "명"
    return "곳" if all(item["type"] in KINDS for item in items) else "건"


def _by_role(asked: Interpretation, items: list[Json], korean: bool) -> str:
    kinds = list(dict.fromkeys(one.code for one in asked.participant_types))
    roles = [(one.code, one.only) for one in asked.roles] or [("attendee", False)]
    return " ".join(
        _role(role, only, kinds[0] if len(kinds) == 1 else "", _having(items, role, only), korean)
        for role, only in roles
    )


def _having(items: list[Json], role: str, only: bool) -> list[Json]:
    """Those who had a role in some event; `only`: and none above it there."""
    meant = {"attendee", "speaker", "chair"} if role == "attendee" else {role}
    above = set(above_role(role)) - meant if only else set()
    return [
        item
        for item in items
        if any(meant & {*part["roles"]} and not above & {*part["roles"]} for part in item["participations"])
    ]


def _role(role: str, only: bool, kind: str, own: list[Json], korean: bool) -> str:
    noun, verb, who = ROLES[role]
    if not own:
        return f"{noun}: 없음." if korean else f"No {who} found."
    if korean:
        head = f"{noun}만 한" if only else noun
        return _listed(f"{head} {KINDS[kind][0]}" if kind else head, own, korean)
    if not kind:
        return _listed(f"only {verb}" if only else plural(who, len(own)), own, korean)
    return _listed(f"{plural(KINDS[kind][1], len(own))} {'only ' * only}{verb}", own, korean)


def _parties(asked: Interpretation, items: list[Json], korean: bool) -> str:
    """The members of an alliance and those at its launch, as the kind asked for."""
    kind = asked.participant_types[0].code if asked.participant_types else "organization"
    if korean:
        return _listed(f"회원이거나 출범에 함께한 {KINDS[kind][0]}", items, korean)
    noun = plural(KINDS[kind][1], len(items))
    return _listed(f"{noun} among its members and those at its launch", items, korean)


def _ways(items: list[Json], korean: bool) -> str:
    length = items[0]["length"]
    steps = f"{length}단계" if korean else f"{length} {plural('step', length)}"
    names = " / ".join(dict.fromkeys(item["name"] for item in items[:3]))
    more = len(items) - 3
    if korean:
        return f"{steps}로 이어지는 연결 {len(items)}가지: {names}{f' 외 {more}가지' if more > 0 else ''}."
    tail = f" and {more} more" if more > 0 else ""
    return f"{len(items)} {plural('way', len(items))} of {steps}: {names}{tail}."


def _outcomes(items: list[Json], korean: bool) -> str:
    """What was launched, announced, invested in, and what came after, each with its names."""
    parts = []
    for relation, words in OUTCOMES.items():
        own = [item for item in items if item.get("relation", "") == relation]
        names = [_dated(item) if not relation else item["name"] for item in own[:_SHOWN]]
        if names:
            parts.append(f"{words[not korean]}: {', '.join(dict.fromkeys(names))}.")
    return " ".join(parts)


def _dated(item: Json) -> str:
    return f"{item['name']} ({item['start']})" if item.get("start") else str(item["name"])


def _event(item: Json, korean: bool) -> str:
    when = item["start"] or ("날짜 모름" if korean else "no date known")
    if item["end"] and item["end"] != item["start"]:
        when += f" – {item['end']}"
    places = [item[slot]["name"] for slot in ("venue", "region", "country") if item[slot]]
    return ", ".join([f"{item['name']}: {when}", *dict.fromkeys(places)])


def _budget(item: Json, korean: bool) -> str:
    amount = f"{item['budget_krw']:,}"
    return f"{item['name']}: {amount}원" if korean else f"{item['name']}: KRW {amount}"


def _policy(item: Json, korean: bool, labels: Labels) -> str:
    """What is known of a policy in short: issuer, day, budget, target year."""
    known = [
        item["issuer"] and item["issuer"]["name"],
        item["announced"],
        item["budget_krw"]
        and (f"예산 {item['budget_krw']:,}원" if korean else f"KRW {item['budget_krw']:,}"),
        item["target_year"] and (f"목표 {item['target_year']}년" if korean else f"by {item['target_year']}"),
    ]
    return f"{item['name']}: {', '.join(filter(None, known)) or labels.get(item['type'], item['type'])}"


def _thing(item: Json, korean: bool, labels: Labels) -> str:
    posts = [
        " ".join(filter(None, ((post["organization"] or {}).get("name"), post["title"])))
        for post in item["roles"]
        if post["person"] and post["person"]["id"] == item["id"]
    ]
    events = len(item["events"])
    tail = (f"행사 {events}건" if korean else f"{events} {plural('event', events)}") if events else ""
    kind = "" if posts else labels.get(item["type"], item["type"])
    return f"{item['name']}: {', '.join(dict.fromkeys(filter(None, [kind, *posts, tail])))}"


def _quotation(item: Json) -> str:
    speaker = item["speaker"]["name"] if item["speaker"] else "?"
    return f"{speaker}: “{item['text']}”"


def _empty(understood: Json, korean: bool, labels: Labels) -> str:
    """What was searched, each thing and code by its name."""
    searched = [one["name"] for one in understood["entities"]]
    for name in ("industries", "event_types", "policy_types", "participant_types"):
        searched += [labels.get(one["code"], one["words"]) for one in understood[name]]
    searched += [ROLES[one["code"]][0 if korean else 2] for one in understood["roles"]]
    if time := understood["time"]:
        searched.append(f"{time['from'] or ''}–{time['to'] or ''}")
    what = ", ".join(dict.fromkeys(searched)) or ("모든 문서" if korean else "all documents")
    return f"찾은 것이 없습니다. 찾아본 조건: {what}." if korean else f"Nothing found for: {what}."
