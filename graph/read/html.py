"""Web pages: the whole visible text, and which parts of it the page's own structure marks as not the article."""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import trafilatura
from lxml import etree
from lxml import html as markup

from graph.errors import UnreadableFile
from graph.model import Span
from graph.read.encoding import decode
from graph.read.html_metadata import metadata
from graph.read.source import Source

_HIDDEN = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "select",
    "head",
    "math",
    "canvas",
}
_BLOCKS = set(
    "p div section article header footer nav aside main ul ol li dl dt dd table tbody thead tfoot tr caption form "
    "fieldset h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption hr address details summary body html".split()
)
_HEADINGS = {"h1", "h2", "h3"}
_OUTSIDE = {"nav", "footer", "aside", "button", "form"}
_OUTSIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|gnb|lnb|snb|menu|footer|foot|sidebar|aside|breadcrumb|location|sns|share|related|relation|popular|rank|ranking"
    r"|banner|ad|ads|advert|comment|comments|reply|skip|copyright|tag|tags|pagination|paging|quick|util|recommend|most)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,20})", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")
_TAGS = 20_000
"""Tags up to which trafilatura compares its find with that of justext, whose time grows with their square."""
_FORMATTING = re.compile(r"</?(?:b|big|center|em|font|i|small|span|strong|u)(?:\s[^<>]*)?>", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[a-z][^<>]{4000,}", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTES = 1_000
"""Attributes of one tag; the parser compares each with each."""
_LONG = 60
"""Letters of a paragraph that a menu does not have."""


def read_html(name: str, data: bytes) -> Source:
    """The visible text of a page, a line a block, table rows with tabs; with title, date and address if it says them.

    `outside` are the lines in navigation, side bars, footers and tool bars, and those that are nothing but links,
    unless the main text (as trafilatura finds it) has them too. Raises `UnreadableFile` for a page without text.
    """
    found = _CHARSET.search(data[:4096]) or _XML_CHARSET.search(data[:200])
    text = decode(name, data, found[1].decode("ascii") if found else None)
    tree = _tree(name, text)
    if tree is None:
        raise UnreadableFile(f"{name} is no readable HTML; send the page's text")
    about = metadata(tree)
    page = _Page(_main(text), _frames(tree))
    page.walk(tree)
    page.end_line()
    whole = "\n".join(page.lines).strip("\n")
    if not whole.strip():
        raise UnreadableFile(f"{name} shows no text without scripts; send the article's text")
    return Source(
        name,
        whole,
        title=about.title_in(whole),
        published=about.published,
        url=about.url,
        outside=page.outside(whole),
    )


def _tree(name: str, text: str) -> Any:
    """The page's elements; tags that only format and were left open are dropped where they nest too deep."""
    if any(len(_QUOTED.sub("", tag).split()) > _ATTRIBUTES for tag in _LONG_TAG.findall(text)):
        raise UnreadableFile(f"{name} has a tag of over {_ATTRIBUTES:,} attributes; send the page's text")
    tree, whole = _parsed(text)
    if not whole:
        tree, whole = _parsed(_FORMATTING.sub("", text))
    if not whole:
        raise UnreadableFile(f"{name} nests its tags over 2,000 deep; send the page's text")
    return tree


def _parsed(text: str) -> tuple[Any, bool]:
    """The elements of a page, and whether the parser reached its end."""
    parser = markup.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = markup.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        tree = None
    return tree, not any(fault.level == etree.ErrorLevels.FATAL for fault in parser.error_log)


def _main(text: str) -> set[str]:
    """The words of each line of the main text; empty where none is found."""
    fast = text.count("<") > _TAGS
    try:
        main = trafilatura.extract(
            text, favor_recall=True, include_comments=False, include_tables=True, fast=fast
        )
    except Exception:  # noqa: BLE001 (whatever goes wrong inside, the page's text is still there)
        main = None
    return {_key(line) for line in (main or "").splitlines() if len(_key(line)) >= 8}


def _key(line: str) -> str:
    return re.sub(r"\W+", "", line)


class _Where(NamedTuple):
    """What stands around a text."""

    outside: bool
    link: bool


@dataclass(slots=True)
class _Page:
    """The lines of a page while its elements are walked."""

    main: set[str]
    frames: set[Any]
    """Elements that hold several long paragraphs."""
    lines: list[str] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _outside: bool = False
    _letters: int = 0
    _linked: int = 0

    def walk(self, root: Any) -> None:
        """Take in the text of an element and all in it, however deep."""
        around = [_Where(outside=False, link=False)]
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                if _hidden(element):
                    events.skip_subtree()
                    around.append(around[-1])
                else:
                    around.append(self._begin(element, around[-1]))
                continue
            around.pop()
            if element.tag in _BLOCKS and not _hidden(element):
                self.end_line()
            self._text(element.tail, around[-1])

    def _begin(self, element: Any, around: _Where) -> _Where:
        tag = element.tag
        if tag in _BLOCKS or tag == "br":
            self.end_line()
        if tag == "li":
            self._line.append("• ")
        if tag in {"td", "th"} and element.getprevious() is not None:
            self._line.append("\t")
        where = _Where(
            outside=around.outside or _is_outside(element, tag, self.frames),
            link=(around.link or tag == "a") and tag not in _HEADINGS,
        )
        self._text(element.text, where)
        return where

    def _text(self, text: str | None, where: _Where) -> None:
        if text and text.strip():
            self._outside = where.outside
            self._letters += len(text.strip())
            self._linked += len(text.strip()) if where.link else 0
        if text:
            self._line.append(_SPACE.sub(" ", text.replace("\n", " ")))

    def end_line(self) -> None:
        """Close the line that is being filled, if it holds anything."""
        line = re.sub(r" *\t *", "\t", _SPACE_RUN.sub(" ", "".join(self._line))).strip(" ")
        if line.strip("\t •"):
            self.lines.append(line.rstrip("\t"))
            self.marked.append(self._outside or self._linked >= 0.9 * self._letters)
        self._line, self._outside, self._letters, self._linked = [], False, 0, 0

    def outside(self, whole: str) -> tuple[Span, ...]:
        """The marked lines that are not in the main text, as offsets into the text."""
        found, start = [], 0
        for line, marked in zip(whole.split("\n"), self.marked, strict=True):
            if marked and _key(line) not in self.main:
                found.append(Span(start, start + len(line)))
            start += len(line) + 1
        return tuple(found)


_SPACE_RUN = re.compile(r" {2,}")


def _is_outside(element: Any, tag: str, frames: set[Any]) -> bool:
    if tag in _OUTSIDE:
        return True
    if tag in {"body", "html", "main", "article", "h1"}:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return bool(_OUTSIDE_NAMES.search(names[:300])) and element not in frames


def _frames(root: Any) -> set[Any]:
    """The elements that hold three long paragraphs: the article's frame, however suspicious its name."""
    held: Counter[Any] = Counter()
    letters = 0
    before: list[int] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            before.append(letters)
            letters += len(element.text or "")
            continue
        if letters - before.pop() >= _LONG and element.tag == "p":
            for outer in element.iterancestors():
                held[outer] += 1
                if held[outer] > _SEVERAL:
                    break  # so do all that are around it
        letters += len(element.tail or "")
    return {element for element, count in held.items() if count >= _SEVERAL}


_SEVERAL = 3


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag in _HIDDEN or "display:none" in style or element.get("hidden") is not None
