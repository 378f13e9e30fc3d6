"""Who does anything at an event, whatever it is: holders of posts that act where the text tells of one."""

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim, in_charge, quoted
from graph.extract.passages import Passage
from graph.model import Kind, RegionKind

_PLACES_OF_PEOPLE = frozenset("conference forum exhibition launch signing meeting ceremony".split())
_POST = r"[^\s,.“‘「]{{0,16}}?(?:\s(?!\S{{0,16}}(?:[{0}]|에서|에게|에)\s)[^\s,.“‘「]{{1,16}}){{0,4}}?"
"""The words of a post behind a name, none with a particle."""
_DOES = re.compile(_POST.format("을를의") + r"(?:은|는|이|가|께서|도)\s")
_LISTED = re.compile(_POST.format("을를의은는이가") + r"(?:,\s|[·ㆍ]|(?:와|과|및)\s)")
_WITH = re.compile(
    _POST.format("을를의") + r"(?:(?:을|를)\s(?:직접\s|차례로\s)?(?:만나(?!서|볼)|만났|접견|면담[했하])"
    r"|(?:와|과)\s(?:\S{1,16}\s){0,4}?(?:환담|면담|회담|대담|대화를|의견을|사진을|손을|악수)"
    r"|에게(?:서)?\s(?:\S{1,16}\s){1,4}?(?:듣|들었|들으|설명|전달|건[네넸]|수여)|의\s안내(?:로|를))"
)
_SAYS = re.compile(
    r"(?:다|라|자|냐|겠다)(?:고|며|면서)\s(?:\S{1,16}\s){0,3}?(?:말|밝|전|강조|설명|덧붙|평가|당부|언급|주문|기대|약속|지적|촉구|역설|호소|요청|제안|했|하였|주장)"
)
_ELSEWHERE = re.compile(
    r"취임|임명|내정|입사|졸업|별세|역임|출신|사임|퇴임|당선|출마|발의|재판|기소|구속|통화에서|인터뷰|본지|서면|성명을|논평|보고서|페이스북|SNS|"
    r"불참|대신해|지난해|작년|내년|올해\s초|예정이던"
)
_HEADS = re.compile(
    r"(?:위원장|의장|회장|단장|대표|부위원장|위원|간사)(?:단)?(?:은|는|에|에는|으로|로|을|를)\s.{0,60}(?:맡|선출|위촉|추대|뽑)"
)
"""Who heads a body that is told of beside the event."""
_GOES_ON = re.compile(
    r"^\W*(?:이어|이날|이 자리|행사|현장|또|아울러|이들|이후|뒤이어|여기에|끝으로|마지막|다음으로)"
)


def do(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame the people who act in the sentences that tell of it."""
    near: Frame | None = None
    least, before = 1, 0
    for passage in passages:
        s = passage.sentence
        fresh = "\n" in scene.ctx.document.text[before : s.start]
        before = s.end
        if any(f is passage.focus for _, f in passage.spoken):
            near, least = passage.focus, 1
        elif fresh and not _GOES_ON.match(passage.text):
            least = 2  # where the text may have gone on to something else, one alone is no sign
        if near is not None and near is passage.focus and len({id(f) for _, f in passage.spoken}) < 2:
            _passage(scene, passage, near, least)


def _passage(scene: Scene, passage: Passage, frame: Frame, least: int) -> None:
    s = passage.sentence
    if (
        frame.background
        or frame.type not in _PLACES_OF_PEOPLE
        or s.region not in (RegionKind.BODY, RegionKind.CAPTION)
    ):
        return
    if _ELSEWHERE.search(passage.text):
        return
    named = min((n.start for n, f in passage.spoken if f is frame), default=s.start)
    for clause in passage.clauses:
        if clause.end <= named or _HEADS.search(clause.text):
            continue
        people = [
            p
            for p in scene.ctx.names.within(clause.start, clause.end, Kind.PERSON)
            if _counts(scene, passage, p)
        ]
        acting = _acting(passage, people)
        for person in acting if len(acting) >= least else ():
            claim(scene, frame, person, 0.65)


def _counts(scene: Scene, passage: Passage, person: Name) -> bool:
    at = person.start - passage.sentence.start
    return (
        scene.ctx.post(person.name) is not None
        and not quoted(passage.text, at)
        and not in_charge(passage.text[:at])
    )


def _acting(passage: Passage, people: list[Name]) -> list[Name]:
    """The subjects that do more than speak, those listed with them, and whom they meet."""
    text, base = passage.text, passage.sentence.start
    acting: list[Name] = []
    listed: list[Name] = []
    for person in people:
        if _WITH.match(text, person.end - base):
            acting.append(person)
        elif _DOES.match(text, person.end - base):
            rest = text[person.end - base :]
            if "“" not in rest and '"' not in rest and not _SAYS.search(rest):
                acting += [*listed, person]
            listed = []
        elif _LISTED.match(text, person.end - base):
            listed.append(person)
        else:
            listed = []
    return acting
