"""What English sentences say of a policy: who issued it, when, by which year, with how much money."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract import dated
from graph.extract.context import Name, Sentence
from graph.extract.english import nouns, policy_parts
from graph.extract.policies.focus import Focus
from graph.model import Claim, Kind
from graph.nlp import Value

_ACT = (
    r"announc(?:ed|es|ing)|unveil(?:ed|s|ing)|releas(?:ed|es|ing)|adopt(?:ed|s|ing)|launch(?:ed|es|ing)|introduc(?:ed|es|ing)|finali[sz]ed|approv(?:ed|es)"
    r"|drew up|drawn up|disclos(?:ed|es)|establish(?:ed|es)|designat(?:ed|es)|present(?:ed|s)|publish(?:ed|es)|rolled out|outlined|la(?:id|ys|ying) out|set(?:s|ting)? out|spelled out|revealed|drafted|drafting|devised|formulated|(?:sends?|sent|submit(?:s|ted)?|tabled?) (?:a |the )?bill for|enacted|passed|proposed|confirmed"
    r"|(?:to|will|would|plans? to) (?:also )?(?:announce|unveil|release|adopt|launch|introduce|finali[sz]e|present|publish|roll out|carry out|implement|push for|set up|run|lay out|draft|(?:send|submit|table) (?:a |the )?bill for)"
)
_ACTS = re.compile(rf"\b(?:{_ACT})\b")
_AFTER = re.compile(
    rf"[”\"’']?(?: (?:plan|strategy|initiative|programme|program|project|roadmap|scheme|policy|campaign))?(?:\s\([^()]*\))?[,.]?[”\"’']?,? (?:which (?:was|were) |was |were |to be |will be |is to be )?(?P<act>{_ACT})\b(?P<how>[^.,;]{{0,24}})"
)
_BY = re.compile(r"\bby (?:the )?$")
_OWNED = re.compile(r"(?:[’']s? (?:own )?|\b(?:of|by) (?:the )?)[“\"‘']?$")
_OF = re.compile(
    r"[”\"’']?(?:\s\([^()]*\))?,? (?:[\w\s-]{0,40}? )?(?:programme|program|project|strategy|plan|initiative|policy) of (?:the )?$|[”\"’']? (?:of|by|from) (?:the )?$"
)
_OF_SUBJECT = re.compile(r"\b(?:its|their) [“\"‘']?$")
_PUTS = re.compile(
    r"\b(?:invest\w*|spen[dt]\w*|put|allocat\w+|allott?\w*|assign\w*|help\w*|set for|earmark\w*|inject\w*|provid\w+|worth|budget\w*|fund\w*|pour\w*|mobili[sz]\w+|commit\w*|support\w*|contribut\w+|set(?:s|ting)? aside|cost(?:s|ing)?|total(?:s|ing|ed|led)?|call(?:s|ing) for)\b"
)
_EACH = re.compile(
    r"\b(?:per|each|every|apiece) ?(?:car|unit|vehicle|person|household|firm|company|year|month|kilogram|ton|\b)"
)
_BY_YEAR = re.compile(
    r"\b(?:(?:by|until|through|to)|(?:due|complet\w+|finish\w+|ready|open(?:s|ing)?|operational) in) (?:the end of |the year |late |early )?(?P<y>20[2-9]\d)\b|\b20\d\d ?[-–~] ?(?P<y2>20[2-9]\d)\b"
)
_GOES_ON = re.compile(
    r"^(?:Under|Through|According to|With|As part of)? ?(?:[Tt]he|[Tt]his|[Ii]t|[Ii]ts)(?: (?:new|five-year|three-year))? ?(?:strategy|plan|roadmap|programme|program|project|initiative|vision|policy|scheme|act|law|package|blueprint|framework)?\b"
)
_ISSUERS = frozenset(
    {
        "ministry",
        "local-government",
        "public-institution",
        "international",
        "association",
        "company",
        "other",
        "university",
    }
)


def inherited(focus: Focus, chain: Sequence[str]) -> dict[str, Claim]:
    """The slots of a policy, `chain[0]`, and what it has from the plans that it is part of: all but their money."""
    found: dict[str, Claim] = {}
    for plan in chain:
        own = claims(focus, plan)
        if plan != chain[0]:
            own.pop("budget_krw", None)
        elif "announced" not in own and (told := focus.ctx.days.get((Kind.POLICY, plan))):
            own["announced"] = Claim("announced", str(told.value)[:10], told.evidence, 0.7)
        found = {**own, **found}
    if chain and not {"issuer", "announced"} & found.keys():
        found = {**_beside_it(focus, chain[0]), **found}
    return found


_ANOTHER = re.compile(
    r"\b(?:[Aa] (?:second|third|further|separate|sister)|[Aa]nother|[Tt]he (?:second|other|third)) (?:programme|program|project|plan|scheme|strategy|initiative|fund), (?:the |its )?$"
)


def _beside_it(focus: Focus, policy: str) -> dict[str, Claim]:
    """Issuer and day of the plan told of before, for `a second programme, the …`."""
    for name in focus.occurrences[policy]:
        sentence = focus.ctx.sentence_at(name.start)
        if not _ANOTHER.search(sentence.text[: name.start - sentence.start]):
            continue
        before = [n for n in focus.ctx.names.within(0, sentence.start, Kind.POLICY) if n.name != policy]
        if before:
            whole = inherited(focus, [before[-1].name])
            return {slot: whole[slot] for slot in ("issuer", "announced") if slot in whole}
    return {}


def claims(focus: Focus, policy: str) -> dict[str, Claim]:
    """The slots that English sentences give, by slot."""
    found: dict[str, Claim] = {}
    for name in focus.occurrences[policy]:
        sentence = focus.ctx.sentence_at(name.start)
        if re.search("[가-힣]", sentence.text):
            continue
        for claim in (
            *_issuer(focus, name, sentence),
            *_announced(focus, name, sentence),
            *_figures(focus, name, sentence),
        ):
            if claim.slot not in found or found[claim.slot].confidence < claim.confidence:
                found[claim.slot] = claim
    return found


def _bodies(focus: Focus, start: int, end: int) -> list[Name]:
    names = focus.ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PERSON)
    return [n for n in names if n.kind is Kind.PERSON or n.type in _ISSUERS]


def _issuer(focus: Focus, name: Name, sentence: Sentence) -> Iterator[Claim]:
    """`A announced the …`, `… announced by A`, `A’s …`, `its …` of the sentence's subject."""
    text = focus.ctx.document.text
    before = _bodies(focus, sentence.start, name.start)
    acts = list(_ACTS.finditer(text, sentence.start, name.start))
    if before and _OWNED.fullmatch(text[before[-1].end : name.start]):
        yield from _issued(focus, before[-1], name, 0.85)
    if acts and name.start - acts[-1].end() < 70:
        subject = [b for b in before if b.end <= acts[-1].start()]
        if subject and acts[-1].start() - subject[-1].end < 60:
            yield from _issued(focus, subject[-1], name, 0.82)
    if _OF_SUBJECT.search(text[sentence.start : name.start]):
        after_it = _bodies(focus, name.end, sentence.end)[:1] if not before else []
        follows = [b for b in after_it if _UNDER_ITS.fullmatch(text[name.end : b.start])]
        owner = next(iter(before or follows), None) or _spoken_of(focus, sentence)
        if owner is not None:
            yield from _issued(focus, owner, name, 0.75)
    yield from _by_noun(focus, name, sentence)
    after = _bodies(focus, name.end, sentence.end)
    if after:
        gap = text[name.end : after[0].start]
        drafts = _WHICH.fullmatch(gap) and _DRAFTS.match(text, after[0].end, sentence.end)
        if drafts or (
            (len(gap) < 90 and _ACTS.search(gap) and _BY.search(gap))
            or _OF.search(gap)
            or (
                re.fullmatch(r"[”\"’']?,? (?:into|to|for|in|under) which (?:the )?", gap)
                and _PUTS.search(text, after[0].end, sentence.end)
            )
        ):
            yield from _issued(focus, after[0], name, 0.8)


_WHICH = re.compile(r"[”\"’]?(?: \([^()]*\))?,? (?:which|that) (?:the )?")
_DRAFTS = re.compile(
    r"(?:\s?\([^()]*\))? (?:(?:is|was|has|had|will|would|been|still|now|currently|also|to|be|plans|expects|intends) )*(?:draft|prepar|draw|devis|writ|work|announc|unveil|releas|adopt|launch|introduc|publish)\w*"
)
"""`the A Scheme, which the ministry is still drafting`."""
_UNDER_ITS = re.compile(r"[”\"’]?(?: \([^()]*\))?,(?: [^,]{3,60},)? (?:the )?")
_NOUN = re.compile(rf"\b(?:[Tt]he|[Tt]his) (?P<noun>{nouns.NOUNS})(?P<own>[’']s)? ")


def _by_noun(focus: Focus, name: Name, sentence: Sentence) -> Iterator[Claim]:
    """`The committee finalized the …`, `the company’s …`: the body of that kind told of last."""
    text, base = focus.ctx.document.text, sentence.start
    for noun in _NOUN.finditer(text, base, name.start):
        said = text[noun.end() : name.start]
        owns = noun["own"] and re.fullmatch(r"(?:new |own |\w+-year |“|\")*", said)
        does = (
            not noun["own"]
            and (act := _ACTS.search(said))
            and len(said) - act.end() < 70
            and re.fullmatch(r"(?:[a-z]+ ){0,4}", said[: act.start()])
        )
        if not (owns or does):
            continue
        bodies = nouns.meant(noun["noun"], focus.ctx.names.within(0, noun.start(), Kind.ORGANIZATION))
        if bodies:
            yield from _issued(focus, bodies[-1], name, 0.7)


def _spoken_of(focus: Focus, sentence: Sentence) -> Name | None:
    """Who the sentence before begins with, a town or province by its government (`Jeju wants more. Under its …`)."""
    before = next((s for s in reversed(focus.ctx.sentences) if s.end <= sentence.start), None)
    if before is None:
        return None
    first = next(focus.ctx.names.within(before.start, before.start + 6, Kind.ORGANIZATION, Kind.PLACE), None)
    if first is None or first.kind is Kind.ORGANIZATION:
        return first
    said = focus.ctx.document.text[first.start : first.end]
    governments = [n for n in focus.ctx.names.of(Kind.ORGANIZATION) if n.type == "local-government"]
    return next((n for n in governments if n.name.startswith(said)), None)


def _issued(focus: Focus, body: Name, name: Name, sure: float) -> Iterator[Claim]:
    post = focus.ctx.post(body.name) if body.kind is Kind.PERSON else None
    org = body.name if body.kind is Kind.ORGANIZATION else post.organization if post else None
    if org:
        yield Claim(
            "issuer",
            org,
            focus.ctx.evidence((body.start, body.end), (name.start, name.end)),
            sure,
            Kind.ORGANIZATION,
        )


def _announced(focus: Focus, name: Name, sentence: Sentence) -> Iterator[Claim]:
    """`…, announced in May`; `On May 3 the ministry unveiled the …`."""
    text = focus.ctx.document.text
    moments = [
        m
        for m in dated.moments(focus.ctx, sentence.start, sentence.end)
        if not _BY_YEAR.search(text, max(sentence.start, m.start - 22), m.end)
    ]
    after = _AFTER.match(text, name.end, sentence.end)
    told = next((m for m in moments if after and 0 <= m.start - after.end("act") < 26), None)
    acts = _ACTS.search(text, sentence.start, name.start)
    if told is None and acts is not None and name.start - acts.end() < 80:
        told = next((m for m in moments if m.end <= name.start or m.start - name.end < 90), None)
        if told is not None and len(told.value) < 7:
            told = None
    if told is not None:
        spans = [(name.start, name.end), (told.start, told.end)]
        sure = 0.9 if after else 0.8
        yield Claim("announced", told.value[:10], focus.ctx.evidence(*spans), sure)


def _figures(focus: Focus, name: Name, sentence: Sentence) -> Iterator[Claim]:
    """Money and target year in its sentence, after its name, or in the next one that goes on about it."""
    text = focus.ctx.document.text
    named = focus.named_in(sentence)
    last = max((n for n in named if n.start <= name.start), key=lambda n: n.start, default=name)
    later = [n.start for n in named if n.start > name.start and n.name != name.name]
    end = min([sentence.end, *later])
    beside = policy_parts.bound(focus.ctx, sentence)
    if own := beside.get(name.start):
        yield Claim("budget_krw", int(own.value or 0), focus.ctx.evidence((own.start, own.end)), 0.9)
    for start, stop, sure in ((name.end, end, 0.82), *_next(focus, sentence)):
        for money in dated.sums(focus.ctx, start, stop):
            if (
                last is name
                and not any(money.start == other.start for other in _beside(focus, money.start))
                and _PUTS.search(text[max(start, money.start - 60) : min(stop, money.end + 50)])
                and not _EACH.search(text[max(start, money.start - 40) : min(stop, money.end + 30)])
                and isinstance(money.value, int | float)
            ):
                yield Claim(
                    "budget_krw", int(money.value), focus.ctx.evidence((money.start, money.end)), sure
                )
                break
        if year := _BY_YEAR.search(text, start, stop):
            yield Claim("target_year", year["y"] or year["y2"], focus.ctx.evidence(year.span()), sure - 0.04)
    if year := _IN_BRACKET.match(text, name.end, end):
        yield Claim("target_year", year["y"], focus.ctx.evidence(year.span("y")), 0.8)
    spent = [
        m
        for m in dated.sums(focus.ctx, sentence.start, name.start)
        if m.start not in {v.start for v in beside.values()}
    ]
    told = _ACTS.search(text, spent[-1].end, name.start) if spent and not own else None
    if told and (year := _BY_YEAR.search(text, spent[-1].end, told.start())):
        yield Claim("target_year", year["y"] or year["y2"], focus.ctx.evidence(year.span()), 0.8)
    if own and own.end < name.start and (year := _BY_YEAR.search(text, own.end, name.start)):
        yield Claim("target_year", year["y"] or year["y2"], focus.ctx.evidence(year.span()), 0.88)


_IN_BRACKET = re.compile(r"(?: in [A-Z]\w+)? \((?:[^()]{3,40}, )?(?P<y>20[2-9]\d)\)")
"""`the A Hub in Oslo (2029)`."""


def _beside(focus: Focus, at: int) -> Iterator[Value]:
    """The sums of the sentence around an offset that stand right beside a policy's name."""
    yield from policy_parts.bound(focus.ctx, focus.ctx.sentence_at(at)).values()


def _next(focus: Focus, sentence: Sentence) -> Iterator[tuple[int, int, float]]:
    sentences = focus.ctx.sentences
    i = next((k for k, s in enumerate(sentences) if s.start == sentence.start), len(sentences)) + 1
    if i >= len(sentences):
        return
    sums = policy_parts.bound(focus.ctx, sentences[i])
    if any(n.start not in sums for n in focus.named_in(sentences[i])):
        return
    paragraph = "\n" not in focus.ctx.document.text[sentence.end : sentences[i].start]
    if paragraph and _GOES_ON.match(sentences[i].text):
        yield sentences[i].start, sentences[i].end, 0.7
