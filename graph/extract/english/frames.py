"""English namings of events gathered into frames."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.english.event_acts import GROUND
from graph.extract.english.sameness import PAST_ONE, YEAR, alike, edition, kin, plain, same
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.model import RegionKind

_OVER = (
    r"\b(?:after|since|ahead of|following|on the (?:sidelines|eve|margins|occasion) of|prepar\w+ for|in preparation for|grew out of|comes? after"
    r"|follow[- ]up (?:measure )?(?:to|of)|before|under|as part of|(?:than|unlike) (?:at )?)(?: the| a| an| its)? "
)
LEADING = re.compile(rf"{_OVER}(?:[^,;]{{3,70}},? and (?:the |an? )?)?$", re.IGNORECASE)
"""What leads over from an event to the one that is spoken of (`after the roundtable in May and the forum …`)."""


def gather(ctx: Context, names: list[EventName]) -> Scene:
    """Frames out of the namings: names of one event together, pointers with what they mean."""
    frames: list[Frame] = []
    body = [n for n in names if n.name and not _titled(ctx, n)]
    for name in sorted(body, key=_rank):
        past = _of_last_year(ctx, name) or _of_year_past(ctx, name, body)
        candidates = [] if past else [f for f in frames if same(ctx, f, name) and not f.background]
        if name.type == "signing":
            frame = _nearest(candidates, name)
        else:
            frame = next((f for f in candidates if edition(f.name) == edition(name.name)), None) or min(
                candidates, key=lambda f: f.start, default=None
            )
        if frame is None:
            frame = Frame(_label(name.name), name.type, name.head, background=past)
            frames.append(frame)
        frame.spoken.append(name)
    for name in (n for n in names if n.name and _titled(ctx, n)):
        frame = next((f for f in frames if alike(f, name)), None)
        if frame is None and not frames and name.name[0].isupper():
            frame = Frame(_label(name.name), name.type, name.head)
            frames.append(frame)
        if frame is not None:
            frame.spoken.append(name)
    _name_later(ctx, frames)
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


def _of_year_past(ctx: Context, name: EventName, names: list[EventName]) -> bool:
    """`The 2018 Green Forum drew 450`, where the Green Forum that the text tells of has no year: an edition past."""
    year = YEAR.match(name.name)
    written = max((m for m in YEAR.findall(ctx.document.published or "")), default="")
    if year is None or not written or year.group() >= written:
        return False
    rest = plain(name.name[year.end() :])
    return any(plain(n.name) == rest and n.start < name.start for n in names)


_NAMED_WITHIN = 700
"""Code points within which the name follows of what is told of first as `a forum`."""


_KINDS = frozenset(
    "conference forum summit seminar symposium workshop exhibition expo fair festival congress convention".split()
)


def _by_kind(ctx: Context, frame: Frame) -> bool:
    """Whether an event is told of by its kind only: `a forum`, `a major global conference`."""
    if frame.name == frame.head:
        return True
    text, at = ctx.document.text, frame.start
    return (
        frame.name.islower()
        and frame.head in _KINDS
        and text[max(0, at - 3) : at] in {" a ", "\nA ", " A ", "an "}
    )


def _name_later(ctx: Context, frames: list[Frame]) -> None:
    """`… said at a forum in Daegu. The Green Forum …`: what is told of first by its kind has its name later."""
    at = {id(f): min((n.start for n in f.spoken if not _titled(ctx, n)), default=f.start) for f in frames}
    for frame in [f for f in frames if len(f.spoken) == 1 and _by_kind(ctx, f)]:
        near = range(at[id(frame)] + 1, at[id(frame)] + _NAMED_WITHIN)
        after = [f for f in frames if f.head == frame.head and at[id(f)] in near and not f.background]
        later = min(after, key=lambda f: at[id(f)], default=None)
        first = all(at[id(f)] >= at[id(frame)] for f in frames)
        if later and not later.name[:1].islower() and first:
            later.spoken += frame.spoken
            frames.remove(frame)


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
    if frame.background or PAST_ONE.match(frame.name):
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
        frame.background = bool(frame.background or numbered or earlier or PAST_ONE.match(frame.name))


def _pointed(
    ctx: Context, names: list[EventName], frames: list[Frame], main: Frame | None
) -> Iterator[tuple[EventName, Frame]]:
    for name in sorted((n for n in names if not n.name), key=lambda n: (n.head == GROUND, n)):
        frame = _meant(ctx, name, frames, main)
        signed = name.type == "signing" and (
            _SIGNED.match(ctx.document.text, name.end)
            or _SIGNS.search(ctx.document.text[max(0, name.start - 16) : name.start])
        )
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


_SIGNS = re.compile(r"\b(?:signed|inked|concluded|initialed) (?:the |this )?$")
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
    meant = [f for f in before if f.head == name.head or f.name.lower().endswith(name.head)]
    if name.type == "signing":
        meant = meant or [f for f in before if f.type == "signing"]
        meant = meant or [
            f for f in before if f.type == "ceremony" and re.search("sign|agree|invest", f.name.lower())
        ]
    elif name.head == "ceremony":
        meant = meant or [f for f in before if f.type in {"signing", "ceremony", "launch"}]
    elif not meant:
        if name.head == "mission":
            return None
        meant = [f for f in before if kin(f.type) == kin(name.type) and f.head != "session"]
    plain_ones = [f for f in meant if any(n.start <= name.start and not _led_over(ctx, n) for n in f.spoken)]
    return max(
        plain_ones or meant,
        key=lambda f: max(n.start for n in f.spoken if n.start <= name.start),
        default=None,
    )


SAID_OF = re.compile(
    r"\b(?:said|stated|noted|stressed|emphasi[sz]ed|added|explained|hoped|underscored|pointed out|expected|mentioned|congratulated)\b"
    r"(?: [^.;,]{0,60})? that (?:the |this |its )?$|\b(?:stated|noted|stressed|emphasi[sz]ed|explained|hoped|underscored|pointed out) that [^.;]{0,120}$"
)
"""`He stated that the summit is …`: what a speech mentions is not what the text tells of."""
