"""Locked and harmful files by each way that documents come in: a problem that names the file, no fault."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.app.running import Running, command
from tests.graph.read import files
from tests.graph.read.hostile import LOCKED, REFUSED

HARMFUL = {what: (name, make()) for what, (name, make, _, _) in REFUSED.items()}
HARMFUL |= {f"a locked {name}": (name, make()) for name, make in LOCKED.items()}


@pytest.mark.parametrize("what", HARMFUL)
def test_an_upload_is_refused(api: httpx.Client, what: str) -> None:
    name, data = HARMFUL[what]
    answer = api.post("/api/documents", files={"file": (name, data)})
    assert answer.status_code in {413, 422}, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(name)


def test_each_file_of_an_archive_is_told_by_itself(api: httpx.Client) -> None:
    few = [(name, data) for name, data in HARMFUL.values() if len(data) < 2**20]
    members = {f"{i}__{name.rpartition('.')[2]}": data for i, (name, data) in enumerate(few)}
    answer = api.post("/api/documents", files={"file": ("z.zip", files.archive(**members))})
    assert answer.status_code == 207
    items = answer.json()["items"]
    assert len(items) == len(members) > 8
    assert all(item["status"] in {413, 422} and item["detail"].startswith(item["name"]) for item in items)


def test_a_harmful_file_in_a_folder_leaves_the_others_be(seeded: Running, tmp_path: Path) -> None:
    for i, (name, data) in enumerate(HARMFUL.values()):
        (tmp_path / f"{i}-{name}").write_bytes(data)
    done = command("ingest", str(tmp_path), data=seeded.data)
    assert done.returncode == 1
    assert done.stderr.count("failed:") == len(HARMFUL)
    assert "Traceback" not in done.stderr


def test_a_harmful_file_ends_a_command_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(LOCKED["a.pdf"]())
    done = command("extract", str(tmp_path / "a.pdf"))
    assert done.returncode == 1
    assert done.stderr == "policygraph: a.pdf is encrypted; save it without a password\n"
