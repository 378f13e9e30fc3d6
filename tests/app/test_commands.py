"""The command line, each command run as a user runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.app.running import ROOT, Running, command, service

SEED = ROOT / "seeds" / "003_e96735d9ab22556c.txt"
COMMANDS = (
    "serve ingest extract query ask search export import check backup restore stats reference forget".split()
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one document, which no service holds."""
    data = tmp_path_factory.mktemp("cli") / "data"
    done = command("ingest", str(SEED), data=data)
    assert (done.returncode, done.stdout) == (0, "1 added\n"), done.stderr
    return data


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    done = command(name, "--help")
    assert done.returncode == 0, done.stderr
    assert f"policygraph {name}" in done.stdout.partition("Example:")[2]


def test_the_second_time_nothing_is_added(folder: Path) -> None:
    done = command("ingest", str(SEED), data=folder)
    assert done.stdout == "1 already there or updated\n", done.stderr


def test_failures_are_named_and_the_rest_comes_in(folder: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "seeds" / "004_a9846a396c27ae99.txt", tmp_path / "a.txt")
    (tmp_path / "b.bin").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    done = command("ingest", str(tmp_path), data=folder)
    assert done.returncode == 1
    assert "1 added" in done.stdout
    assert "b.bin" in done.stderr
    assert "c.txt" in done.stderr


def test_query_prints_json(folder: Path) -> None:
    done = command("query", "SELECT (COUNT(*) AS ?n) WHERE { ?e a pg:Event }", "--json", data=folder)
    assert int(json.loads(done.stdout)["results"]["bindings"][0]["n"]["value"]) > 3, done.stderr


def test_a_broken_query_is_one_line(folder: Path) -> None:
    done = command("query", "SELECT", data=folder)
    assert done.returncode == 1
    assert done.stderr.startswith("policygraph: ")


def test_export_and_import_are_inverse(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.nq", tmp_path / "second.nq"
    assert command("export", "-o", str(first), data=folder).returncode == 0
    other = tmp_path / "other"
    done = command("import", str(first), data=other)
    assert done.returncode == 0, done.stderr
    assert command("export", "-o", str(second), data=other).returncode == 0
    assert sorted(first.read_text("utf-8").splitlines()) == sorted(second.read_text("utf-8").splitlines())


@pytest.mark.parametrize("form", ["trig", "turtle", "jsonld", "graphml", "gexf", "csv"])
def test_every_form_of_export(folder: Path, form: str) -> None:
    done = command("export", "--format", form, data=folder)
    assert done.returncode == 0, done.stderr
    assert "포항" in done.stdout


def test_check_finds_the_graph_valid(folder: Path) -> None:
    done = command("check", data=folder)
    assert done.returncode == 0, done.stdout


def test_backup_and_restore(folder: Path, tmp_path: Path) -> None:
    saved, data = tmp_path / "saved", tmp_path / "data"
    assert command("backup", str(saved), data=folder).returncode == 0
    done = command("restore", str(saved), data=data)
    assert done.returncode == 0, done.stderr
    assert command("stats", "--json", data=data).stdout == command("stats", "--json", data=folder).stdout


def test_beside_a_running_service(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(folder, data)
    with service(data, "--seeds", "none") as running:
        assert json.loads((data / "service.json").read_text("utf-8"))["url"] == running.url
        done = command("stats", "--json", data=data)
        assert json.loads(done.stdout)["documents"] >= 1, done.stderr
        _refusals(running, data, tmp_path)


def _refusals(running: Running, data: Path, tmp_path: Path) -> None:
    second = command("serve", "--port", "0", "--seeds", "none", data=data)
    assert second.returncode == 1
    assert "policygraph: " in second.stderr
    assert command("backup", str(tmp_path / "saved"), data=data).returncode == 0
    restored = command("restore", str(tmp_path / "saved"), data=data)
    assert restored.returncode == 1
    assert running.url in restored.stderr


def test_another_bind_needs_a_token(tmp_path: Path) -> None:
    done = command("serve", "--host", "0.0.0.0", "--port", "0", data=tmp_path / "data")
    assert done.returncode == 1
    assert "POLICYGRAPH_ADMIN_TOKEN" in done.stderr


def test_extract_prints_facts() -> None:
    done = command("extract", str(SEED))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["published"] == "2024-11-24"


def test_a_folder_keeps_its_base_iri(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (tmp_path / "a.txt").write_text("포항시는 2024년 5월 2일 포럼을 열었다.", encoding="utf-8")
    assert (
        command("ingest", str(tmp_path / "a.txt"), data=data, BASE_IRI="https://graph.example").returncode
        == 0
    )
    query = "SELECT ?d WHERE { ?d a pg:Document }"
    assert "https://graph.example/id/document/" in command("query", query, "--json", data=data).stdout
    other = command("query", query, data=data, BASE_IRI="https://other.example")
    assert other.returncode == 1
    assert "https://graph.example" in other.stderr
