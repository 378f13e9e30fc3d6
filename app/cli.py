"""The command line: `policygraph COMMAND --help` has an example of each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from app import commands
from app.main import settings_from
from app.settings import Settings
from graph.errors import PolicygraphError

cli = typer.Typer(
    name="policygraph",
    help="Policy press releases and news as a knowledge graph, each fact with the sentence that proves it.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Data = Annotated[Path | None, typer.Option(help="Data folder. [env POLICYGRAPH_DATA, default ./data]")]
Url = Annotated[str | None, typer.Option(help="Address of a running service to work through.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@cli.command(epilog="Example: policygraph serve --port 8080 --seeds none")
def serve(
    host: Annotated[str | None, typer.Option(help="Address to bind to. [default 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="Port. [default 8000]")] = None,
    data: Data = None,
    seeds: Annotated[str | None, typer.Option(help="Folder for an empty data folder, or none.")] = None,
    union_default_graph: Annotated[
        bool | None,
        typer.Option(
            "--union-default-graph/--no-union-default-graph",
            help="Whether queries see the merged graph, or the stored default graph alone.",
        ),
    ] = None,
) -> None:
    """Serve the graph over HTTP."""
    flags = {"host": host, "port": port, "data": data, "seeds": seeds}
    commands.serve.serve(settings_from(**flags, union_default_graph=union_default_graph))


@cli.command(epilog="Example: policygraph ingest releases/ https://example.org/release.html")
def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH|URL...", help="Files, folders, addresses.")],
    data: Data = None,
    url: Url = None,
) -> None:
    """Add documents: .txt .md .html .pdf .docx .hwpx .hwp .jsonl .zip, folders and all in them."""
    raise typer.Exit(commands.documents.ingest(_settings(data), url, paths))


@cli.command(epilog="Example: policygraph extract release.pdf --format trig")
def extract(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    form: Annotated[str, typer.Option("--format", help="json or trig.")] = "json",
) -> None:
    """Print the facts of one document; store nothing."""
    commands.documents.extract(file, form)


@cli.command(epilog='Example: policygraph query "SELECT ?n WHERE { ?e a pg:Event ; rdfs:label ?n }"')
def query(
    sparql: Annotated[str, typer.Argument(help="SPARQL; common prefixes need no declaration.")],
    as_json: AsJson = False,
    data: Data = None,
    url: Url = None,
) -> None:
    """Ask the graph in SPARQL."""
    commands.questions.query(_settings(data), url, sparql, as_json)


@cli.command(epilog='Example: policygraph ask "배터리 행사에 참석한 기업은?"')
def ask(
    question: Annotated[str, typer.Argument(help="In Korean or English.")],
    as_json: AsJson = False,
    data: Data = None,
    url: Url = None,
) -> None:
    """Ask a question in plain words."""
    commands.questions.ask(_settings(data), url, question, as_json)


@cli.command(epilog="Example: policygraph search 배터리 특구")
def search(
    words: Annotated[list[str], typer.Argument()],
    as_json: AsJson = False,
    data: Data = None,
    url: Url = None,
) -> None:
    """Find documents, events, entities and policies by words."""
    commands.questions.search(_settings(data), url, " ".join(words), as_json)


@cli.command(epilog="Example: policygraph export --format gexf -o graph.gexf")
def export(
    form: Annotated[
        str, typer.Option("--format", help="nquads, trig, turtle, jsonld, graphml, gexf or csv.")
    ] = "nquads",
    out: Annotated[Path | None, typer.Option("-o", "--output", help="File; standard output if none.")] = None,
    data: Data = None,
    url: Url = None,
) -> None:
    """Write the whole graph for other tools."""
    commands.bulk.export(_settings(data), url, form, out)


@cli.command("import", epilog="Example: policygraph import graph.nq")
def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)], data: Data = None, url: Url = None
) -> None:
    """Read an export (N-Quads or TriG) back."""
    commands.bulk.import_file(_settings(data), url, file)


@cli.command(epilog="Example: policygraph check")
def check(data: Data = None, url: Url = None) -> None:
    """Validate the stored graph against the shapes; exit 1 on any violation."""
    raise typer.Exit(commands.bulk.check(_settings(data), url))


@cli.command(epilog="Example: policygraph backup /mnt/backups/monday")
def backup(folder: Annotated[Path, typer.Argument()], data: Data = None, url: Url = None) -> None:
    """Copy the graph, consistent even while a service runs, into a new folder."""
    commands.bulk.backup(_settings(data), url, folder)


@cli.command(epilog="Example: policygraph restore /mnt/backups/monday --data data")
def restore(folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)], data: Data = None) -> None:
    """Put a backup into an empty data folder; no service may be running on it."""
    commands.bulk.restore(_settings(data), folder)


@cli.command(epilog="Example: policygraph stats")
def stats(as_json: AsJson = False, data: Data = None, url: Url = None) -> None:
    """Count what the graph holds."""
    commands.questions.stats(_settings(data), url, as_json)


reference = typer.Typer(
    help="Reference data of your own.",
    epilog="Example: policygraph reference add companies.csv",
    no_args_is_help=True,
    rich_markup_mode=None,
)
cli.add_typer(reference, name="reference")


@reference.command("add", epilog="Example: policygraph reference add companies.csv")
def reference_add(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)], data: Data = None, url: Url = None
) -> None:
    """Add known organizations, places or people from a CSV file (id,type,ko,en,ko_alt,...)."""
    commands.bulk.add_reference(_settings(data), url, file)


@cli.command(epilog="Example: policygraph forget person/홍길동-한국무한산업협회")
def forget(entity: Annotated[str, typer.Argument()], data: Data = None, url: Url = None) -> None:
    """Remove a person from texts, facts, labels and search, now and in future documents."""
    commands.bulk.forget(_settings(data), url, entity)


def _settings(data: Path | None) -> Settings:
    return settings_from(data=data)


def main() -> None:
    """Run a command; an expected error is one line on standard error and exit 1."""
    try:
        cli()
    except PolicygraphError as error:
        print(f"policygraph: {error.detail}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
