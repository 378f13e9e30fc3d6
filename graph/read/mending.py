"""Characters that were lost when a text was converted, put back: hard spaces, `?` or U+FFFD for marks.

Every character stands where it stood, so that offsets into the mended text are offsets into the given one.
"""

from __future__ import annotations

import re

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_HARD = re.compile("[\u00a0\u2002\u2003\u2007\u2009\u202f\u3000]")
_NO_QUESTION = re.compile(
    r"(?<=[가-힣A-Za-z0-9)])\?(?=[가-힣A-Za-z0-9(])(?!\w+=)|(?:(?<=[\s(])|^)\?(?=[^\s?!.,)])|^\?(?=[ \t]\S)",
    re.MULTILINE,
)
"""Where no question ends: within a word, before one."""
_LEAST = 3
_PARTICLES = (
    "은|는|이|가|을|를|의|에|에서|에는|에서는|에도|로|으로|로는|과|와|과의|와의|도|만|및|란|이란|라는|이라는|라고|이라고|라며|이라며|이라면서|라면서|"
    "고|며|면서|하고|인|이다|등|까지|부터|에게|께|로서|으로서|라|이라|이며|입니다|였다|이었다|으로부터|에서의|로의"
)
_CLOSES = re.compile(rf"\?(?=(?:{_PARTICLES})(?:[\s,.)\]]|$)|[\s,.)(\]·]|$)")
"""A mark behind quoted words: a particle, a space or a bracket follows."""
_OPENS = re.compile(r"(?:(?<=[\s(\[,·…—―-])|^)\?(?=[^\s?!.,)])")
_LONGEST = 400
"""Characters of what stands between quotation marks at most."""
_SPOKEN = re.compile(r"(?:다|요|까)[.!]?$")
_LINE_START = re.compile(r"^([ \t]*)\?(?=[ \t])", re.MULTILINE)
_YEAR = re.compile(r"(?:(?<=[\s(,])|^)\?(?=\d\d[.년~])", re.MULTILINE)
_RANGE = re.compile(r"(?<=[\d일월년분시원%명개])\?(?=\d)|(?<=[\d일월년분시원%명개] )\?(?= \d)")
_BETWEEN = re.compile(r"(?<=[가-힣A-Za-z0-9)])\?(?!\w+=)(?=[가-힣A-Za-z0-9(])")


def mended(text: str) -> str:
    """The text with hard spaces as spaces and, where a conversion lost its marks, likely ones for them.

    >>> mended("산업?에너지?환경 분야의 ?수소?전기 포럼?을 3일?5일 열었다.")
    '산업·에너지·환경 분야의 ‘수소·전기 포럼’을 3일~5일 열었다.'
    >>> mended("왜 그런가? 누가 아는가?")
    '왜 그런가? 누가 아는가?'
    """
    if _HARD.search(text):
        text = text.translate(_SPACES)
    lost = ("\ufffd" in text and "?") or ""
    if not lost and text.count("?") < _LEAST:
        return text
    marked = text.replace("\ufffd", "?")
    wrong = len(_NO_QUESTION.findall(marked))
    if wrong < (1 if lost else _LEAST) or wrong * 2 < marked.count("?"):
        return text
    return "".join(_line(line) for line in marked.splitlines(keepends=True))


def _line(line: str) -> str:
    """A line with its marks: bullets, years, spans, quotations, dots, and what is left before a word."""
    if "?" not in line:
        return line
    line = _LINE_START.sub(r"\1○", line)
    line = _YEAR.sub("’", line)
    line = _RANGE.sub("~", line)
    line = _quoted(line)
    line = _BETWEEN.sub("·", line)
    return _OPENS.sub("▲", line)


def _quoted(line: str) -> str:
    """A line with quotation marks where one opens and one closes not far behind, also within others."""
    marks, opened = list(line), list[int]()
    for at in (i for i, mark in enumerate(line) if mark == "?"):
        if _OPENS.match(line, at):
            opened.append(at)
        elif opened and line[at - 1] != " " and at - opened[-1] <= _LONGEST and _CLOSES.match(line, at):
            start = opened.pop()
            said = _SPOKEN.search(line[start + 1 : at]) is not None
            marks[start], marks[at] = "“”" if said else "‘’"
    return "".join(marks)
