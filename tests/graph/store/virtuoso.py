"""Debian's Virtuoso, started for tests: a second and quite different engine.

Its packages are unpacked into a folder, without installing anything and without rights. The machine's own
package lists are used; where it has none, they are fetched into the folder. Where nothing can be had the
tests are skipped. `POLICYGRAPH_VIRTUOSO` may name a folder of packages already unpacked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.store.remote_http import Account
from tests.graph.store.servers import free_port, wait_for

PACKAGES = ("virtuoso-opensource-7-bin", "libpcre3")
SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 40
[SPARQL]
ResultSetMaxRows = 10000000
"""


def unpacked(folder: Path) -> Path:
    """The folder of the unpacked packages; skips the tests where there is none."""
    given = os.environ.get("POLICYGRAPH_VIRTUOSO")
    if given:
        return Path(given)
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        pytest.skip("Virtuoso needs apt-get and dpkg")
    try:
        _download(folder)
        for package in folder.glob("*.deb"):
            subprocess.run(["dpkg", "-x", str(package), str(folder / "root")], check=True, timeout=60)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"Virtuoso's packages cannot be had here: {getattr(error, 'stderr', error)!r:.300}")
    return folder / "root"


def _download(folder: Path) -> None:
    """Fetch the packages, with the machine's package lists or else with lists of our own."""
    try:
        _apt(folder, "download", *PACKAGES)
    except subprocess.CalledProcessError:
        for part in ("state/lists/partial", "cache/archives/partial"):
            (folder / part).mkdir(parents=True)
        own = ["-o", f"Dir::State::lists={folder / 'state/lists'}", "-o", f"Dir::Cache={folder / 'cache'}"]
        _apt(folder, *own, "update")
        _apt(folder, *own, "download", *PACKAGES)


def _apt(folder: Path, *words: str) -> None:
    command = ["apt-get", "-o", "APT::Sandbox::User=", *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[Account]:
    """Virtuoso on an empty folder; skips the test where it cannot be had."""
    root = unpacked(folder)
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(SETTINGS.format(http=http, sql=sql))
    libraries = {str(path.parent) for path in root.rglob("libpcre.so*")}
    command = [str(root / "usr/bin/virtuoso-t"), "-f", "-c", "virtuoso.ini"]
    environment = {**os.environ, "LD_LIBRARY_PATH": ":".join(libraries)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            wait_for(f"http://127.0.0.1:{http}/sparql?query=ASK%20%7B%7D", process)
            address = f"http://127.0.0.1:{http}/sparql"
            yield Account(address, address + "-auth", "dba", "dba")
        finally:
            process.kill()
