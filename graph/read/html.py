"""Web pages: the whole visible text, and which parts of it the page's own structure marks as not the article."""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

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
_DEEPEST = 400
_TAGS = 20_000
"""Tags up to which trafilatura compares its find with that of justext, whose time grows with their square."""


def read_html(name: str, data: bytes) -> Source:
    """The visible text of a page, a line a block, table rows with tabs; with title, date and address if it says them.

    `outside` are the lines in navigation, side bars, footers and tool bars, and those that are nothing but links,
    unless the main text (as trafilatura finds it) has them too. Raises `UnreadableFile` for a page without text.
    """
    found = _CHARSET.search(data[:4096]) or _XML_CHARSET.search(data[:200])
    text = decode(name, data, found[1].decode("ascii") if found else None)
    tree = _tree(text)
    if tree is None:
        raise UnreadableFile(f"{name} is no readable HTML; send the page's text")
    about = metadata(tree)
    page = _Page(_main(text))
    page.walk(tree, outside=False, depth=0)
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


def _tree(text: str) -> Any:
    parser = markup.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return markup.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


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


@dataclass(slots=True)
class _Page:
    """The lines of a page while its elements are walked."""

    main: set[str]
    lines: list[str] = field(default_factory=list)
    marked: list[bool] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _outside: bool = False
    _letters: int = 0
    _linked: int = 0

    def walk(self, element: Any, *, outside: bool, depth: int, link: bool = False) -> None:
        """Take in the text of an element and all in it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _HIDDEN or not tag or depth > _DEEPEST or _invisible(element):
            return
        outside = outside or _is_outside(element, tag)
        if tag in _BLOCKS:
            self.end_line()
        if tag == "br":
            self.end_line()
        if tag == "li":
            self._line.append("• ")
        if tag in {"td", "th"} and element.getprevious() is not None:
            self._line.append("\t")
        link = (link or tag == "a") and tag not in _HEADINGS
        self._text(element.text, outside, link)
        for child in element:
            self.walk(child, outside=outside, depth=depth + 1, link=link)
            self._text(child.tail, outside, link)
        if tag in _BLOCKS:
            self.end_line()

    def _text(self, text: str | None, outside: bool, link: bool) -> None:
        if text and text.strip():
            self._outside = outside
            self._letters += len(text.strip())
            self._linked += len(text.strip()) if link else 0
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


def _is_outside(element: Any, tag: str) -> bool:
    if tag in _OUTSIDE:
        return True
    if tag in {"body", "html", "main", "article", "h1"}:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return bool(_OUTSIDE_NAMES.search(names[:300])) and not _holds_most(element)


def _holds_most(element: Any) -> bool:
    """Whether an element with a suspicious name is really the frame of the article: several long paragraphs."""
    long = (p for p in element.iter("p") if len(p.text_content()) >= 60)
    return len(list(islice(long, 3))) == 3


def _invisible(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None
