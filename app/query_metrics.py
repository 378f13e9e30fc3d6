"""What `/metrics` tells about foreign queries and updates."""

from __future__ import annotations

from prometheus_client import Counter

QUERIES = Counter(
    "policygraph_queries_total",
    "Foreign queries by outcome: answered, cached, unchanged, malformed, stopped, refused, abandoned.",
    ["outcome"],
)
UPDATES = Counter(
    "policygraph_updates_total", "Foreign updates and graph writes by outcome: done, failed.", ["outcome"]
)
ANSWERED = QUERIES.labels("answered")
CACHED = QUERIES.labels("cached")
UNCHANGED = QUERIES.labels("unchanged")
MALFORMED = QUERIES.labels("malformed")
STOPPED = QUERIES.labels("stopped")
REFUSED = QUERIES.labels("refused")
ABANDONED = QUERIES.labels("abandoned")
DONE = UPDATES.labels("done")
FAILED = UPDATES.labels("failed")
