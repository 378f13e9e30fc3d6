"""English namings of events gathered into frames."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.english.event_acts import GROUND
from graph.extract.english.event_words import ORDINAL, ORDINALS
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.model import RegionKind

_KIN = {"conference": "talk", "forum": "talk", "meeting": "talk", "launch": "ceremony", "signing": "signing"}
_PLAIN = re.compile(r"[^a-z0-9]")
_TIMES = re.compile(
    r"^(?:last year[’']s|the|a|an|this year[’']s|annual|its|next|previous|upcoming)\s+", re.IGNORECASE
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_OVER = (
    r"\b(?:after|since|ahead of|following|on the (?:sidelines|eve|margins|occasion) of|prepar\w+ for|in preparation for|grew out of|comes? after"
    r"|follow[- ]up (?:measure )?(?:to|of)|before|under|as part of|(?:than|unlike) (?:at )?)(?: the| a| an| its)? "
)
LEADING = re.compile(rf"{_OVER}(?:[^,;]{{3,70}},? and (?:the |an? )?)?$", re.IGNORECASE)
"""What leads over from an event to the one that is spoken of (`after the roundtable in May and the forum …`)."""
_PAST_ONE = re.compile(
    r"^(?:(?:last|next) year[’']s|(?:the )?(?:previous|last|next)|(?:20|19)\d\d(?= (?:event|edition)\b)) ",
    re.IGNORECASE,
)


def plain(name: str) -> str:
    """A name without marks, editions, articles and brackets, for comparison.

    >>> plain("The 2nd Korea-Africa Forum (KAF)")
    'koreaafricaforum'
    """
    name = ORDINAL.sub(" ", re.sub(r"\([^()]*\)", " ", name))
    return _PLAIN.sub("", _TIMES.sub("", name.strip()).lower())


def edition(name: str) -> int | None:
    """The number that a name gives its event.

    >>> edition("third Council"), edition("5th Korea-Africa Forum"), edition("Green Forum")
    (3, 5, None)
    """
    match = ORDINAL.search(name)
    if match is None:
        return None
    if match["n"]:
        return int(match["n"])
    return 1 if match["w"].lower() == "inaugural" else ORDINALS.index(match["w"].lower()) + 1


def gather(ctx: Context, names: list[EventName]) -> Scene:
    """Frames out of the namings: names of one event together, pointers with what they mean."""
    frames: list[Frame] = []
    body = [n for n in names if n.name and not _titled(ctx, n)]
    for name in sorted(body, key=_rank):
        past = _of_last_year(ctx, name)
        alike = [] if past else [f for f in frames if _same(ctx, f, name) and not f.background]
        if name.type == "signing":
            frame = _nearest(alike, name)
        else:
            frame = next((f for f in alike if edition(f.name) == edition(name.name)), None) or min(
                alike, key=lambda f: f.start, default=None
            )
        if frame is None:
            frame = Frame(_label(name.name), name.type, name.head, background=past)
            frames.append(frame)
        frame.spoken.append(name)
    for name in (n for n in names if n.name and _titled(ctx, n)):
        frame = next((f for f in frames if _alike(f, name)), None)
        if frame is None and not frames and name.name[0].isupper():
            frame = Frame(_label(name.name), name.type, name.head)
            frames.append(frame)
        if frame is not None:
            frame.spoken.append(name)
    main = _main(ctx, frames)
    for frame in frames:
        if (frame.head == "edition" or re.match(r"\d{4} event$", frame.name)) and main is not None:
            frame.type = main.type
    _set_apart(frames, main)
    spoken = [(n, f) for f in frames for n in f.spoken]
    spoken += _pointed(ctx, names, frames, main)
    spoken.sort(key=lambda pair: (pair[0].start, pair[0].end))
    frames.sort(key=lambda f: f.start)
    return Scene(ctx, frames, main or _main(ctx, frames), spoken)


def _nearest(frames: list[Frame], name: EventName) -> Frame | None:
    """The agreement told of last before a naming, else the first one behind."""
    before = [f for f in frames if f.start <= name.start]
    if before:
        return max(before, key=lambda f: max(n.start for n in f.spoken if n.start <= name.start))
    return min(frames, key=lambda f: f.start, default=None)


def _of_last_year(ctx: Context, name: EventName) -> bool:
    """`Last year, the K-Tidal Week was held in …`: the edition before, under the same name."""
    s = ctx.sentence_at(name.start)
    return (
        re.fullmatch(
            r"\W*(?:Last year|The year before|The previous year),? (?:the )?", s.text[: name.start - s.start]
        )
        is not None
    )


def _rank(name: EventName) -> tuple[bool, int, bool, int]:
    """Proper names first, the longer and the numbered before the shorter and bare."""
    common = not (
        name.name[0].isupper() or name.quoted or name.name[0].isdigit() or re.search(r" [A-Z]", name.name)
    )
    return common, -len(plain(name.name)), edition(name.name) is None, name.start


def _label(name: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", name).strip()


def _titled(ctx: Context, name: EventName) -> bool:
    return ctx.sentence_at(name.start).region is RegionKind.TITLE


def _same(ctx: Context, frame: Frame, name: EventName) -> bool:
    long, short = plain(frame.name), plain(name.name)
    numbers = edition(frame.name), edition(name.name)
    if None not in numbers and numbers[0] != numbers[1]:
        return False
    if _PAST_ONE.match(name.name) or _PAST_ONE.match(frame.name):
        return frame.name.lower() == name.name.lower()
    years = set(_YEAR.findall(frame.name)), set(_YEAR.findall(name.name))
    if years[0] and years[1] and years[0] != years[1]:
        return False
    if frame.type == name.type == "meeting" or "meeting" in {frame.type, name.type}:
        whole, part = (frame.name, short) if len(long) > len(short) else (name.name, long)
        if (of := re.search(r" of (?:the )?([A-Z].*)$", whole)) and plain(of.group(1)) == part:
            return True
    if long == short:
        return len(short) > len(name.head) + 1 or frame.type != "signing" or _near(ctx, frame, name)
    if frame.type == "signing" and name.type == "signing":
        if "ceremony" in {frame.head, name.head}:
            return _signed_there(frame.name, name.name)
        return len(short) > 12 and short in long
    if all(years) and {frame.name[:1].isupper(), name.name[:1].isupper()} == {True} and long != short:
        return False
    if (
        {frame.type, name.type} & {"visit"}
        or _kin(frame.type) != _kin(name.type)
        or "session" in {frame.head, name.head}
    ):
        return False
    if numbers[1] is not None and numbers[0] is None:
        return False
    words = [w for w in re.findall(r"[a-z0-9]+", ORDINAL.sub(" ", name.name.lower())) if len(w) > 2]
    rest = [w for w in words if w != name.head]
    if not rest:
        return numbers[0] is not None and numbers[0] == numbers[1] and frame.head == name.head
    return frame.head == name.head and all(w in frame.name.lower() for w in rest)


_OF_SIGNING = frozenset(
    "signing ceremony event mou mous memorandum memoranda understanding agreement agreements business cooperation contract formal official joint the for and with".split()
)


def _signed_there(one: str, other: str) -> bool:
    """Whether a ceremony's name says no other matter than the agreement's (`MOU signing ceremony`)."""
    matters = [set(re.findall(r"[a-z]{3,}", n.lower())) - _OF_SIGNING for n in (one, other)]
    return not all(matters) or len(matters[0] & matters[1]) * 2 >= min(map(len, matters))


def _near(ctx: Context, frame: Frame, name: EventName) -> bool:
    """Two agreements called alike are one only where they stand in one paragraph."""
    a, b = sorted((frame.spoken[-1].start, name.start))
    return "\n" not in ctx.document.text[a:b]


def _kin(kind: str) -> str:
    return _KIN.get(kind, kind)


def _alike(frame: Frame, name: EventName) -> bool:
    """Whether a headline's loose wording means a frame: of its head, with a word in common."""
    if plain(frame.name) in plain(name.name) or plain(name.name) in plain(frame.name):
        return True
    words = set(re.findall(r"[a-z]{4,}", name.name.lower())) - {name.head}
    return frame.head == name.head and bool(words & set(re.findall(r"[a-z]{4,}", frame.name.lower())))


def _main(ctx: Context, frames: list[Frame]) -> Frame | None:
    """The event that the document is about: named first, in the title, most often."""
    return max(frames, key=lambda f: (_weight(ctx, f), -f.start), default=None)


def _weight(ctx: Context, frame: Frame) -> float:
    weight = 0.0
    sentences = [s for s in ctx.sentences if s.region is not RegionKind.TITLE]
    for name in frame.spoken:
        at = next((i for i, s in enumerate(sentences) if s.start <= name.start < s.end), None)
        weight += 2.0 if at is None else 3 / (1 + at / 2) + 0.5
        s = ctx.sentence_at(name.start)
        before = s.text[: name.start - s.start]
        if LEADING.search(before) or SAID_OF.search(before):
            weight -= 1.5
    if frame.background or _PAST_ONE.match(frame.name):
        weight *= 0.3
    return weight - (1.5 if frame.type in {"visit", "announcement"} or frame.head == "session" else 0)


def _set_apart(frames: list[Frame], main: Frame | None) -> None:
    """Mark earlier and later editions of the main event, and those called last year's or previous."""
    for frame in frames:
        if frame is main or main is None:
            continue
        numbers = edition(frame.name), edition(main.name)
        numbered = numbers[0] is not None and frame.head == main.head and numbers[0] != numbers[1]
        earlier = frame.head == "event" and re.match(r"\d{4} ", frame.name)
        frame.background = bool(frame.background or numbered or earlier or _PAST_ONE.match(frame.name))


def _pointed(
    ctx: Context, names: list[EventName], frames: list[Frame], main: Frame | None
) -> Iterator[tuple[EventName, Frame]]:
    for name in sorted((n for n in names if not n.name), key=lambda n: (n.head == GROUND, n)):
        frame = _meant(ctx, name, frames, main)
        signed = name.type == "signing" and _SIGNED.match(ctx.document.text, name.end)
        if frame is None and (
            signed
            or name.head
            in {
                "meeting",
                "ceremony",
                "roundtable",
                "forum",
                "conference",
                "seminar",
                "exhibition",
                "expo",
                "fair",
                "summit",
                "talks",
            }
        ):
            if _titled(ctx, name):
                continue
            frame = Frame(ctx.document.text[name.start : name.end].lower(), name.type, name.head)
            frames.append(frame)
        if frame is not None:
            frame.spoken.append(name)
            yield name, frame


_SIGNED = re.compile(r",? (?:was |which was |were )?(?:signed|concluded|inked)\b")


def _led_over(ctx: Context, name: EventName) -> bool:
    s = ctx.sentence_at(name.start)
    return LEADING.search(s.text[: name.start - s.start]) is not None


def _meant(ctx: Context, name: EventName, frames: list[Frame], main: Frame | None) -> Frame | None:
    """The frame that `the forum` means: the main one if it is of that head, else the last of its head or kind."""
    if name.head == GROUND:
        told = (f for f in frames if re.search(r"\b(?:ground-?breaking|break ground)", f.name.lower()))
        plain_one = (f for f in frames if f.name == "ceremony")
        return next(told, None) or next(plain_one, None)
    before = [f for f in frames if f.start <= name.start and not f.background] or [
        f for f in frames if f.start <= name.start
    ]
    if name.head in {"event", "gathering"}:
        last = max(
            [f for f in before if f.head != "session"] or before,
            key=lambda f: max(n.start for n in f.spoken if n.start <= name.start),
            default=None,
        )
        return last if last is not None and last.type not in {"visit", "signing"} else main
    same = [f for f in before if f.head == name.head or f.name.lower().endswith(name.head)]
    if name.type == "signing" or name.head == "ceremony":
        same = same or [f for f in before if f.type in {"signing", "ceremony", "launch"}]
    elif not same:
        same = [f for f in before if _kin(f.type) == _kin(name.type) and f.head != "session"]
    plain_ones = [f for f in same if any(n.start <= name.start and not _led_over(ctx, n) for n in f.spoken)]
    return max(
        plain_ones or same,
        key=lambda f: max(n.start for n in f.spoken if n.start <= name.start),
        default=None,
    )


SAID_OF = re.compile(
    r"\b(?:said|stated|noted|stressed|emphasi[sz]ed|added|explained|hoped|underscored|pointed out|expected|mentioned|congratulated)\b"
    r"(?: [^.;,]{0,60})? that (?:the |this |its )?$|\b(?:stated|noted|stressed|emphasi[sz]ed|explained|hoped|underscored|pointed out) that [^.;]{0,120}$"
)
"""`He stated that the summit is …`: what a speech mentions is not what the text tells of."""
