"""Reading of long texts: `python benchmarks/long_texts.py [SIZE…] [--folder FOLDER] [--only NAME]`.

Each text is read with extraction at each size (code points, default 100,000 and 1,000,000); the CPU seconds
and what ten times the length cost are printed. Texts that no one writes show what is not linear.
"""

from __future__ import annotations

import argparse
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from graph import read
from graph.extract import read_facts
from graph.reading import warm

_EVENT = "산업부는 {day}일 서울 코엑스에서 ‘제{i}회 {word} 포럼’을 개최했다. 이날 {word} 장관이 참석했다.\n"
_DEAL = "{word}전자와 {word}화학은 업무협약(MOU)을 체결했다. 협약식에는 두 기관이 참석했다.\n"
_PLAN = "정부는 「{word} 산업 육성 전략」을 {day}일 발표했다.\n"
_BODY = "한국{word}진흥원(이하 {word}원)은 3일 밝혔다.\n"
_DECOMPOSED = unicodedata.normalize("NFD", "장관은 ") + "😀👨‍👩‍👧 서울에서 e\u0301 "


def filled(unit: str) -> Callable[[int], str]:
    """A text of any size that repeats one."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def varied(form: str) -> Callable[[int], str]:
    """A text of any size whose lines differ in their names and days."""

    def made(size: int) -> str:
        lines = (form.format(word=_word(i), i=i, day=i % 28 + 1) for i in range(size // 20 + 1))
        return "".join(lines)[:size]

    return made


def _word(i: int) -> str:
    return chr(0xAC00 + i * 37 % 11172) + chr(0xAC00 + i * 6151 % 11172)


TEXTS: dict[str, Callable[[int], str]] = {
    "one word": filled("포럼 "),
    "one word a line": filled("포럼\n"),
    "names": filled("김하늘 장관, "),
    "digits": filled("1234567890"),
    "figures": filled("12.3 45 6,789 "),
    "open brackets": filled("("),
    "brackets": filled("()"),
    "many brackets": filled("([{「『<《‘“"),
    "one letter": filled("A"),
    "one syllable": filled("가"),
    "quotes": filled("“가” "),
    "decomposed": filled(_DECOMPOSED),
    "capitals": filled("Minister Kim Of The Republic And "),
    "rows": filled("ㅇ (일시/장소) ’24.5.3(금) 14:00 / 서울 코엑스\n"),
    "events": varied(_EVENT),
    "agreements": varied(_DEAL),
    "plans": varied(_PLAN),
    "bodies": varied(_BODY),
}


def real(folder: Path) -> dict[str, Callable[[int], str]]:
    """The texts of a folder one after another, whole, without line breaks, without full stops."""
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    return {
        "real": filled(text + "\n"),
        "real, one line": filled(text.replace("\n", " ")),
        "real, no full stops": filled(text.replace(".", "").replace("\n", " ")),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path("seeds"))
    parser.add_argument("--only", action="append", help="name of a text")
    asked = parser.parse_args()
    warm()
    for name, make in {**real(asked.folder), **TEXTS}.items():
        if asked.only and name not in asked.only:
            continue
        taken = []
        for size in asked.sizes:
            text = make(size)
            start = time.process_time()
            read_facts(read.document(text))
            taken.append(time.process_time() - start)
        print(f"{name:20s}" + "".join(f"{seconds:9.1f} s" for seconds in taken), flush=True)


if __name__ == "__main__":
    main()
