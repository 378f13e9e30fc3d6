"""Whose words a quotation is: the subject of its sentence in Korean, whoever stands by `said` in English."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from graph.extract.context import Context, Name, Sentence
from graph.model import Kind

_PERSON_TOPIC = re.compile(
    r"(?:\([^()\n]{1,30}\))?\s?(?:[가-힣A-Z·]{1,24}\s?){0,5}?(?P<particle>은|는|도|이|가|께서)\s"
)
_BODY_TOPIC = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:\s?측)?(?:(?:은|는|도)\s|(?:이|가)\s\W*$)")
_NAMELESS = re.compile(
    r"(?:관계자|담당자|당국자|참석자|참가자|참여자|전문가|애널리스트|소식통|업계|주민|시민|농민|농가|어민|상인|근로자|노동자|학생|교사"
    r"|기업인|사업자|관람객|방문객|이용자|점주|노조|일각|[A-Z가-힣○]\s?씨)(?:들|에서)?(?:\([^()\n]{1,20}\))?(?:은|는|도|이|가)\s"
)
"""`시 관계자는`, `한 참석자는`: who speaks, but unnamed."""
_ANY_TOPIC = re.compile(r"[가-힣](?:은|는|이|가)\s")
_GOES_ON = re.compile(r"^\W*(?:그는|그가|이어|또|아울러|특히|이와 함께|그러면서)|^\W*$")
_MARKED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|「[^「」\n]*」")
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|stated|added|noted|stressed|explained|remarked|commented)[,:]?\s*\W?$"
)
_BY_TITLE = re.compile(
    r"\b[Tt]he (\w+)(?: also)? (?:said|added|noted|stressed)|\b(?:said|added|noted|stressed) the (\w+)"
)


def speaker(ctx: Context, start: int, end: int, last: Name | None) -> Name | None:
    """Who said the words `[start, end)`: a person or body of the text; None for somebody without a name.

    `last` is who said the words quoted before.
    """
    sentence = ctx.sentence_at(start)
    if re.search("[가-힣]", ctx.document.text[start:end]):
        return _subject(ctx, sentence, start, last)
    return _english(ctx, sentence, start, end, last)


def person_topic(ctx: Context, person: Name, end: int) -> re.Match[str] | None:
    """`… 시장은`: the particle that makes a person the subject, behind the post."""
    return _PERSON_TOPIC.match(ctx.document.text, person.end, end)


def _subject(ctx: Context, sentence: Sentence, start: int, last: Name | None) -> Name | None:
    lead = _MARKED.sub(lambda m: "“" * len(m[0]), ctx.document.text[sentence.start : start])
    told = sorted(_subjects(ctx, sentence.start, lead), key=lambda found: found[0])
    if told:
        return told[-1][1]
    if _GOES_ON.match(lead):
        return last
    people = [
        n
        for n in ctx.names.within(sentence.start, start, Kind.PERSON)
        if lead[n.start - sentence.start] != "“"
    ]
    if people:
        return people[-1]
    return None if _ANY_TOPIC.search(lead) else _topic_before(ctx, sentence)


def _subjects(ctx: Context, offset: int, lead: str) -> Iterator[tuple[int, Name | None]]:
    """Whoever is a subject in what leads to the words, with where the name ends."""
    for kind, topic in ((Kind.PERSON, _PERSON_TOPIC), (Kind.ORGANIZATION, _BODY_TOPIC)):
        for name in ctx.names.within(offset, offset + len(lead), kind):
            if topic.match(lead, name.end - offset):
                yield name.end - offset, name
    for match in _NAMELESS.finditer(lead):
        yield match.end(), None


def _topic_before(ctx: Context, sentence: Sentence) -> Name | None:
    """The topic of the sentence before, where a paragraph went on into a quotation."""
    i = bisect_right(ctx.sentences, sentence) - 2
    if i < 0:
        return None
    before = ctx.sentences[i]
    people = ctx.names.within(before.start, before.end, Kind.PERSON)
    return next((p for p in people if person_topic(ctx, p, before.end)), None)


def _english(ctx: Context, sentence: Sentence, start: int, end: int, last: Name | None) -> Name | None:
    text = ctx.document.text
    people = list(ctx.names.within(sentence.start, start, Kind.PERSON))
    if people and (_SAID_BEFORE.search(text[sentence.start : start]) or text[end - 1] not in ",?!"):
        return people[-1]
    after = _line_end(text, end)
    if text[end - 1] in ",?!" or not last:
        named = next(ctx.names.within(end, after, Kind.PERSON), None)
        return named or _by_title(ctx, end, after) or last or _before(ctx, sentence)
    return last


def _before(ctx: Context, sentence: Sentence) -> Name | None:
    """`… she said`: the person named last."""
    return max(
        (n for n in ctx.names.of(Kind.PERSON) if n.end <= sentence.start), key=lambda n: n.end, default=None
    )


def _line_end(text: str, start: int) -> int:
    stop = text.find("\n", start)
    return min(start + 120, stop if stop >= 0 else len(text))


def _by_title(ctx: Context, start: int, end: int) -> Name | None:
    """`the Minister said`: the person of the text who holds such a post."""
    match = _BY_TITLE.search(ctx.document.text[start:end])
    if match is None:
        return None
    title = (match[1] or match[2]).lower()
    holder = next((p for p in ctx.posts if p.title and title in p.title.lower()), None)
    return next((n for n in ctx.names.of(Kind.PERSON) if holder and n.name == holder.person), None)
