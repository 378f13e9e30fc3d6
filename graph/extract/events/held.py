"""Words that say of something that it takes place."""

from __future__ import annotations

import re

HELD = re.compile(
    r"개최|거행|봉행|개관|개장|개회(?=하|한|했|될|되|돼)|주최|열[렸린리릴어고었기]|연다|연\s|여는|가[졌진지질져]|갖|진행|펼쳐|이어[진지졌]|시작|개막"
    r"|막[을이]"
    r"|문을|맺|체결|참석|참가|참여|방문|출범|발족|선포"
    r"|실시|운영|치[러르렀른]|마련|예정|개소|착공|준공|서명|발표|지정|선정|주재|통합|만나|만났|모(?:였|인|여(?!\s?(?:있|사는|들어)))"
    r"|찾[아은았]|일정에\s(?:들어|돌입)|대장정|팡파르|자리|협약|막 올|띄[우웠]|선보"
)

TOLD = (
    r"개최|거행|봉행|주최|열[렸린리릴어고었며면기]|열\s(?:계획|예정|방침|생각|참|것)|연다|연\s|여는\s"
    r"|가[졌지질진]|갖(?![추춘췄])|치[렀르러른]|진행|펼[쳐친]|이어[진지졌질간갔가]|마련|예정|개막|폐막|막[을이]\s|체결|맺"
)
"""What is said of an event told (a pattern without groups): every form of `열다`, `갖다` and their like."""

_ACTS = {
    "designation": "지정|선정|의결",
    "announcement": "발표|공개",
    "signing": "체결|맺|협약|서명",
    "ceremony": "착공|준공|개소",
    "launch": "출범|발족|선포|개소|문을|띄[우웠]",
    "visit": "방문|찾[아은았]",
    "meeting": "만나|만났|방문",
}
"""What is done at one kind of event only."""
_LOOSE = "선보|마련|예정|자리|찾[아은았]"
_NOT_OWN = {
    type_: re.compile("|".join([_LOOSE, *(acts for other, acts in _ACTS.items() if other != type_)]))
    for type_ in ("", *_ACTS)
}


def fits(text: str, type_: str) -> bool:
    """Whether a text that does not name an event says that one of a type takes place."""
    own = _ACTS.get(type_, "")
    kept = re.compile(own) if own else None
    rest = _NOT_OWN[type_ if own else ""].sub(
        lambda m: m.group() if kept and kept.fullmatch(m.group()) else "", text
    )
    return bool(HELD.search(rest))
