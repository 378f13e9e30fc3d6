"""Unmarked runs of nouns that name a policy, by their last word and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.cues import cued
from graph.extract.context import Context
from graph.extract.names import noun_runs
from graph.extract.policies import words as policy_words
from graph.extract.policies.found import Found, stands_alone
from graph.model import Kind

TAIL = r"(?=[은는이가을를의에과와도로]|으로|에서|까지|부터|만|이나|보다|,|\s|\(|[‘’“”「」\")·.…]|$)"
_ZONE = re.compile(rf"(?:{'|'.join(policy_words.HEADS['zone'])}){TAIL}")
_LAW = cued(rf"[가-힣A-Za-z·]*(?:[가-힣]법률?|시행령|시행규칙|조례){TAIL}")
_PLAN = re.compile(rf"(?:전략|계획|대책|로드맵|마스터플랜|방안|이니셔티브|뉴딜|시나리오|구상){TAIL}")
_PLATFORM = re.compile(rf"(?:플랫폼|시스템|포털|정보망){TAIL}")
_FUND = cued(rf"[가-힣A-Za-z]*(?:펀드|기금){TAIL}")
_SCHEME = cued(
    rf"(?:[가-힣]*체계(?=\s?\([A-Z])|(?:제도|인증제|의무화제|등록제|할당제|프로젝트|프로그램|사업){TAIL}|[가-힣]{{2,}}제(?=\s?\([A-Z]))"
)


def by_form(ctx: Context) -> Iterator[Found]:
    """The runs of nouns that one of the forms accepts."""
    for sentence in ctx.sentences:
        for kind, pattern, accept in _FORMS:
            for match in pattern.finditer(ctx.document.text, sentence.start, sentence.end):
                if not stands_alone(ctx, match.end()):
                    continue
                start = max(sentence.start, noun_runs.left(ctx.doc, ctx.document.text, match.start()))
                start = _behind_ministry(ctx, start, match.start())
                name = ctx.document.text[start : match.end()]
                after = ctx.document.text[match.end() : sentence.end]
                beyond = ctx.document.text[sentence.end : sentence.end + 100].lstrip(" ")
                sure = accept(Run(name, match[0], after, sentence.text, beyond))
                if sure:
                    yield Found(start, match.end(), name, kind, sure)


_GROUND = re.compile(r".*(?:일원|일대)[이가은는을를]\s")
"""`가나산단 일원이 | 부품 특화단지로`: the ground, which Kiwi may take for a part of the name."""


def _behind_ministry(ctx: Context, start: int, head: int) -> int:
    """Where the name begins behind the ministry whose it is: `가나부 | 첨단산업 특화단지`."""
    ground = _GROUND.match(ctx.document.text, start, head)
    start = ground.end() if ground else start
    body = next(ctx.names.within(start, head, Kind.ORGANIZATION), None)
    whose = body is not None and body.start == start and body.type == "ministry"
    return body.end + 1 if body is not None and whose and ctx.document.text[body.end] == " " else start


@dataclass(frozen=True, slots=True)
class Run:
    """A run of nouns that may name a policy, with its last word and what stands around it."""

    name: str
    head: str
    after: str
    sentence: str
    beyond: str = ""
    """What stands behind the sentence."""

    def modifiers(self, head: str = "") -> list[str]:
        """The words before the last word (or before `head`)."""
        return self.name[: len(self.name) - len(head or self.head)].split()

    def before(self) -> str:
        """The sentence up to the name."""
        return self.sentence[: max(self.sentence.find(self.name), 0)]


WHOLE = {"기회발전특구", "교육발전특구", "규제자유특구", "연구개발특구", "경제자유구역"}
"""Kinds of zone that are named by themselves where the text says that one was designated."""


def _zone(run: Run) -> float:
    rest = re.sub(r"^[\d.\s]+", "", "".join(run.modifiers()))
    if (
        not rest
        and run.head in WHOLE
        and re.match(r"(?:으로|로|를|을|에)?\s?(?:\S{2,4}\s)?(?:지정|선정)", run.after)
    ):
        return 0.6
    if re.match(r"(?:을|를)?\s(?:대상|연계|관련)", run.after):
        return 0.0
    if re.search(r"\d+개\s?(?:의\s)?$", run.before()) or _LOOSE.fullmatch(rest):
        return 0.0
    if len(rest) < 2 or (re.search(r"(?:자유|발전|연구개발|관광|첨단)$", rest) and len(rest) < 5):
        return 0.0
    if not re.search(r"특화단지|규제자유특구|기회발전특구|교육발전특구|특구$", run.head):
        return 0.7 if re.search(r"지정|선정|(?:으로|로)\s(?:\S{1,6}\s)?(?:뽑|낙점)", run.sentence) else 0.0
    if run.name.endswith("연구개발특구") and not re.search(r"지정|선정", run.sentence):
        return 0.0
    return (
        0.0
        if re.match(r"\s?(?:사업단|기획단|위원회|추진단|\d+\s?[건곳개]|[두세네]\s?곳)", run.after)
        else 0.85
    )


_LOOSE = re.compile(r"\d*[곳개]?(?:비수도권|수도권|전국|각|해당|신규|추가|지역)*")
_COURT = re.compile(r"(?:지|고|중앙지|행|특허|가정|회생)법$")


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
    if len(run.name.replace(" ", "")) < 7 or not words or policy_words.OWN_BUSINESS.search(run.name):
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
    if re.match(r"\s?(?:구축|개발|고도화|조성|운영|확충|보급)?\s?(?:지원\s?)?사업", run.after):
        return 0.0
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
    if run.before().count("‘") > run.before().count("’"):
        return 0.0
    if run.head.endswith("사업") and len("".join(words)) >= 5 and _POINTED_TO.search(run.beyond):
        return 0.6
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
    if run.head.endswith("사업") and len(words) >= 4 and len(run.name) >= 16 and _TOLD.match(run.after):
        return 0.6
    chosen = re.match(r"(?:에|으로|자로|의|에도)?\s?(?:최종\s)?(?:선정|공모)", run.after)
    return 0.6 if chosen and len(words) >= 3 else 0.0


_POINTED_TO = re.compile(r"^[^\n]{0,60}(?:^|\s)(?:이|동|해당)\s사업(?:은|의|을|에|이)")
"""`이 사업의 예산은`: the next sentence goes on about the programme."""
_TOLD = re.compile(r"(?:은|는|을|를|이|의|에)\s")
_MONEY = re.compile(r"\d\s?(?:조|억|천억|백억|만)\s?원?|\d[조억]")


def _fund(run: Run) -> float:
    """A fund of a name that money is put into here; one for the firms that invest only is no policy."""
    bare = run.name.removesuffix("펀드").removesuffix("기금").strip()
    told = re.match(
        r"(?:을|를|은|는|도|에)?\s?(?:\S{1,10}\s){0,5}?(?:조성|늘려|늘리|늘린|키우|키운|결성|확대|출범|신설|만들|운용)",
        run.after,
    ) or re.search(r"(?:조성|운용|결성|출연|설치|신설)(?:하는|한|할|되는|된)\s$", run.before())
    if len(bare) < 2 or bare in {
        "사모",
        "공모",
        "헤지",
        "벤처",
        "모태",
        "정책",
        "투자",
        "전용",
        "자",
        "민간",
    }:
        return 0.0
    return 0.65 if told and _MONEY.search(run.sentence) else 0.0


_CLUSTER = cued(
    rf"[가-힣]*(?:클러스터|국가산업단지|국가산단|융복합단지|도시|지구|구역|지역|단지|거점|벨트|밸리){TAIL}"
)
_OF_ITSELF = re.compile(r"(?:클러스터|국가산업단지|국가산단|융복합단지|선도도시|기업도시|혁신도시)$")
_CHOSEN = re.compile(
    r"(?:으로|로|에)\s(?:\S{1,6}\s)?(?:지정|선정)|(?:으로|로)(?:,\s[^.,]{2,40}(?:으로|로)){0,4}\s(?:\S{1,6}\s)?(?:지정|선정|뽑|낙점)"
)
_OBJECT = re.compile(r"[가-힣](?:을|를)\s(?:\S{1,6}\s)?$")
_NO_ZONE = re.compile(r"후보|대상|위험|우려|감염|피해|재난|투기|과열|조정|공급|사업")


def _cluster(run: Run) -> float:
    """A ground that is called so of itself is one that somebody designated only where the text says so."""
    rest = "".join(run.modifiers()) + re.sub(
        r"(?:클러스터|국가산\S+|융복합단지|\S\S도시|지구|구역|지역|단지|거점|벨트|밸리)$", "", run.head
    )
    if not _OF_ITSELF.search(run.head) and (not _OBJECT.search(run.before()) or _NO_ZONE.search(run.name)):
        return 0.0
    return 0.7 if len(rest) >= 2 and _CHOSEN.match(run.after) else 0.0


_FORMS = (
    ("zone", _CLUSTER, _cluster),
    ("programme", _FUND, _fund),
    ("zone", _ZONE, _zone),
    ("law", _LAW, _law),
    ("strategy", _PLAN, _plan),
    ("platform", _PLATFORM, _platform),
    ("programme", _SCHEME, _scheme),
)
