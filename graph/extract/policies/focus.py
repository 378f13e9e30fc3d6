"""Which policy a sentence speaks of: those it names, else the one the text was speaking of just before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from graph.cues import cued
from graph.extract.context import Context, Name, Names, Sentence
from graph.model import Kind, RegionKind
from graph.nlp import Value

_CARRY = 4
_MEMORY = 60
_BACK = cued(
    r"(?:이번|이|동|본|해당|새|위)\s?(?:\S{1,6}\s)?(?:전략|계획|대책|로드맵|방안|사업|제도|법|"
    r"개정안|시행령|조례|플랫폼|시스템|특구|특화단지|특별법)|\d+대\s?\S{0,4}\s?(?:전략|과제|"
    r"분야)"
    r"|[Tt]he (?:strategy|plan|roadmap|programme|program|act|law|initiative|project|policy)\b"
)
_HEAD = cued(
    r"(?:^|\s)(?:이번\s|이\s|동\s|올해\s|새\s)?((?:종합|기본|시행|추진|육성|발전|혁신|지원|"
    r"실행)?\s?(?:전략|계획|대책|로드맵|방안|개정안|특별법|특구|특화단지|사업|펀드|플랫폼|"
    r"시스템|제도))"
    r"(?:은|는|의|에는|에서는|에 따르면|에 따라|이|가|에 담긴)\s"
)
_OTHER = re.compile(r"^\s*(?:한편|반면|<|▣|■|\[)")


@dataclass(slots=True)
class Focus:
    """The policies of a document and, for every sentence, those it is about."""

    ctx: Context
    occurrences: dict[str, list[Name]] = field(default_factory=dict)
    main: str | None = None
    about: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Policies by the offset of the sentence."""
    spoken: dict[str, list[Sentence]] = field(default_factory=dict)
    """Sentences by the policy they are about."""
    topic: dict[int, str] = field(default_factory=dict)
    """The plan that a sentence goes on about, by its offset; its parts may be named instead of it."""
    order: list[Name] = field(default_factory=list)
    """All occurrences by where they end."""
    names: Names = field(default_factory=Names)
    sums: dict[str, Value] = field(default_factory=dict)
    """The sums that the parts of a policy add up to, once the parts are known."""

    def sentences(self, policy: str) -> Iterator[Sentence]:
        """The sentences that name a policy or go on speaking of it."""
        return iter(self.spoken.get(policy, ()))

    def owner(self, offset: int, parts: Container[str]) -> str | None:
        """The policy named last before an offset that is no part itself."""
        for name in self.said(offset):
            if name.name not in parts:
                return name.name
        return None

    def said(self, offset: int) -> Iterator[Name]:
        """The occurrences that end at or before an offset, the last first."""
        return reversed(self.order[: bisect_right(self.order, offset, key=lambda n: n.end)])

    def named_in(self, sentence: Sentence) -> list[Name]:
        """The occurrences of policies' names in a sentence."""
        return list(self.names.within(sentence.start, sentence.end))


def focus(ctx: Context, parts: Container[str] = (), names: Iterable[Name] | None = None) -> Focus:
    """Read the document once, sentence by sentence, keeping in mind what it speaks of.

    `names` are the policies' occurrences (by default those in `ctx.names`); `parts` are parts of plans:
    one is spoken of no further than its own paragraph.
    """
    found = Focus(ctx)
    found.names.add(ctx.names.of(Kind.POLICY) if names is None else names)
    for name in found.names.items:
        found.occurrences.setdefault(name.name, []).append(name)
    found.order = sorted(found.names.items, key=lambda n: (n.end, n.start))
    found.main = _main(ctx, found, parts)
    current, left, part, last = None, 0, None, 0
    for sentence in ctx.sentences:
        if "\n" in ctx.document.text[last : sentence.start] and not _GOES_ON.match(sentence.text):
            part = None
        last = sentence.end
        named = list(dict.fromkeys(n.name for n in found.named_in(sentence)))
        plans = [name for name in named if name not in parts and not _cited_law(found, sentence, name)]
        if named:
            first = found.named_in(sentence)[0].start - sentence.start
            carried = current is not None and current not in named and _CLAUSE.search(sentence.text[:first])
            found.about[sentence.start] = (*named, current) if carried and current else tuple(named)
            part = named[0] if len(named) == 1 and named[0] in parts else None
            if plans and not (current and left and current not in plans and _background(found, sentence)):
                current, left = _topic(found, plans, current), _CARRY
                if current in plans and _among_others(found, found.named_in(sentence)[0]):
                    current, left = None, 0
            elif (pointed := _pointed(found, sentence)) is not None:
                current, left = pointed, _CARRY
            if not plans and current and left and current not in found.about[sentence.start]:
                found.about[sentence.start] += (current,)
            if current and left:
                found.topic[sentence.start] = current
        elif part is not None:
            found.about[sentence.start] = (part,)
        elif (pointed := _pointed(found, sentence)) is not None:
            current, left = pointed, _CARRY
            found.about[sentence.start] = (pointed,)
            found.topic[sentence.start] = pointed
        elif current and left and not _OTHER.match(sentence.text):
            left -= 1
            found.about[sentence.start] = (current,)
            found.topic[sentence.start] = current
        elif found.main and _BACK.search(sentence.text) and not _main_listed(found):
            found.about[sentence.start] = (found.main,)
        for policy in found.about.get(sentence.start, ()):
            found.spoken.setdefault(policy, []).append(sentence)
    return found


_GOES_ON = re.compile(
    r"\W*(?:이를 위해|이에 따라|이 사업|이 과제|동 사업|해당 사업|(?:올해|내년|20\d\d년)부터|총사업비|"
    r"사업비|주요 내용|사업 ?기간|이 가운데|여기에|구체적으로)"
)
"""How a new paragraph begins that goes on about what the one before named."""
AFTER_HEAD = re.compile(r"(?:\s?\([^()]*\)|\s20\d\d|\s\d\.\d)+$")
"""What a plan's name may have behind its last word: a bracket, a year, an edition."""


def _pointed(found: Focus, sentence: Sentence) -> str | None:
    """올해 시행계획의, 이번 대책은: the last policy named before whose name ends so."""
    match = _HEAD.search(sentence.text)
    if match is None:
        return None
    for name in islice(found.said(sentence.start), _MEMORY):
        if AFTER_HEAD.sub("", name.name).endswith(match[1]):
            return None if name.type == "zone" and _among_others(found, name) else name.name
    return None


def _main_listed(found: Focus) -> bool:
    """Whether the main policy is only one of a list of zones."""
    named = found.occurrences[found.main] if found.main else []
    return any(n.type == "zone" and _among_others(found, n) for n in named)


def _among_others(found: Focus, zone: Name) -> bool:
    """Whether a zone is named in a list of zones: what is told of `특구` then is told of all."""
    listed = found.named_in(found.ctx.sentence_at(zone.start))
    return len({n.name for n in listed if n.type == "zone"}) > 1


_SEQUEL = re.compile(
    r"[’'」｣』》>”\"]?(?:\([^()\n]{1,30}\))?(?:의\s(?:후속|연장선|일환|하나|첫|두 번째|세부|이행)|"
    r"에\s(?:이은|이어|뒤이은|따른)|"
    r"(?:을|를)\s(?:잇는|뒷받침|구체화|보완|이은))"
)
"""`정부가 내놓은 ‘…’의 후속조치이다`: a plan told as what the one spoken of follows."""


def _background(found: Focus, sentence: Sentence) -> bool:
    """Whether a sentence with no topic of its own tells of the plan spoken of what other plan it follows."""
    named = found.named_in(sentence)
    text = found.ctx.document.text
    return _ITS_OWN.match(sentence.text) is None and all(_SEQUEL.match(text, n.end) for n in named)


_CITED = re.compile(
    r"[’'」｣』》>”\"]?(?:\s?\([^()\n]{1,30}\))?(?:에\s(?:따[라른]|근거|의[해거])|(?:을|를)\s근거)"
)


def _cited_law(found: Focus, sentence: Sentence, policy: str) -> bool:
    """Whether a law is only what something is done under: the text does not go on about it."""
    here = [n for n in found.named_in(sentence) if n.name == policy]
    return all(n.type == "law" and _CITED.match(found.ctx.document.text, n.end) for n in here)


_ITS_OWN = re.compile(r"\W*(?![이그])\S{2,20}(?:은|는)\s")


def _topic(found: Focus, named: list[str], current: str | None) -> str:
    """What the next sentences are about: the main policy if named here, else the one named."""
    if found.main is not None and found.main in named:
        return found.main
    return current if current is not None and len(named) > 1 else named[0]


def _main(ctx: Context, found: Focus, parts: Container[str]) -> str | None:
    """The policy in the title, else the one named most often, the earlier one first."""
    plans = [name for name in found.occurrences if name not in parts]
    if not plans:
        return None
    titles = [s for s in ctx.sentences if s.region is RegionKind.TITLE]
    for title in titles:
        named = next((n for n in found.named_in(title) if n.name in plans), None)
        if named is not None and not named.name.startswith("EU"):
            return named.name
    return max(plans, key=lambda n: (len(found.occurrences[n]), -found.occurrences[n][0].start))


_CLAUSE = re.compile(r"[가-힣](?:고|며),\s")
