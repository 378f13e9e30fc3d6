"""What a line looks like by itself: prose, a list item, a menu, a byline …; the first rule that fits decides."""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import IntEnum, auto
from itertools import pairwise

from graph.cues import cued
from graph.marks import CIRCLED
from graph.read import lexicon
from graph.read.lines import MEDIA, Line
from graph.read.prose import is_prose, label_of


class Shape(IntEnum):
    """The look of a line, whatever stands around it."""

    BLANK = auto()
    PROSE = auto()
    BULLET = auto()
    CELL = auto()
    CAPTION = auto()
    BYLINE = auto()
    CONTACT = auto()
    MENU = auto()
    TEASERS = auto()
    TEASER = auto()
    COPYRIGHT = auto()
    COMMENTS = auto()
    ATTACHMENT = auto()
    END = auto()
    SHORT = auto()


_BULLET = re.compile(
    r"^(?:[□■ㅇ○◦●◎▣◆◇☐❍❏⃝*※▶▷→⇒✓✔☞]|[-–—•·ㆍ∙・‧]|△|▲|▸|[ᄋo]\s|["
    + CIRCLED
    + r"㉠-㉻]|\d{1,2}[.)]\s|[가-하][.)]\s)\s*\S"
)
_DATE = r"(?:\d{4}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{4})"
_CELL = cued(
    r"^[\W_ㅇoᄋ]{0,6}[(\[<【]?\s*[가-힣A-Za-z·/∙ㆍ\s]{1,14}[)\]>】]?\s*[:∶]\s*\S"
    r"|^[\W_ㅇ]{0,4}\((?:[가-힣]{1,6}\s?[/·ㆍ]?\s?[가-힣]{1,8})\)\s+\S"
)
_BYLINE = re.compile(
    rf"^\W{{0,4}}(?:(?:최초|최종|기사|웹출고시간|온라인)?\s*(?:입력|등록|승인|송고|게재|게시|작성|발행|출고|수정|업데이트|배포|보도|전송|웹출고시간)\s*(?:일시?|일자|시간|시각|시점|날짜)?\s*[:|]?\s*(?:\(.{{0,10}}\))?\s*{_DATE}"
    rf"|(?:published|posted|updated|written|created|released?|date|issued)\b\s*(?:on|at|:)?\s*(?:\w+day,?\s*)?{_DATE}"
    rf"|{_DATE}[^가-힣]{{0,3}}(?:[월화수목금토일]요?일?)?[^가-힣]{{0,24}}(?:$|[|/·]|입력|수정|등록|승인|[가-힣]{{2,4}}\s*(?:기자|대변인|담당관|주무관)|조회))",
    re.IGNORECASE,
)
_REPORTER = cued(
    r"^(?:[\W_]{0,4}|by\s+|.{0,20}[=/|]\s*)(?:[가-힣A-Za-z.·]{2,12}\s+){0,3}[가-힣]{2,4}\s*(?:[가-힣]{2,6}\s*)?(?:기자|특파원|선임기자|인턴기자|논설위원|취재본부장|본부장|객원기자|통신원)\b"
)
_SIGNED = cued(
    r"(?:기자|특파원|본부장|리포터|통신원)\W*(?:\S+@\S+)?\W*$|^\W*[\w.+-]+@[\w-]+\.[\w.]+\W*$|^(?:기자명\s|(?:글|글쓴이|작성자|취재)\s*[:|]|by\s)\s*\S{2,}|^By [A-Z][\w.-]+(?: [A-Z][\w.-]+){1,3}(?:(?:,| and| &) [A-Z][\w.&-]+(?: [A-Z][\w.-]+){0,3})*$"
)
_IN_CHARGE = re.compile(r"^\W{0,3}(?:담당\s*(?:부서|자)|책임자|문의(?:처)?|연락처)\W{0,3}$")
_HEADS = re.compile(r"^\W{0,3}(?:붙임|참고|별첨|별지|첨부)\s*\d{0,2}")
_DATELINE = re.compile(
    rf"^[【\[(](?:[^】\])]{{1,24}}=[^】\])]{{1,24}}|[^】\])]{{0,14}}(?:{MEDIA})[^】\])]{{0,14}})[】\])]$|^[A-Z].{{2,50}}\(.{{2,24}}\)\s*(?:--|—|–|-)$"
)
_LABEL = re.compile(
    r"^\W{0,3}(?:(?:기사|최초)?\s?입력|최종\s?수정|등록일?|작성일?|게시일|작성자|글쓴이|등록자|조회수?|보도\s*(?:시점|일시)|배포(?:\s*(?:일시|시점|일))?|(?:담당|책임|작성)\s*(?:부서|자)|연락처|기자|제\s*목|부서(?:명)?|source|news\s+provided\s+by|by)\W{0,3}$"
    r"|^source\s*:?\s+[A-Z]|^according\s+to\s+[^.]{2,40},$",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"^\(\s*[가-힣·\s]{2,20},\s*\d{4}\.\s*\d{1,2}\.\s*\d{1,2}\.?\s*\)$")
_LABELLED = cued(
    r"(?:^|[|\s(\[<])(?:작성자|작성일|등록일|등록일자|게시일|게시자|글쓴이|담당\s*부서|담당자|부서|부서명|배포일|배포\s*일시|보도\s*일시|보도\s*시점|배포\s*시점|보도일|조회수?|기사입력|최종수정|출처)(?:\s*[:|]\s*|\s+)\S"
)
_CONTACT = re.compile(
    r"\(?0\d{1,2}[-.)\s]\s*\d{3,4}[-.]\s*\d{3,4}\)?|^\W{0,3}(?:담당\s*(?:부서|자|과장|사무관)|책임자|문의(?:처|사항)?|자료\s*문의|언론\s*문의|공동\s*배포|media\s+contacts?|contacts?)\s*(?:[:|]|$)",
    re.IGNORECASE,
)
_CAPTION_MARKED = re.compile(
    r"[▲▼↑]\s*[^▲]+(?:다\.?|모습|장면)$|[▲△▼↑]\s*\S.*(?:사진|제공|[ⓒⒸ©=/].*)|\[\d{6}\b.*\]$"
)
_CAPTION = cued(
    r"^[\[(<【]?\s*(?:사진|그림|자료|사진\s*설명|photo|caption|image|포토)\s*\d*\s*[\])>】.:=/]|(?:사진|자료|이미지)\s*[=/:]\s*\S{1,20}[)\]]?\s*$"
    r"|다?[.)\]]\s+\S{2,20}\s제공\.?$|[/(\[]\s*(?:사진|자료|출처)?\s*[=:]?\s*\S{2,20}\s*제공\s*[)\].]?\s*$|(?-i:[ⓒⒸ©])\s*\S{2,12}(?:\s*(?:기자|제공))?\s*$|^\((?:사진|자료)\S{0,3}\)|(?:^\W{0,2}|[.;]\s)from (?:the )?(?:\w+ from )?(?:left|right)\b|\b(?:poses?|posing) for (?:a |an )?(?:\w+ )?(?:photo|picture)|\btakes? a (?:\w+ )?photo with\b|\(photo\s*(?:by|courtesy|:)|/\s*(?:courtesy|photo)|[.)]\s+(?:(?:photo|image)s?\s+)?courtesy\s+of\s|[.)]\s+(?:photo|image)s?\s+(?:by|provided)\b"
    r"|\.\s+(?:yonhap|newsis|news1|afp|ap|reuters|epa|getty\s+images)(?:[-/ ][\w -]{1,20})?$|^this\s+(?:\w+\s+){0,2}(?:photo|image|picture|graphic|rendering)\b,?\s+(?:provided|taken|captured|released|courtesy|made|shows|is\s+provided)\b",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|zip)\b", re.IGNORECASE)
_ATTACHED = re.compile(
    r"^\W{0,3}(?:첨부\s*파일|첨부|파일|붙임\s*파일|다운로드|attachments?|download)\b", re.IGNORECASE
)
_END = re.compile(
    r"(?:^|[.\s])끝\s*[.。]?\s*$|^\W{0,3}/?끝/?\W{0,3}$|^-{2,}\s*(?:끝|end)\s*-{2,}$|^#{2,}$", re.IGNORECASE
)
_ROW = re.compile(r"^\d{1,7}\s+\S.*\s\d{2,4}[-./]\d{1,2}[-./]\d{1,2}\.?\s+(?:\d[\d,]*)?\s*$")
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_TOKEN = re.compile(r"[^\s|/>·•▷▶◁ㆍ,:()\[\]<>〈〉『』+★☆…◦○●?？\-–]+")
_SEPARATED = re.compile(r"\s[|>▷▶·ㆍ/]\s|\s{2,}|\|")
_LATTICE = re.compile(r"^[\s\W\d_]*$")


def shapes(lines: Sequence[Line]) -> list[Shape]:
    """The look of each line; what follows a caption on its line is the photographer's name."""
    known: dict[str, Shape] = {}
    for line in lines:
        if line.text not in known:
            known[line.text] = shape(line)
    found = [known[line.text] for line in lines]
    for i in range(1, len(found)):
        if lines[i].mid and found[i] is Shape.COPYRIGHT and not _copyright_only(lines[i]):
            found[i] = Shape.BYLINE
    _values(lines, found)
    _neighbours(lines, found)
    _listed(lines, found)
    _rows(lines, found)
    _alone(lines, found)
    return found


def _neighbours(lines: Sequence[Line], found: list[Shape]) -> None:
    """Two headlines, one behind ▲ and the next behind ▼, lead to the articles before and after."""
    filled = [i for i, line in enumerate(lines) if line and not is_prose(line)]
    for above, below in pairwise(filled):
        if lines[above].text[0] in "▲△" and lines[below].text[0] in "▼▽" and below - above <= 2:
            found[above] = found[below] = Shape.TEASER


_PICTURE = re.compile(r"(?:있다\.?|모습|장면)$|사진|제공|[ⓒⒸ©]|\[\d{6}\b")
"""What a line behind ▲ says of a picture."""


def _listed(lines: Sequence[Line], found: list[Shape]) -> None:
    """Two lines or more behind ▲, one below the other, that speak of no picture: a list, and no captions."""
    filled = [i for i, line in enumerate(lines) if line]
    marked = [i for i in filled if lines[i].text[0] in "▲△" and not _PICTURE.search(lines[i].text)]
    for one, other in pairwise(filled):
        if {one, other} <= set(marked) and lines[one].text[0] == lines[other].text[0]:
            for i in {one, other}:
                found[i] = Shape.BULLET if found[i] is Shape.CAPTION else found[i]


def _rows(lines: Sequence[Line], found: list[Shape]) -> None:
    """A row of a table whose first cell is a word of menus (`유관기관 | 다라협회 | 회장 | …`) is a row."""
    borders = [line.text.count("|") for line in lines]
    for i in (i for i, shape in enumerate(found) if shape is Shape.MENU and borders[i] > 1):
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(found) and borders[j] == borders[i]]
        if (
            beside
            and all(found[j] in {Shape.SHORT, Shape.CELL} for j in beside)
            and (len(beside) > 1 or borders[i] > 2)
        ):
            found[i] = Shape.SHORT


_ROWS = {Shape.CELL, Shape.BULLET}


def _alone(lines: Sequence[Line], found: list[Shape]) -> None:
    """A sponsor, a presenter, an address by itself between paragraphs is no row of an event's overview."""
    for i in (i for i, shape in enumerate(found) if shape in _ROWS | {Shape.SHORT}):
        line = lines[i]
        label = label_of(line)
        if len(line.text) > 90 or not (
            (label and lexicon.ROWS_TOO.match(label)) or lexicon.BACKERS.match(line.text)
        ):
            continue
        beside = (_beside(found, i, -1), _beside(found, i, 1))
        if not any(j is not None and (found[j] in _ROWS or label_of(lines[j])) for j in beside):
            found[i] = Shape.BYLINE


def _beside(found: Sequence[Shape], i: int, step: int) -> int | None:
    """The next line that is not blank in a direction."""
    j = i + step
    while 0 <= j < len(found):
        if found[j] is not Shape.BLANK:
            return j
        j += step
    return None


def is_tagged(line: Line) -> bool:
    """Whether a line is a headline under the name of a newspaper's section: `[포토] …`, `Opinion | …`."""
    match = lexicon.TAGGED.match(line.head)
    return bool(
        match
        and len(line.text) < 90
        and lexicon.SECTIONS.match((match["tag"] or match["section"]).strip())
        and not is_prose(line)
    )


def is_signature(line: Line) -> bool:
    """Whether a line is a reporter's name or address, or the day a body signs for, as at an article's end."""
    return bool(_SIGNED.search(line.head) or _ISSUED.match(line.head))


def is_label(line: Line) -> bool:
    """Whether a line is nothing but the name of a field of a page's head (등록일, 작성자, 담당 부서 …)."""
    return bool(_LABEL.match(line.head))


def _values(lines: Sequence[Line], found: list[Shape]) -> None:
    """Short lines after a field's name are its value; those around names and numbers to call are contacts."""
    label = contact = False
    for i, line in enumerate(lines):
        longest = 16 if contact else 30 if label else 0
        if found[i] is Shape.SHORT and len(line.text) <= longest and not _HEADS.match(line.text):
            found[i] = Shape.CONTACT if contact else Shape.BYLINE
            label = False
            continue
        if found[i] is not Shape.BLANK:
            label = is_label(line) and "목" not in line.text
            contact = found[i] is Shape.CONTACT or bool(_IN_CHARGE.match(line.text))


def shape(line: Line) -> Shape:
    """The look of one line."""
    if not line:
        return Shape.BLANK
    for found, fits in RULES:
        if fits(line):
            return found
    return Shape.SHORT


def is_menu(line: Line) -> bool:
    """Whether the line is made of portal words, or of short parts with separators between them."""
    if _LATTICE.match(line.text):
        return True
    if len(line.text) > 300 or (is_prose(line) and not lexicon.NOTICE.search(line.head)):
        return False
    tokens = [t.casefold() for t in _TOKEN.findall(line.text) if not t.isdigit()]
    known = sum(1 for t in tokens if t in lexicon.PORTAL)
    if tokens and known / len(tokens) >= 0.6:
        return True
    parts = [p for p in _SEPARATED.split(line.text) if p.strip()]
    short = sum(1 for p in parts if len(p.strip()) <= 8)
    return len(parts) >= 4 and short / len(parts) >= 0.75 and known >= 2


_GIVEN_BY = re.compile(
    r"^[\[(<【]?\s*(?:사진|그림|자료|표|그래픽|이미지|영상|출처)\s*(?:제공|출처)?\s*[=:/]\s*(?:\S{2,20}|\S{2,16}(?:\s\S{1,10})?\s?(?:제공|DB|캡처|캡쳐|기자|누리집|홈페이지))\s*[\])>】]?\.?$"
)
"""`(사진=도담시청)`, `자료: 다라연구소`: a line of nothing but who lent a picture."""


def _credit(line: Line) -> bool:
    """A line that says who wrote, drew, lent or checked something: `편집 : …`, `사진=…`, `Editor: …`."""
    if len(line.text) > 90 or is_prose(line):
        return False
    label = label_of(line) or (m[1] if (m := _EQUALS.match(line.head)) else "")
    told = bool(label and lexicon.CREDITS.match(label.strip()))
    return bool(_GIVEN_BY.match(line.text)) or (
        told and not (_PICTURES.match(label) and _SHOWS.search(line.text))
    )


_PICTURES = re.compile(r"\s*(?:사진|그림|영상|이미지|photos?|images?|videos?|graphics?)\b", re.IGNORECASE)
_SHOWS = re.compile(
    r"[,，].*[,，]|왼쪽|오른쪽|가운데|모습|장면|하는\s|에서\s|있는\s|\b(?:left|right|from|during|at)\b",
    re.IGNORECASE,
)
"""What tells that a picture's line says what it shows, and not only whose it is."""
_EQUALS = re.compile(r"^[(\[]?([가-힣·, ]{1,9}?)\s?=\s?\S")


def _byline(line: Line) -> bool:
    text = line.head
    if _LABEL.match(text) or _credit(line):
        return True
    if len(line.text) > 160 or _PROSE_END.search(line.text):
        return False
    if _BOARD.match(text):
        return False
    if _BYLINE.match(text) or _ISSUED.match(text) or _DATELINE.match(text):
        return True
    if _ITEM.match(text):
        return False
    dated = len(text) < 110 and re.search(_DATE, text, re.IGNORECASE) is not None
    if _LABELLED.search(text) and (dated or len(text) < 40):
        return True
    if dated and _FILED.search(text):
        return True
    return len(text) < 70 and bool(_REPORTER.match(text) or _SIGNED.search(text))


_BOARD = re.compile(r"^\W*번호\s+제목")
_ITEM = re.compile(r"^(?:[□■ㅇ○◦❍❏◇◆▣※*]|[-–]\s.{25,})")
"""Items of a text, which may name a reporter or an office among others."""
_FILED = re.compile(
    r"기자|입력|등록\s*(?:일|:|\d)|승인|\b(?:views|published|posted|updated|by|reporter)\b", re.IGNORECASE
)
_PROSE_END = re.compile(r"다\.[\"”’]?$|[a-z]\.$")


def _attachment(line: Line) -> bool:
    return len(line.text) < 200 and bool(
        _FILE.search(line.text) or (_ATTACHED.match(line.head) and len(line.text) < 60)
    )


def _copyright(line: Line) -> bool:
    """A sentence may speak of copyright; only the full formula in it makes it a copyright line."""
    if len(line.text) >= 200:
        return False
    if line.text.casefold().startswith(("copyright (c)", "copyright ©", "copyright ⓒ", "©", "ⓒ")):
        return True
    pattern = lexicon.RIGHTS if is_prose(line) and len(line.text) > 20 else lexicon.COPYRIGHT
    return bool(pattern.search(line.text))


def _caption(line: Line) -> bool:
    return len(line.text) < 600 and bool(_CAPTION_MARKED.match(line.text) or _CAPTION.search(line.text))


def _contact(line: Line) -> bool:
    return len(line.text) < 160 and not is_prose(line) and bool(_CONTACT.search(line.text))


def _menu(line: Line) -> bool:
    if _URL.match(line.text) or _ROW.match(line.head):
        return True
    if len(line.text) < 200 and lexicon.NOTICE.search(line.text):
        return True
    if (label := label_of(line)) and (lexicon.LINKS_LABEL.match(label) or lexicon.NOTICES.match(label)):
        return True
    if len(line.text) < 250 and not is_prose(line):
        return bool(lexicon.FOOTER.search(line.text) or lexicon.FURNITURE.search(line.text)) or is_menu(line)
    return is_menu(line)


_BOTH_WAYS = re.compile(r"[◀◁⏪«]\s?\S.*\S\s+[▶▷⏩»]\s?\S")
"""The articles before and after on one line."""


def _teaser(line: Line) -> bool:
    if len(line.text) < 200 and _BOTH_WAYS.match(line.text):
        return True
    if (label := label_of(line)) and lexicon.TEASERS.match(label):
        return True
    return bool(lexicon.TEASER_LEAD.match(line.head)) or (
        bool(lexicon.NEIGHBOUR.match(line.head)) and not is_prose(line) and len(line.text) < 150
    )


RULES: list[tuple[Shape, Callable[[Line], bool]]] = [
    (Shape.COMMENTS, lambda line: bool(lexicon.COMMENTS.match(line.head))),
    (Shape.TEASERS, lambda line: len(line.text) < 60 and bool(lexicon.TEASERS.match(line.head))),
    (Shape.ATTACHMENT, _attachment),
    (
        Shape.CAPTION,
        lambda line: (
            line.text[:1] in "▲△▼[(<【" and _caption(line) and not _copyright_only(line) and not _credit(line)
        ),
    ),
    (Shape.COPYRIGHT, _copyright),
    (Shape.END, lambda line: len(line.text) < 8 and bool(_END.search(line.text))),
    (Shape.CONTACT, _contact),
    (Shape.BYLINE, _byline),
    (Shape.MENU, _menu),
    (Shape.TEASER, _teaser),
    (Shape.CAPTION, _caption),
    (
        Shape.CELL,
        lambda line: (
            len(line.text) < 400
            and bool("\t" in line.text or _CELL.match(line.head))
            and not _PROSE_END.search(line.text)
        ),
    ),
    (Shape.BULLET, lambda line: bool(_BULLET.match(line.head))),
    (Shape.PROSE, is_prose),
]
"""Shape and test, in order."""


def _copyright_only(line: Line) -> bool:
    return bool(re.search(r"무단|재배포|저작권|rights", line.text, re.I))
