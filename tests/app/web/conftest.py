"""The real service on the seeds, and a real Chromium; both once for all tests of the page, and no longer:
while Playwright runs, no other test may start an event loop.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from app.routes.page import STATIC
from tests.app.web.stories import ALIKE, REPORTS

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
START_SECONDS = 300
expect.set_options(timeout=20_000)
TOKEN = "for-tests"
KEEP = "sessionStorage.getItem('policygraph.token') ?? sessionStorage.setItem('policygraph.token', 'TOKEN')"
"""Puts a token where the page keeps it, unless one was given since."""
ARTEFACTS = Path(__file__).parents[2] / "artefacts"
SIZES = {"desktop": {"width": 1360, "height": 860}, "phone": {"width": 390, "height": 844}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip by name what needs a browser or a built page where there is none."""
    missing = None
    if not Path(CHROMIUM).exists():
        missing = "Debian's chromium is not installed"
    elif not (STATIC / "index.html").is_file():
        missing = "the explorer is not built (make web)"
    for item in items:
        if (
            missing
            and "page" in getattr(item, "fixturenames", ())
            and Path(__file__).parent in item.path.parents
        ):
            item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="package")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service on a fresh folder with the seeds in it.

    While the page is worked on, `POLICYGRAPH_WEB_SERVICE` may name one that runs (its token is `TOKEN`).
    """
    if running := os.environ.get("POLICYGRAPH_WEB_SERVICE"):
        yield running
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("web")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("POLICYGRAPH_")}
    environment |= {"POLICYGRAPH_EXTRACT_WORKERS": "1", "POLICYGRAPH_QUERY_WORKERS": "1"}
    environment |= {"POLICYGRAPH_ADMIN_TOKEN": TOKEN, "POLICYGRAPH_FETCH_HOSTS": "127.0.0.1"}
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [*command, "--port", str(port), "--data", str(folder / "data"), "--seeds", "seeds"],
            stdout=log,
            stderr=log,
            env=environment,
            cwd=Path(__file__).parents[3],
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(process, address, folder / "log")
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                return
        except urllib.error.HTTPError as error:
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE:
                break
            time.sleep(0.3)
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the service did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


def asked(method: str, url: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
    """What the service answers to a request with the token."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"}
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(url, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.loads(answer.read() or b"{}")  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def forum(service: str) -> Iterator[str]:
    """The page of an event that one release, its three copies and another report tell of."""
    stored = [
        asked(
            "POST",
            f"{service}/api/documents",
            {"title": title, "text": text, "published": "2024-05-03", "url": f"https://news{at}.example/"},
        )
        for at, (title, text) in enumerate(REPORTS)
    ]
    events = stored[0]["events"]
    assert isinstance(events, list)
    yield events[0]["id"][events[0]["id"].index("/id/") :]
    for one in stored:
        asked("DELETE", f"{service}/api/documents/{one['id']}")


@pytest.fixture(scope="module")
def unsure(service: str) -> Iterator[None]:
    """Two firms of which nobody knows whether they are one."""
    stored = [asked("POST", f"{service}/api/documents", {"text": text})["id"] for text in ALIKE]
    yield
    for one in stored:
        asked("DELETE", f"{service}/api/documents/{one}")


@pytest.fixture
def undone(service: str) -> Iterator[None]:
    """Nothing is judged before, and whatever was judged is taken back."""
    _take_back(service)
    yield
    _take_back(service)


def _take_back(service: str) -> None:
    for one in asked("GET", f"{service}/api/judgements?limit=50")["items"]:
        if not one["undone"]:
            asked("DELETE", f"{service}/api/judgements/{one['id']}")


Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, service: str, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Opens an address of the page; at the end no script may have failed and nothing come from elsewhere."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(
        path: str, size: str = "desktop", lang: str = "ko", dark: bool = False, token: str = TOKEN
    ) -> Page:
        context = browser.new_context(
            viewport=SIZES[size],  # type: ignore[arg-type]
            color_scheme="dark" if dark else "light",
            has_touch=size == "phone",
            reduced_motion="reduce",
            locale="ko-KR",
            accept_downloads=True,
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(15_000)
        context.add_init_script(KEEP.replace("TOKEN", token))
        if lang != "ko":
            context.add_init_script(f"localStorage.setItem('policygraph.lang', '{lang}')")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda line: _refused(line.text, faults))
        page.on("request", lambda asked: _foreign(asked.url, service, faults))
        page.goto(service + path)
        return page

    yield opened
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    for at, context in enumerate(contexts):
        for page in context.pages:
            ARTEFACTS.mkdir(exist_ok=True)
            page.screenshot(path=ARTEFACTS / f"{name}{'-' + str(at) if at else ''}.png")
        context.close()
    assert not faults


@pytest.fixture
def page(open_page: Opener) -> Opener:
    """The same under the name by which tests without a browser are told apart."""
    return open_page


def _refused(text: str, faults: list[str]) -> None:
    if "Content Security Policy" in text or "Content-Security-Policy" in text:
        faults.append(text)


def _foreign(url: str, service: str, faults: list[str]) -> None:
    if not url.startswith((service, "blob:", "data:")):
        faults.append(f"asked {url}")
