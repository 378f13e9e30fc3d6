"""Building the page: only when needed, and never at the cost of the service."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import build_web


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page of two files, with npm replaced by a note of what it was asked."""
    source = tmp_path / "web"
    (source / "node_modules").mkdir(parents=True)
    (source / "package-lock.json").write_text("{}")
    (source / "main.ts").write_text("1")
    monkeypatch.setattr(build_web, "WEB", source)
    monkeypatch.setattr(build_web, "STATIC", tmp_path / "static")
    monkeypatch.setattr(build_web, "fingerprint", lambda: _fingerprint(source))
    monkeypatch.setattr(build_web, "npm", lambda: ["npm"])
    return source


_fingerprint = build_web.fingerprint


@pytest.fixture
def asked(web: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    calls: list[list[str]] = []

    def run(command: list[str], cwd: Path) -> None:
        calls.append(command)
        if "build" in command:
            (build_web.STATIC / "index.html").write_text("<p>")

    monkeypatch.setattr(build_web, "run", run)
    return calls


def test_builds_once_and_again_after_a_change(web: Path, asked: list[list[str]]) -> None:
    assert build_web.main([]) == 0
    assert [call[1] for call in asked] == ["ci", "run"]
    assert "--ignore-scripts" in asked[0]
    assert (build_web.STATIC / "index.html.gz").is_file()
    assert (build_web.STATIC / ".built").is_file()
    build_web.main([])
    assert len(asked) == 2
    (web / "main.ts").write_text("2")
    build_web.main([])
    assert [call[1] for call in asked[2:]] == ["run"], "packages are installed anew only for another lock"


def test_failure_is_told_and_leaves_no_stamp(
    web: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(command: list[str], cwd: Path) -> None:
        raise build_web.BuildError("npm cannot be run: no such file")

    monkeypatch.setattr(build_web, "run", run)
    assert build_web.main([]) == 0
    assert build_web.main(["--strict"]) == 1
    assert "make web" in capsys.readouterr().err
    assert not (build_web.STATIC / ".built").exists()


def test_a_failing_command_shows_its_last_lines(tmp_path: Path) -> None:
    with pytest.raises(build_web.BuildError, match="boom"):
        build_web.run(["sh", "-c", "echo boom >&2; exit 3"], tmp_path)
    with pytest.raises(build_web.BuildError, match="cannot be run"):
        build_web.run(["/nowhere/npm"], tmp_path)


def test_installed_packages_are_no_source(web: Path) -> None:
    before = _fingerprint(web)
    (web / "node_modules" / "other.js").write_text("x")
    assert _fingerprint(web) == before


def test_lock_names_no_download_address() -> None:
    lock = json.loads((Path(build_web.__file__).parent / "web" / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [name for name, entry in packages.items() if "integrity" not in entry]
