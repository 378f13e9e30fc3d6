"""Who made a page: its outlet, its reporter, the body in charge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.read.lines import MEDIA, Line
from graph.read.shapes import Shape

_COPYRIGHT = re.compile(
    r"(?:저작권자|[ⓒ©]|\([cC]\)|copyright)[\s:]*(?:[ⓒ©]|\([cC]\)|by|\d{4}|\s)*(?P<name>[^,<>().\[\]|]{2,30}?)\s*(?:[,.<>\[\]|]|무단|all\b|$)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"저작권|무단|재배포|rights|copyright", re.IGNORECASE)
_DATELINE = re.compile(
    rf"^[【\[(](?:[가-힣]{{2,6}}\s*[=/]\s*)?(?P<name>[가-힣A-Za-z]{{2,14}}(?:{MEDIA}))(?:\s+[가-힣]{{2,6}})?\s*(?:[/=]\s*[가-힣\s]+)?[】\])]"
)
_REPORTER = re.compile(
    r"(?P<name>(?<![가-힣])[가-힣]{2,4})\s*(?:[가-힣.·]{2,8}\s*){0,2}?(?:선임)?(?:기자|특파원|취재본부장|본부장|논설위원|통신원)(?![가-힣]{2})"
)
_BY = re.compile(r"^\W*by\s+(?P<name>[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){1,3}|[가-힣]{2,4}\b)", re.IGNORECASE)
_AUTHOR = re.compile(r"(?:작성자|글쓴이|기자명)\s*:?\s*(?P<name>[가-힣]{2,10})")
_NOBODY = {"관리자", "운영자", "날짜", "제목", "본문", "편집"}
_CHARGE = re.compile(
    r"(?:담당\s*부서|담당\s*기관|발표\s*기관|기관명?|부처|부서명?|출처)\s*[:|]?\s*(?P<name>[가-힣][가-힣·\s]{1,24}?)\s*(?:$|[|\t/(,]|\s{2,}|책임자|담당자|등록일|과장|작성일|연락처)"
)
_SIGNED = re.compile(r"^\(\s*(?P<name>[가-힣·\s]{2,20}),\s*\d{4}\.\s*\d{1,2}\.")
_LETTERHEAD = re.compile(r"^\W*보\s*도\s*(?:설\s*명\s*)?자\s*료\W*$")
_HEADED = re.compile(
    r"^\W*[ㅇ○]?\s*(?P<name>[가-힣]{2,14})\s*\(\s*(?:장관|처장|청장|원장|위원장|도지사|지사|시장|군수|구청장|사장|이사장|회장)[\s:]"
)
_BODY = re.compile(
    r"^[가-힣]{2,12}(?:부|처|청|원|위원회|특별시|광역시|특별자치시|도|시|군|구|공사|공단|진흥원|협회)$"
)


def outlet(lines: Sequence[Line], shapes: Sequence[Shape]) -> str | None:
    """The newspaper, agency or site, by its copyright line, its dateline or its masthead."""
    for line, shape in zip(lines, shapes, strict=True):
        sure = shape is Shape.COPYRIGHT and (_RIGHTS.search(line.tail) or re.search(MEDIA, line.tail))
        hit = _COPYRIGHT.search(line.tail) if sure else None
        if hit and hit["name"].strip():
            return hit["name"].strip()
    for line in lines:
        hit = _DATELINE.match(line.head)
        if hit:
            return hit["name"]
    masthead = re.compile(rf"^[가-힣A-Za-z]{{1,12}}(?:{MEDIA})(?=$|\s)")
    return next((m[0] for line in lines[:4] if (m := masthead.match(line.head))), None)


def byline(lines: Sequence[Line], shapes: Sequence[Shape]) -> str | None:
    """The name of the reporter or author."""
    for pattern in (_REPORTER, _BY, _AUTHOR):
        for line, shape in zip(lines, shapes, strict=True):
            hit = pattern.search(line.head) if shape is Shape.BYLINE else None
            if hit and hit["name"] not in _NOBODY:
                return hit["name"]
    return None


def issuer(lines: Sequence[Line], shapes: Sequence[Shape], body: int) -> str | None:
    """The body in charge: by signature, letterhead, 담당부서, or as a press release's first subject."""
    for line in lines:
        if hit := _SIGNED.match(line.head):
            return hit["name"].strip()
    head = [i for i in range(min(body, len(lines))) if _LETTERHEAD.match(lines[i].head)]
    for i in head:
        near = [lines[j].text for j in range(max(0, i - 3), min(i + 4, len(lines)))]
        if found := next((text for text in near if _BODY.match(text)), None):
            return found
    return _in_charge(lines, shapes) or _first_subject(lines, shapes, body, release=bool(head))


def _in_charge(lines: Sequence[Line], shapes: Sequence[Shape]) -> str | None:
    for line, shape in zip(lines, shapes, strict=True):
        hit = _CHARGE.search(line.head) if shape in {Shape.BYLINE, Shape.CONTACT, Shape.CELL} else None
        if hit and _BODY.match(hit["name"].split()[0]):
            return hit["name"].strip()
    return None


def _first_subject(lines: Sequence[Line], shapes: Sequence[Shape], body: int, *, release: bool) -> str | None:
    """The body that a press release begins with, its head in brackets after it."""
    if body >= len(lines) or not (release or Shape.CONTACT in shapes):
        return None
    hit = _HEADED.match(lines[body].head)
    return hit["name"] if hit else None
