"""Whether a name in Latin letters may be a Korean name: by the sounds that its syllables begin with."""

from __future__ import annotations

import re

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_SPELLED = {
    "ㄱ": "gk",
    "ㄲ": "gk",
    "ㄴ": "n",
    "ㄷ": "dt",
    "ㄸ": "dt",
    "ㄹ": "rly",
    "ㅁ": "m",
    "ㅂ": "bpv",
    "ㅃ": "bp",
    "ㅅ": "s",
    "ㅆ": "s",
    "ㅇ": "aeiouywrl",
    "ㅈ": "jcz",
    "ㅉ": "j",
    "ㅊ": "c",
    "ㅋ": "k",
    "ㅌ": "t",
    "ㅍ": "pf",
    "ㅎ": "h",
}
"""The letters that a syllable's first sound is spelled with; 이 is Lee, 유 Ryu, 박 Park."""
_KOREAN = re.compile(r"[가-힣]{2,4}")
_REST = "[a-z]{0,5}[-. ]*"


def may_be(korean: str, latin: str) -> bool:
    """Whether each syllable begins alike, the family name first or last; both in lower case, spaces or none.

    >>> may_be("황규연", "hwangkyu-yeon"), may_be("황규연", "kyu-yeon hwang"), may_be("황규연", "kimmin-su")
    (True, True, False)
    """
    if not _KOREAN.fullmatch(korean) or not latin.isascii():
        return False
    orders = (korean, korean[1:] + korean[0])
    return any(re.fullmatch("".join(map(_begun, order)), latin) for order in orders)


def _begun(syllable: str) -> str:
    initial = _INITIALS[(ord(syllable) - ord("가")) // 588]
    return f"[{_SPELLED[initial]}]{_REST}"
