"""Answers as a sentence in the question's language."""

from __future__ import annotations

from typing import Any

from graph.ask.interpretation import Interpretation

Json = dict[str, Any]

_SHOWN = 12
_WORDS = {
    "host": ("주최", "host"),
    "organizer": ("주관", "organizer"),
    "supporter": ("후원", "supporter"),
    "attendee": ("참석", "attendee"),
    "speaker": ("연사", "speaker"),
    "chair": ("좌장", "chair"),
    "participants": ("참가자", "participants"),
    "events": ("행사", "events"),
    "alliances": ("얼라이언스", "alliances"),
    "alliance-leaders": ("이끄는 이", "leaders"),
    "alliance-members": ("회원", "members"),
    "policies": ("정책", "policies"),
    "policy-parts": ("과제", "parts"),
    "policy-issuer": ("발표한 곳", "issuers"),
    "quotations": ("발언", "quotations"),
    "connection": ("연결", "connections"),
}


def sentence(asked: Interpretation, items: list[Json], understood: Json) -> str:
    """What was found, or what was searched if nothing was."""
    korean = asked.language == "ko"
    said = _found(asked, items, korean) if items else _empty(understood, korean)
    if asked.unread:
        words = ", ".join(asked.unread)
        said += f" (읽지 못한 말: {words})" if korean else f" (Not understood: {words})"
    return said


def _found(asked: Interpretation, items: list[Json], korean: bool) -> str:
    if asked.intent == "participants":
        return _by_role(asked, items, korean)
    if asked.intent in {"event-time", "event-place"}:
        return "; ".join(_event(item, korean) for item in items[:_SHOWN]) + "."
    if asked.intent == "policy-budget":
        return "; ".join(_budget(item, korean) for item in items[:_SHOWN]) + "."
    if asked.intent == "thing":
        return "; ".join(_thing(item, korean) for item in items[:_SHOWN]) + "."
    if asked.intent == "quotations":
        return " ".join(_quotation(item) for item in items[:3])
    if asked.intent == "policies" and len(items) == 1:
        return f"{_policy(items[0], korean)}."
    word = _WORDS[asked.intent][not korean]
    return _listed(word, items, korean)


def _listed(word: str, items: list[Json], korean: bool) -> str:
    names = ", ".join(item["name"] for item in items[:_SHOWN])
    more = len(items) - _SHOWN
    if korean:
        return f"{word} {len(items)}건: {names}{f' 외 {more}건' if more > 0 else ''}."
    return f"{len(items)} {word}: {names}{f' and {more} more' if more > 0 else ''}."


def _by_role(asked: Interpretation, items: list[Json], korean: bool) -> str:
    roles = [one.code for one in asked.roles] or ["attendee"]
    parts = []
    for role in roles:
        meant = {"attendee", "speaker", "chair"} if role == "attendee" else {role}
        own = [item for item in items if any(meant & {*part["roles"]} for part in item["participations"])]
        word = _WORDS[role][not korean]
        if own:
            parts.append(_listed(word if korean or len(own) == 1 else f"{word}s", own, korean))
        else:
            parts.append(f"{word}: 없음." if korean else f"No {word} found.")
    return " ".join(parts)


def _event(item: Json, korean: bool) -> str:
    when = item["start"] or ("날짜 모름" if korean else "no date known")
    if item["end"] and item["end"] != item["start"]:
        when += f" – {item['end']}"
    places = [item[slot]["name"] for slot in ("venue", "region", "country") if item[slot]]
    return ", ".join([f"{item['name']}: {when}", *dict.fromkeys(places)])


def _budget(item: Json, korean: bool) -> str:
    amount = f"{item['budget_krw']:,}"
    return f"{item['name']}: {amount}원" if korean else f"{item['name']}: KRW {amount}"


def _policy(item: Json, korean: bool) -> str:
    """What is known of a policy in short: issuer, day, budget, target year."""
    known = [
        item["issuer"] and item["issuer"]["name"],
        item["announced"],
        item["budget_krw"]
        and (f"예산 {item['budget_krw']:,}원" if korean else f"KRW {item['budget_krw']:,}"),
        item["target_year"] and (f"목표 {item['target_year']}년" if korean else f"by {item['target_year']}"),
    ]
    return f"{item['name']}: {', '.join(filter(None, known)) or item['type']}"


def _thing(item: Json, korean: bool) -> str:
    posts = [
        " ".join(filter(None, ((post["organization"] or {}).get("name"), post["title"])))
        for post in item["roles"]
        if post["person"] and post["person"]["id"] == item["id"]
    ]
    events = len(item["events"])
    tail = (f"행사 {events}건" if korean else f"{events} events") if events else ""
    said = ", ".join(dict.fromkeys(filter(None, [*posts, tail]))) or item["type"]
    return f"{item['name']}: {said}"


def _quotation(item: Json) -> str:
    speaker = item["speaker"]["name"] if item["speaker"] else "?"
    return f"{speaker}: “{item['text']}”"


def _empty(understood: Json, korean: bool) -> str:
    """What was searched."""
    searched = [
        f"{one['name']} ({', '.join(filter(None, (one['words'], one['role'])))})"
        for one in understood["entities"]
    ]
    for name in ("industries", "event_types", "policy_types", "participant_types", "roles"):
        searched += [f"{one['code']} ({one['words']})" for one in understood[name]]
    if time := understood["time"]:
        searched.append(f"{time['from'] or ''}–{time['to'] or ''} ({time['words']})")
    what = ", ".join(dict.fromkeys(searched)) or ("모든 문서" if korean else "all documents")
    if korean:
        return f"찾은 것이 없습니다. 찾아본 것: {what}."
    return f"Nothing found. Searched for {understood['intent']} with: {what}."
