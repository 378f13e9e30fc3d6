"""A web server of documents for tests that fetch: pages, files, redirects, and answers that are no good."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SENTENCE = "산업통상자원부는 2024년 5월 2일 서울에서 「이차전지 산업 포럼」을 개최했다."
PAGE = f"""<!doctype html><html lang="ko"><head><title>이차전지 산업 포럼 개최</title></head><body>
<nav><a href="/">메뉴</a></nav><article><h1>이차전지 산업 포럼 개최</h1><p>{SENTENCE}
삼성SDI와 LG에너지솔루션이 참석했다.</p></article></body></html>"""
ANSWERS: dict[str, tuple[int, str, bytes]] = {
    "/page": (200, "text/html; charset=utf-8", PAGE.encode()),
    "/cp949": (200, "text/html; charset=euc-kr", PAGE.encode("cp949")),
    "/news/release.txt": (200, "text/plain", SENTENCE.encode()),
    "/file?id=3": (200, "application/octet-stream", SENTENCE.encode()),
    "/picture": (200, "image/png", b"\x89PNG\r\n"),
    "/gone": (404, "text/html", b"<p>gone"),
    "/large": (200, "text/plain", b"x" * (1 << 20)),
}
MOVED = {"/moved": "/page", "/inward": "http://localhost:{port}/page", "/round": "/round"}


class Pages(BaseHTTPRequestHandler):
    """Answers what stands in `ANSWERS`, sends on what stands in `MOVED`."""

    def do_GET(self) -> None:
        """One answer."""
        if self.path in MOVED:
            self.send_response(302)
            port = self.headers["Host"].partition(":")[2]
            self.send_header("Location", MOVED[self.path].format(port=port))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        status, media, data = ANSWERS[self.path]
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def pages() -> Iterator[int]:
    """The server's port, on 127.0.0.1, until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
