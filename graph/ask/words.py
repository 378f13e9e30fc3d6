"""The words that answers are made of, Korean and English."""

from __future__ import annotations

ROLES = {
    "host": ("주최", "hosted", "host"),
    "organizer": ("주관", "organized", "organizer"),
    "supporter": ("후원", "sponsored", "supporter"),
    "attendee": ("참석", "attended", "attendee"),
    "speaker": ("발표", "spoke", "speaker"),
    "chair": ("좌장", "chaired", "chair"),
}
"""A part in an event: the Korean noun, the English verb, the English noun for who had it."""
KINDS = {
    "company": ("기업", "company"),
    "ministry": ("부처", "ministry"),
    "local-government": ("지방정부", "local government"),
    "public-institution": ("공공기관", "public institution"),
    "association": ("협회·단체", "association"),
    "university": ("대학", "university"),
    "international": ("국제기구", "international organization"),
    "embassy": ("대사관", "embassy"),
    "media": ("언론사", "news outlet"),
    "country": ("나라", "country"),
    "person": ("사람", "person"),
    "organization": ("기관", "organization"),
}
"""Kinds of participants that a question may ask for."""
LISTS = {
    "participants": ("참여자", "participant"),
    "events": ("행사", "event"),
    "alliances": ("얼라이언스", "alliance"),
    "alliance-leaders": ("이끄는 이", "leader"),
    "alliance-members": ("회원", "member"),
    "policies": ("정책", "policy"),
    "policy-parts": ("과제", "part"),
    "policy-issuer": ("발표한 곳", "issuer"),
}
"""What a list of an intent holds."""
OUTCOMES = {
    "launches": ("출범", "Launched"),
    "announces": ("발표", "Announced"),
    "investsIn": ("투자", "Invested in"),
    "": ("뒤이은 행사", "Later events"),
}
"""What came of an event, by the relation; without one, the events after it."""
INSTEAD = {
    "alliance-leaders": ("누가 이끄는지 밝힌 문서는 없습니다.", "No document says who leads it."),
    "outcomes": ("그 뒤에 나온 것을 말하는 문서는 없습니다.", "No document tells what came of it."),
}
"""What to say of a question that only something near it answers."""


def plural(noun: str, number: int) -> str:
    """The English noun for so many things.

    >>> plural("company", 2), plural("way", 2), plural("person", 3), plural("host", 1)
    ('companies', 'ways', 'people', 'host')
    """
    if number == 1:
        return noun
    if noun == "person":
        return "people"
    return f"{noun[:-1]}ies" if noun.endswith(("ry", "ny", "ty", "sy")) else f"{noun}s"
