"""Bodies in a row up to a place of the text or from it on, and how they are claimed of an event."""

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.lines import SEPARATOR
from graph.extract.passages import Passage
from graph.model import Claim, Kind

_GAP = re.compile(
    r"[’”'\"」』｣)\s]*(?:\([^)]{0,40}\)\s*)?(?:등\s?)?(?:\d+개\s?\S{1,6}\s?)?(?:(?:\s[가-힣A-Za-z]{2,12}){1,2}[이가])?"
    rf"(?:[이가은는도의]|에서|와|과|및|{SEPARATOR}|그리고|함께|공동|공동으로|공식|공식적으로|특별|으로|측이|\([재사]\)|㈜|\s)*"
)
LIST = re.compile(
    rf"[’”'\"」』｣)\s]*(?:\([^)]{{0,40}}\)\s*)?(?:와|과|및|{SEPARATOR}|그리고|대한민국|\(재\)|\(사\)|㈜|\s)*"
)


_WIDEST = 60
"""Code points between two members of a list of which the ones between are no bodies known."""
OVER = frozenset({"ministry", "local-government"})
"""Bodies that stand before one of their own without being meant (`가나청 다라과학원은`)."""
_ASIDE = re.compile(r"[(（][^()（）]{0,40}")


def bodies(scene: Scene, start: int, end: int) -> list[Name]:
    """The bodies named in a stretch, but for those in a bracket right behind a name (`가나부(이하 가부)`)."""
    found: list[Name] = []
    text = scene.ctx.document.text
    for name in scene.ctx.names.within(start, end, Kind.ORGANIZATION):
        if not found or not _ASIDE.fullmatch(text[found[-1].end : name.start]):
            found.append(name)
    return found


def claim(
    scene: Scene,
    frame: Frame,
    slot: str,
    names: list[Name],
    sure: float,
    span: tuple[int, int] | None = None,
) -> None:
    """Claim bodies, by where they are named or by the words (`span`) that mean them."""
    for name in names:
        evidence = scene.ctx.evidence(span or (name.start, name.end))
        frame.add(Claim(slot, name.name, evidence, sure, Kind.ORGANIZATION))


_OVER = re.compile(
    rf"[’”'\"」』｣)\s]*(?:\([^)]{{0,40}}\)\s*)?(?:\s[가-힣A-Za-z0-9·]{{2,14}}){{0,2}}{SEPARATOR}\s?"
    rf"(?:(?![^,]*(?:에서|하고|하며|으로)\s)[^\s,.]{{2,20}}(?:\s[^\s,.]{{2,14}}){{0,2}}{SEPARATOR}\s?)*"
    rf"(?:[^\s,.]{{2,20}}(?:\s[^\s,.]{{2,14}}){{0,2}})?\s?(?:[이가]|등이)?\s?"
)
"""A stretch of a list whose members are no bodies known, or parts of bodies (`가나대 다라원, 마바센터가`)."""


_WITH_ONE = re.compile(
    r"[’”'\"」』｣)]*(?:\([^()]{0,40}\))?(?:와|과)\s(?!함께)[^\s,.]{2,20}(?:이|가)\s(?:공동(?:으로)?\s|함께\s)?"
)
"""The other of two hosts that is no body known (`가나협회와 다라센터가 공동 주최`)."""
_TELLS = re.compile(r"주최|주관|후원|협찬|[며고]\s?,|[은는을를에]\s")
"""What ends a list: another role, a clause, a particle."""


def run_up(scene: Scene, passage: Passage, end: int) -> list[Name]:
    """The bodies that stand in a row up to an offset."""
    row: list[Name] = []
    at = end
    for name in reversed(bodies(scene, passage.sentence.start, end)):
        gap = passage.text[name.end - passage.sentence.start : at - passage.sentence.start]
        if "," in gap and len(gap) < _WIDEST and not _TELLS.search(gap) and _OVER.fullmatch(gap):
            row.append(name)
            at = name.start
            continue
        if not row and _WITH_ONE.fullmatch(gap):
            row.append(name)
            at = name.start
            continue
        if not _GAP.fullmatch(gap) or (row and not LIST.fullmatch(gap) and "등" not in gap):
            if row and row[-1].start <= name.start:
                continue
            break
        if gap == " " and row and name.type in OVER:
            break
        row.append(name)
        at = name.start
    return row[::-1]


def run_on(scene: Scene, passage: Passage, start: int) -> list[Name]:
    """The bodies that stand in a row from an offset on."""
    row: list[Name] = []
    at = start
    for name in bodies(scene, start, passage.sentence.end):
        gap = passage.text[at - passage.sentence.start : name.start - passage.sentence.start]
        if not LIST.fullmatch(gap):
            break
        row.append(name)
        at = name.end
    return row
