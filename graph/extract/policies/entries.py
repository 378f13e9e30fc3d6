"""Policies: strategies, programmes, laws, platforms and zones that a document names, with their slots."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import ahocorasick

from graph.extract import industries, money_of
from graph.extract.context import Context, Name, Part
from graph.extract.dated import factual
from graph.extract.english import policy_parts as english_policy_parts
from graph.extract.english import policy_slots as english_policy_slots
from graph.extract.names import same_name
from graph.extract.policies import answers as policy_answers
from graph.extract.policies import contents as policy_contents
from graph.extract.policies import dates as policy_dates
from graph.extract.policies import focus as policy_focus
from graph.extract.policies import found as policy_found
from graph.extract.policies import issuer as policy_issuer
from graph.extract.policies import items as policy_items
from graph.extract.policies import names as policy_names
from graph.extract.policies import parts as policy_parts
from graph.extract.policies import portions as policy_portions
from graph.extract.policies import rows as policy_rows
from graph.extract.policies import shares as policy_shares
from graph.extract.policies import short_names as policy_short_names
from graph.extract.policies import undertakers as policy_undertakers
from graph.extract.policies import whole as policy_whole
from graph.extract.policies import words as policy_words
from graph.extract.policies import years as policy_years
from graph.extract.policies.focus import Focus
from graph.extract.policies.found import Found
from graph.model import Claim, Entry, Kind

_HEADS = sorted(policy_words.TYPES, key=lambda word: (-len(word), word))


def spot(ctx: Context) -> None:
    """Add the occurrences of policies' names to `ctx.names`, short forms under the longest form."""
    named = [f for f in policy_names.find(ctx) if not _in_alliance(ctx, f.start, f.end)]
    listed = policy_items.BULLET.search(ctx.document.text)
    ctx.shares = policy_shares.find(ctx)
    parts = (
        policy_parts.find(ctx) if listed or len(ctx.shares) > 1 or any(f.type != "law" for f in named) else []
    )
    own = {f.text: f.type for f in named}
    parts += [replace(p, type=own.get(p.name, p.type)) for p in _told(ctx, named)]
    parts += policy_portions.find(ctx, named)
    found = policy_found.outermost([*(Found(p.start, p.end, p.name, p.type, 0.9) for p in parts), *named])
    names, main = _names(ctx, found)
    ctx.names.add(names)
    ctx.names.add(policy_short_names.find(ctx, parts, names, main))
    ctx.parts = list(
        _once(replace(p, name=main[p.name], within=main.get(p.within or "")) for p in parts if p.name in main)
    )


def _told(ctx: Context, named: list[Found]) -> list[Part]:
    """What the text tells of the contents of the plans among what is named."""
    lesser = {f.text for f in named if not policy_contents.holds_parts(f.text, f.type)}
    if len(lesser) == len({f.text for f in named}) and not policy_contents.divided(ctx.document.text):
        return []
    names, main = _names(ctx, named)
    focus = policy_focus.focus(ctx, {main[text] for text in lesser}, names)
    return [*policy_contents.find(focus), *policy_rows.find(focus)]


def _once(parts: Iterable[Part]) -> Iterator[Part]:
    """Each part once, held by what the text names as its whole rather than by its place."""
    kept: dict[str, Part] = {}
    for part in parts:
        if part.name not in kept or (kept[part.name].within is None and part.within is not None):
            kept[part.name] = part
    yield from sorted(kept.values())


def _names(ctx: Context, found: list[Found]) -> tuple[list[Name], dict[str, str]]:
    """The occurrences of what was found, short forms and repetitions too, and the main form of each form."""
    main = same_name.groups((f.text for f in found), _HEADS)
    _bracketed(ctx, found, main)
    types = _types(found, main)
    names = {
        (f.start, f.end): Name(f.start, f.end, Kind.POLICY, main[f.text], types[main[f.text]], f.confidence)
        for f in found
    }
    for start, end, name in repeated(ctx, found, main):
        names.setdefault((start, end), Name(start, end, Kind.POLICY, name, types[name], 0.8))
    return list(names.values()), main


_DRAFT = re.compile(r"\s?\((?:안|가칭|시안|초안)\)$")
_OPENS = re.compile(r"[’'」｣』》>`”\"]?\s?\($")


def _bracketed(ctx: Context, found: list[Found], main: dict[str, str]) -> None:
    """`‘한글 이름’(English Name)`, `… 계획(안)`: forms of one name that differ by a bracket."""
    for form in main:
        plain = _DRAFT.sub("", form)
        if plain != form:
            whole = main.get(plain, plain)
            main.update({other: whole for other, of in main.items() if of == main[form]})
    for form in main:
        bare = form.removesuffix("사업").rstrip()
        if bare != form and main.get(bare, form) != main[form] and len(bare) > _LEAST:
            main.update({other: main[form] for other, of in main.items() if of == main[bare]})
    for f in found:
        short = _SHORT.match(ctx.document.text, f.end)
        if short and (said := short[1].strip()) in main and main[said] != main[f.text]:
            main.update({form: main[f.text] for form, of in main.items() if of == main[said]})
    for one, other in pairwise(sorted(found)):
        latin = re.match(r"[A-Za-z]", other.text) and re.search("[가-힣]", one.text)
        if latin and _OPENS.fullmatch(ctx.document.text[one.end : other.start]):
            main.update({form: main[one.text] for form, of in main.items() if of == main[other.text]})


def _in_alliance(ctx: Context, start: int, end: int) -> bool:
    """Whether a stretch is the beginning of an alliance's longer name (한글문화도시 추진단)."""
    around = ctx.names.within(max(0, start - 40), end + 40, Kind.ALLIANCE)
    return any(a.start <= start and end <= a.end and (a.start, a.end) != (start, end) for a in around)


def _types(found: list[Found], main: dict[str, str]) -> dict[str, str]:
    """The type of each thing: that of its surest occurrence."""
    types: dict[str, str] = {}
    for f in sorted(found, key=lambda f: (f.text != main[f.text], -f.confidence, f.start)):
        types.setdefault(main[f.text], f.type)
    return types


_SHORT = re.compile(r"[’'」｣』》>`”\"]?\s?\((?:이하|약칭)[,:]?\s*[‘'「“]?([^()’'」”\n]{2,20})[’'」”]?\)")


_LETTERS = re.compile(r"[’'」｣』》>]?\s?\(([A-Z][A-Za-z0-9&-]{1,9})\)")


def repeated(ctx: Context, found: list[Found], main: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Further occurrences of the same forms, and of short forms given as (이하 …): start, end, main form."""
    text = ctx.document.text
    forms = {**{name: name for name in main.values()}, **{f.text: main[f.text] for f in found}}
    for f in found:
        short = _SHORT.match(text, f.end) or _LETTERS.match(text, f.end)
        if short:
            forms.setdefault(short[1].strip(), main[f.text])
    for tail, names in _tails(found, main).items():
        if len(names) == 1 and tail not in forms:
            forms[tail] = names.pop()
    taken = sorted((f.start, f.end) for f in found)
    end = 0
    for start, last in _longest(text, forms):
        i = bisect_left(taken, (last,))
        inside = (i > 0 and taken[i - 1][1] > start) or _in_alliance(ctx, start, last)
        if start >= end and not inside and _free(text, start, last) and factual(ctx, start):
            end = last
            yield start, last, forms[text[start:last]]


_LEAST = 7


def _tails(found: list[Found], main: dict[str, str]) -> dict[str, set[str]]:
    """The last two words or more of longer names, enough to stand for the whole, with the names they end."""
    tails: dict[str, set[str]] = {}
    for f in found:
        words = f.text.split()
        for first in range(1, len(words) - 1):
            tail = " ".join(words[first:])
            if len(tail.replace(" ", "")) >= _LEAST and not re.match(
                r"(?:및|과|와|위한)\s|.*[가-힣]\s위한", tail
            ):
                tails.setdefault(tail, set()).add(main[f.text])
    return tails


def _longest(text: str, forms: Collection[str]) -> list[tuple[int, int]]:
    """Where any of the forms stands, by start, the longer first."""
    if not forms:
        return []
    automaton = ahocorasick.Automaton()
    for form in forms:
        automaton.add_word(form, len(form))
    automaton.make_automaton()
    return sorted(((last + 1 - n, last + 1) for last, n in automaton.iter(text)), key=lambda s: (s[0], -s[1]))


def _free(text: str, start: int, end: int) -> bool:
    return not re.match(r"[가-힣A-Za-z0-9]", text[start - 1 : start]) and not re.match(
        r"위원회|기업|단|협의|사업|법인|안전", text[end : end + 3]
    )


def find(ctx: Context) -> Iterable[Entry]:
    """One entry for each policy spotted, with what the text says of it."""
    if ctx.document.language == "en":
        known = {(p.name, p.within) for p in ctx.parts}
        ctx.parts += [p for p in english_policy_parts.find(ctx) if (p.name, p.within) not in known]
    wholes = policy_shares.names_of_wholes(ctx)
    focus = policy_focus.focus(ctx, {p.name for p in ctx.parts if p.within or p.name not in wholes})
    parts = policy_whole.owned(focus, [p for p in ctx.parts if p.name in focus.occurrences])
    for name, occurrences in focus.occurrences.items():
        first = max(occurrences, key=lambda n: (n.confidence, -n.start))
        forms = {ctx.document.text[n.start : n.end]: None for n in occurrences}
        claims = [*_claims(focus, name, parts)]
        yield Entry(
            Kind.POLICY,
            name,
            first.type,
            ctx.evidence((first.start, first.end)),
            first.confidence,
            tuple(form for form in forms if form != name and form not in policy_words.TYPES),
            tuple(claims),
            first.reference,
        )


_VAGUE = re.compile(
    r"국가첨단전략산업|국가전략|첨단|전략|국가|지역|스마트|글로벌|산업|혁신|규제자유|기회발전|"
    r"교육발전|신규|핵심|종합|기본|중장기|K-|National|High-Tech|Strategic|Industry|Special|Zone|Complex|Cluster|[\W\d]"
)


_BROAD = {("energy-environment",), ("other",), ("ai-data",), ("machinery",)}
"""What a part's name may say that its plan's tells more exactly."""


def _industries(ctx: Context, chain: list[str], first: Name, held: Iterable[str] = ()) -> tuple[str, ...]:
    """By the name, else a part's by its plan's, a plan's by its parts (`held`), else as the document.

    A zone on no list is `other`.
    """
    policy = chain[0]
    named = industries.of_name(ctx.document.text[first.start : first.end], policy)
    if (not named or named in _BROAD) and len(chain) > 1:
        named = industries.of_name(*chain[1:]) or named
    if not named and first.type == "strategy" and held:
        named = tuple(
            dict.fromkeys(c for part in held for c in industries.of_name(part) if (c,) not in _BROAD)
        )
    if named or first.type != "zone":
        return named or industries.main(ctx)
    place = "|".join(re.escape(n.name) for n in ctx.names.of(Kind.PLACE)) or "$^"
    head = re.compile(rf"(?:{'|'.join(policy_words.HEADS['zone'])})|(?:{place})")
    return ("other",) if len(_VAGUE.sub("", head.sub("", policy))) >= 3 else industries.main(ctx)


def _region(focus: Focus, policy: str) -> Iterator[Claim]:
    """The place whose name a policy's own name begins with (강원 디지털헬스케어 규제자유특구)."""
    for name in focus.occurrences[policy]:
        place = next(focus.ctx.names.within(name.start, name.end, Kind.PLACE), None)
        if place is not None and place.start == name.start and place.type == "region":
            evidence = focus.ctx.evidence((place.start, place.end))
            yield Claim("region", place.name, evidence, 0.7, Kind.PLACE)
            return


def _claims(focus: Focus, policy: str, parts: dict[str, list[Part]]) -> Iterator[Claim]:
    chain = [policy, *policy_whole.plans(policy, parts)]
    listed = {p.name for p in focus.ctx.parts if p.type == "programme"} - parts.keys()
    english = english_policy_slots.inherited(focus, chain) if focus.ctx.document.language == "en" else {}
    for slot in (policy_issuer.issuer, policy_dates.announced, policy_years.target_year):
        outward = chain if slot is policy_years.target_year else [*chain[1:], policy]
        claim = english.get(slot.__name__) or next(
            (c for name in outward if (c := slot(focus, name)) is not None), None
        )
        if claim is None and slot is policy_issuer.issuer:
            claim = policy_undertakers.designator(focus, policy) or next(
                (c for name in outward if (c := policy_issuer.presumed(focus, name)) is not None), None
            )
        if claim is None and slot is policy_issuer.issuer and len(chain) == 1:
            claim = policy_undertakers.undertaker(focus, policy, policy in listed)
            claim = claim or policy_undertakers.in_speech(focus, policy)
        if claim is not None:
            yield claim
    cost = english.get("budget_krw") or money_of.budget(focus, policy)
    if cost is not None:
        yield cost
    yield from {claim.value: claim for claim in policy_answers.responds_to(focus, policy)}.values()
    yield from _region(focus, policy)
    first = focus.occurrences[policy][0]
    evidence = focus.ctx.evidence((first.start, first.end))
    for code in _industries(focus.ctx, chain, first, [p.name for p in parts.get(policy, ())]):
        yield Claim("industries", code, evidence, 0.85)
    for part in {part.name: part for part in parts.get(policy, ())}.values():
        yield Claim("parts", part.name, focus.ctx.evidence((part.start, part.end)), 0.8, Kind.POLICY)
