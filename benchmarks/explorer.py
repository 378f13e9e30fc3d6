"""How quick the explorer is in Chromium with software rendering: `python benchmarks/explorer.py [URL]`.

Needs a running service (default http://127.0.0.1:8000) and Debian's chromium. Large graphs are made here and
given to the page in place of /api/graph, laid out as the service would, so that only the drawing is measured.
Budgets are those of the project: first view 1.5 s, 350 kB of JavaScript, 30 frames/s at 1,000 nodes,
5,000 nodes in 2 s, no freeze at 50,000.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, Route, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
ROUNDS = 3
SEED = 20260722
TYPES = ("company", "ministry", "conference", "person", "strategy", "region", "university", "association")
PAN = """async box => {
  const at = box.getBoundingClientRect(), x = at.x + at.width / 2, y = at.y + at.height / 2;
  const target = document.elementFromPoint(x, y);
  const send = (type, dx) => target.dispatchEvent(new PointerEvent(type, {bubbles: true, cancelable: true,
    clientX: x + dx, clientY: y + dx / 3, button: 0, buttons: 1}));
  send('pointerdown', 0);
  const begun = performance.now();
  let frames = 0, longest = 0, last = begun;
  while (performance.now() - begun < 3000) {
    send('pointermove', 80 * Math.sin(frames / 8));
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    frames++;
  }
  send('pointerup', 90);
  return {frames: 1000 * frames / (performance.now() - begun), longest};
}"""
WATCH = """() => {
  window.longest = 0;
  new PerformanceObserver(list => {
    for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration);
  }).observe({type: 'longtask', buffered: true});
}"""


@dataclass(frozen=True)
class Figure:
    """One measured value beside its budget."""

    name: str
    value: float
    unit: str
    budget: float
    least: bool = False

    def __str__(self) -> str:
        kept = self.value >= self.budget if self.least else self.value <= self.budget
        sign = "≥" if self.least else "≤"
        mark = "ok  " if kept else "OVER"
        return f"{mark} {self.name:<46} {self.value:>9.1f} {self.unit:<9} ({sign} {self.budget:g})"


def made(nodes: int, edges: int) -> str:
    """An answer of /api/graph: hubs with many neighbours, laid out in communities."""
    draw = random.Random(SEED)
    centres = [(draw.gauss(0, 1000), draw.gauss(0, 1000)) for _ in range(max(4, nodes // 100))]
    points = []
    for at in range(nodes):
        x, y = centres[at % len(centres)]
        points.append((x + draw.gauss(0, 60), y + draw.gauss(0, 60)))
    name = "http://service/id/organization/{}".format
    return json.dumps(
        {
            "nodes": [
                {
                    "id": name(at),
                    "name": f"기관 {at}",
                    "type": TYPES[at % len(TYPES)],
                    "x": x,
                    "y": y,
                    "size": 4,
                }
                for at, (x, y) in enumerate(points)
            ],
            "edges": [
                {
                    "source": name(at % nodes),
                    "target": name((at * 7 + draw.randrange(len(centres)) * 3) % nodes),
                    "predicate": "attendee",
                    "evidence": [],
                }
                for at in range(edges)
            ],
        }
    )


def first_view(browser: Browser, url: str) -> list[Figure]:
    """Time to a usable first view with an empty cache, and how much script it loads."""
    times, script = [], 0
    for _ in range(ROUNDS):
        context = browser.new_context(viewport={"width": 1360, "height": 860})
        page = context.new_page()
        page.goto(url, wait_until="commit")
        page.locator(".recent li, .empty").first.wait_for()
        times.append(page.evaluate("performance.now()"))
        page.wait_for_load_state("networkidle")
        script = page.evaluate(
            "performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js'))"
            ".reduce((sum, one) => sum + one.encodedBodySize, 0)"
        )
        context.close()
    return [
        Figure("first view usable (best of 3)", min(times), "ms", 1500),
        Figure("JavaScript on first load, gzipped", script / 1000, "kB", 350),
    ]


def overview(browser: Browser, url: str, nodes: int, edges: int) -> tuple[float, float, float]:
    """Seconds until all is drawn, longest stop of the page in ms, frames/s while panning."""
    body = made(nodes, edges)
    context = browser.new_context(viewport={"width": 1360, "height": 860})
    page: Page = context.new_page()

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    page.route("**/api/graph*", answer)
    page.add_init_script(f"({WATCH})()")
    page.goto(f"{url}/overview?limit=50000", wait_until="commit")
    page.locator(".whole[data-drawn]").wait_for(timeout=180_000)
    drawn = page.evaluate("performance.now() / 1000")
    longest = page.evaluate("window.longest")
    moved = page.locator(".whole").evaluate(PAN)
    context.close()
    return drawn, longest, moved["frames"]


def main() -> None:
    """Print every figure beside its budget."""
    url = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000").rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for figure in first_view(browser, url):
            print(figure, flush=True)
        _, _, frames = overview(browser, url, 1_000, 2_000)
        print(Figure("pan, 1,000 nodes and 2,000 edges", frames, "frames/s", 30, least=True), flush=True)
        drawn, _, frames = overview(browser, url, 5_000, 10_000)
        print(Figure("5,000 nodes on screen", drawn, "s", 2), flush=True)
        print(Figure("pan, 5,000 nodes and 10,000 edges", frames, "frames/s", 5, least=True), flush=True)
        drawn, longest, _ = overview(browser, url, 50_000, 100_000)
        print(Figure("50,000 nodes on screen", drawn, "s", 15), flush=True)
        print(Figure("longest stop while 50,000 load", longest, "ms", 1000), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
