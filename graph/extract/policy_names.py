"""Where policies are named: in marks (‘… 전략’), by form (… 기본계획을 확정했다), in English capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.extract import noun_runs, policy_words
from graph.extract.context import Context
from graph.extract.dated import factual
from graph.extract.quoted import Quoted, marked


@dataclass(frozen=True, order=True, slots=True)
class Found:
    """A stretch that names a policy, its type and how sure the form makes us."""

    start: int
    end: int
    text: str
    type: str
    confidence: float


def find(ctx: Context) -> list[Found]:
    """All stretches of factual text that name a policy by themselves; none lies inside another."""
    return outermost([*_marked(ctx), *_by_form(ctx), *_full_laws(ctx), *_english(ctx)])


def outermost(found: Iterable[Found]) -> list[Found]:
    """The stretches that lie in no other, in the order of the text."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, -f.confidence)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _marked(ctx: Context) -> Iterator[Found]:
    for quoted in marked(ctx.document.text):
        if factual(ctx, quoted.start) and not _topic(ctx, quoted):
            yield from _named(ctx, quoted)


def _named(ctx: Context, quoted: Quoted) -> Iterator[Found]:
    text = ctx.document.text
    head = policy_words.HEAD_END.search(quoted.text)
    if head and _specific(quoted.text, head[1]):
        yield Found(quoted.start, quoted.end, quoted.text, policy_words.TYPES[head[1]], 0.9)
        return
    following = policy_words.HEAD_NEXT.match(text, quoted.after)
    if following and not head and _quiet(quoted.text):
        yield Found(quoted.start, quoted.end, quoted.text, policy_words.TYPES[following[1]], 0.75)


def _quiet(name: str) -> bool:
    """No sentence, slogan or list: few words, no verb ending, no mark inside."""
    return len(name) <= 30 and not re.search(r"[!?…,]|[다요]$|하는 |[을를] ", name)


def _specific(name: str, head: str) -> bool:
    """More than a bare or loosely qualified last word (규제, 새 정책)."""
    if re.search(r"[!?…]|[다요]$", name):
        return False
    if head in {"선언", "선언문", "헌장"} and " " not in name:
        return False
    rest = re.sub(r"[\s‘’「」]", "", name[: name.rfind(head)])
    weak = head in policy_words.WEAK
    if policy_words.TYPES[head] == "law" and name.replace(" ", "") in policy_words.NOT_LAWS:
        return False
    return len(rest) >= (5 if weak else 2) if head != "법" else len(rest) >= 1


def _topic(ctx: Context, quoted: Quoted) -> bool:
    """Whether marked words are the title of a talk or the motto of an event."""
    text = ctx.document.text
    if policy_words.AFTER_TOPIC.match(text, quoted.after):
        return True
    sentence = ctx.sentence_at(quoted.start)
    after = text[quoted.after : sentence.end]
    before = text[sentence.start : quoted.start]
    return bool(policy_words.TALK.search(before + after)) and not policy_words.OFFICIAL.search(after)


_TAIL = r"(?=[은는이가을를의에과와도로]|으로|에서|까지|부터|만|이나|보다|,|\s|\(|[‘’“”「」\")·.…]|$)"
_ZONE = re.compile(rf"(?:{'|'.join(policy_words.HEADS['zone'])}){_TAIL}")
_LAW = re.compile(rf"[가-힣A-Za-z·]*(?:[가-힣]법률?|시행령|시행규칙|조례){_TAIL}")
_PLAN = re.compile(rf"(?:전략|계획|대책|로드맵|마스터플랜|방안|이니셔티브|뉴딜|시나리오|구상){_TAIL}")
_PLATFORM = re.compile(rf"(?:플랫폼|시스템|포털|정보망){_TAIL}")
_SCHEME = re.compile(
    rf"(?:(?:제도|인증제|의무화제|등록제|할당제|프로젝트|프로그램|사업){_TAIL}|[가-힣]{{2,}}제(?=\s?\([A-Z]))"
)


def _by_form(ctx: Context) -> Iterator[Found]:
    for sentence in ctx.sentences:
        for kind, pattern, accept in _FORMS:
            for match in pattern.finditer(ctx.document.text, sentence.start, sentence.end):
                if not stands_alone(ctx, match.end()):
                    continue
                start = max(sentence.start, noun_runs.left(ctx.doc, ctx.document.text, match.start()))
                name = ctx.document.text[start : match.end()]
                after = ctx.document.text[match.end() : sentence.end]
                sure = accept(Run(name, match[0], after, sentence.text))
                if sure:
                    yield Found(start, match.end(), name, kind, sure)


def stands_alone(ctx: Context, end: int) -> bool:
    """Whether a word ends at `end`: no noun glued on (특구기업), no verb made of it (계획하다)."""
    last, following = noun_runs.token_at(ctx.doc, end - 1), noun_runs.token_at(ctx.doc, end)
    if last is None or last.idx + len(last) > end:
        return False
    glued = following is not None and following.idx == end
    first_tag = following.tag_.split("+")[0] if following is not None else ""
    return not (glued and first_tag in {"NNG", "NNP", "XSN", "XSV", "XSA", "VCP", "SL"})


@dataclass(frozen=True, slots=True)
class Run:
    """A run of nouns that may name a policy, with its last word and what stands around it."""

    name: str
    head: str
    after: str
    sentence: str

    def modifiers(self, head: str = "") -> list[str]:
        """The words before the last word (or before `head`)."""
        return self.name[: len(self.name) - len(head or self.head)].split()

    def before(self) -> str:
        """The sentence up to the name."""
        return self.sentence[: max(self.sentence.find(self.name), 0)]


_WHOLE = {"기회발전특구", "교육발전특구", "규제자유특구", "연구개발특구", "경제자유구역"}
"""Kinds of zone that are named by themselves where the text says that one was designated."""


def _zone(run: Run) -> float:
    rest = "".join(run.modifiers())
    if (
        not rest
        and run.head in _WHOLE
        and re.match(r"(?:으로|로|를|을|에)?\s?(?:\S{2,4}\s)?(?:지정|선정)", run.after)
    ):
        return 0.6
    if re.search(r"\d+개\s?(?:의\s)?$", run.before()) or rest == "지역":
        return 0.0
    if len(rest) < 2 or (re.search(r"(?:자유|발전|연구개발|관광|첨단)$", rest) and len(rest) < 5):
        return 0.0
    if not re.search(r"특화단지|규제자유특구|기회발전특구|교육발전특구|특구$", run.head):
        return 0.7 if re.search(r"지정|선정", run.sentence) else 0.0
    if run.name.endswith("연구개발특구") and not re.search(r"지정|선정", run.sentence):
        return 0.0
    return (
        0.0
        if re.match(r"\s?(?:사업단|기획단|위원회|추진단|\d+\s?[건곳개]|[두세네]\s?곳)", run.after)
        else 0.85
    )


_COURT = re.compile(r"(?:지|고|중앙지|행|특허|가정|회생)법$")
_FULL_LAW = re.compile(r"에\s?관한\s?(?:특별조치|특별|특례|기본)?(?:법률?|규정|규칙|조례|지침)" + _TAIL)
_LINKS = frozenset({"및", "의", "등", "등에", "과", "와"})


def _full_laws(ctx: Context) -> Iterator[Found]:
    """… 육성 및 지원에 관한 법률: as far left as nouns joined by 및 and 의 reach."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for match in _FULL_LAW.finditer(text, sentence.start, sentence.end):
            start = match.start()
            for word in reversed(re.split(r"(?<=\s)", text[sentence.start : start])):
                bare = word.strip().lstrip("‘'「｢『《“")
                last = (
                    noun_runs.token_at(ctx.doc, start - len(word) + len(word.rstrip()) - 1)
                    if word.strip()
                    else None
                )
                joined = (
                    bare in _LINKS
                    or bare.endswith(("의", "등"))
                    or (last is not None and last.tag_[:1] in "NSX")
                )
                if word.strip() and not joined:
                    break
                start -= len(word)
                if word.lstrip() != word or bare != word.strip():
                    start += len(word) - len(word.lstrip(" ‘'「｢『《“"))
                    break
            name = text[start : match.end()].strip()
            if len(name.replace(" ", "")) >= 10:
                yield Found(match.end() - len(name), match.end(), name, "law", 0.85)


def _law(run: Run) -> float:
    word = run.name.split()[-1] if run.name.split() else ""
    if (
        _COURT.search(word)
        or word in policy_words.NOT_LAWS
        or len(word) < 3
        or re.search(r"(?:방법|기법|공법|요법|농법|해법|수법|화법|용법)$", word)
    ):
        return 0.0
    if word in {"시행령", "시행규칙", "법률", "조례"}:
        return 0.75 if len(run.modifiers(word)) >= (2 if word == "조례" else 1) else 0.0
    if word in {
        "특별법",
        "기본법",
        "진흥법",
        "촉진법",
        "육성법",
        "관련법",
        "특례법",
        "일반법",
        "개별법",
        "현행법",
        "국내법",
        "상위법",
        "모법",
    }:
        return 0.8 if run.modifiers(word) and word[-3:] != "관련법" else 0.0
    return 0.8


def _plan(run: Run) -> float:
    words = run.modifiers()
    if len(run.name.replace(" ", "")) < 7 or not words:
        return 0.0
    official = bool(
        re.search(
            r"(?:기본|종합|시행|이행|중장기|중기)\s?(?:계획|대책|전략)$|로드맵$|마스터플랜$|"
            r"이니셔티브$|뉴딜$",
            run.name,
        )
    )
    numbered = bool(re.match(r"제?\d+차\s|20\d\d\s?\S|K-", run.name))
    acted = policy_words.DONE.match(run.after)
    spoken_of = re.match(r"[은는이가을를의에과와도](?!다|라|며)|으로|[’'」]", run.after)
    if (official and acted) or (numbered and len(words) >= 2 and spoken_of):
        return 0.75
    if acted and len(words) >= 2 and run.head != "방안":
        return 0.6
    cited = policy_words.CITED_AFTER.match(run.after)
    whose = policy_words.WHOSE.search(run.before())
    proper = official or run.head.endswith("전략") or numbered
    return 0.65 if proper and ((cited and (whose or official)) or (whose and len(words) >= 1)) else 0.0


def _platform(run: Run) -> float:
    words = run.modifiers()
    built = re.match(
        r"(?:을|를|의|이|가)?\s?(?:\S+\s)?(?:구축|개설|운영|오픈|개통|가동|개발|도입)", run.after
    )
    named = re.search(
        r"(?:구축|개설|운영|개통|가동|도입)(?:할|한|하는|하고 있는)\s$",
        run.before(),
    )
    return 0.6 if len(words) >= 2 and len(run.name) >= 10 and (built or named) else 0.0


def _scheme(run: Run) -> float:
    words = run.modifiers()
    short = re.match(r"\s?\((?:이하|약칭)?[ A-Z]", run.after)
    if short and len(words) + (len(run.name) > len(run.head) + 3) >= 1:
        return 0.8
    if policy_words.WHOSE.search(run.before()) and run.head.endswith("사업") and len("".join(words)) >= 6:
        return 0.65
    whole = len(run.name.split()[-1]) >= 7 and run.head == "제도"
    if whole and re.match(
        r"(?:를|을|의|는|가)?\s?(?:\S{1,6}\s)?(?:확대|도입|시행|개선|신설|운영|개편)", run.after
    ):
        return 0.6
    if (
        run.head.endswith("사업")
        and len(run.name) >= 8
        and re.match(r"(?:에|에는)\s(?:총\s|국비\s|약\s)?[\d,천백조]+\s?[억조만]", run.after)
    ):
        return 0.6
    run_on = re.match(r"(?:을|를)\s(?:\S{1,6}\s)?(?:추진|시행|착수|개시|본격화)", run.after)
    if run_on and run.head.endswith("사업") and len(words) >= 2 and len(run.name) >= 10:
        return 0.55
    chosen = re.match(r"(?:에|으로|자로|의|에도)?\s?(?:최종\s)?(?:선정|공모)", run.after)
    return 0.6 if chosen and len(words) >= 3 else 0.0


_FORMS = (
    ("zone", _ZONE, _zone),
    ("law", _LAW, _law),
    ("strategy", _PLAN, _plan),
    ("platform", _PLATFORM, _platform),
    ("programme", _SCHEME, _scheme),
)

_CAP = r"(?:[A-Z0-9][\w’'.&-]*|K-\w+)"
_LINK = r"(?:of|for|and|on|to|the|in|with|&)"
_HEAD = "|".join(sorted(policy_words.ENGLISH_TYPES, key=len, reverse=True))
_ENGLISH = re.compile(
    rf"\b(?:(?:{_CAP}\s(?:{_LINK}\s){{0,2}}){{1,8}}(?P<head>{_HEAD})\b(?!\s(?:{_CAP}))|"
    rf"(?:{_CAP}\s){{0,3}}(?P<act>Act|Law|Regulation|Plan|Strategy|Roadmap|Initiative)\s(?:on|"
    rf"for)\s(?:the\s)?{_CAP}(?:\s(?:{_LINK}\s){{0,2}}{_CAP})*)"
)


def _english(ctx: Context) -> Iterator[Found]:
    for sentence in ctx.sentences:
        for match in _ENGLISH.finditer(ctx.document.text, sentence.start, sentence.end):
            head = match["head"] or match["act"]
            name = match[0]
            skip = re.match(
                r"(?:With|With the|While|When|As|If|The|This|These|A|An|Its|Their|Our|In|On|At|For|By|To|"
                r"And|Under|Also|Minister \w+)\s",
                name,
            )
            while skip:
                name = name[skip.end() :]
                skip = re.match(
                    r"(?:With|The|the|This|A|An|Its|In|On|At|For|By|To|And|Under|of|for|and|on|to|the|in|"
                    r"with)\s",
                    name,
                )
            start = match.end() - len(name)
            if len(name.split()) >= 3 or (
                len(name.split()) == 2 and policy_words.ENGLISH_TYPES[head] in {"law", "zone", "strategy"}
            ):
                yield Found(start, match.end(), name, policy_words.ENGLISH_TYPES[head], 0.75)
