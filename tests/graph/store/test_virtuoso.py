"""The store contract on Debian's Virtuoso, a second and quite different engine.

Its packages are unpacked into a temporary folder, without installing anything; where that cannot be done the
tests are skipped. `POLICYGRAPH_VIRTUOSO` may name the folder of packages already unpacked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store.limits import Limits
from graph.store.remote import RemoteStore
from graph.store.remote_http import Account
from tests.graph.store.contract import BASE, StoreContract
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
ServerThreads = 8
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
        subprocess.run(
            ["apt-get", "download", *PACKAGES], cwd=folder, check=True, capture_output=True, timeout=60
        )
        for package in folder.glob("*.deb"):
            subprocess.run(["dpkg", "-x", str(package), str(folder / "root")], check=True, timeout=60)
    except (subprocess.SubprocessError, OSError):
        pytest.skip("Virtuoso's packages cannot be had here")
    return folder / "root"


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    folder = tmp_path_factory.mktemp("virtuoso")
    root = unpacked(folder)
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(SETTINGS.format(http=http, sql=sql))
    libraries = {str(path.parent) for path in root.rglob("libpcre.so*")}
    command = [str(root / "usr/bin/virtuoso-t"), "-f", "-c", "virtuoso.ini"]
    environment = {**os.environ, "LD_LIBRARY_PATH": ":".join(libraries)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            wait_for(f"http://127.0.0.1:{http}/sparql?query=ASK%20%7B%7D", process, 120)
            address = f"http://127.0.0.1:{http}/sparql"
            yield Account(address, address + "-auth", "dba", "dba")
        finally:
            process.kill()


class TestVirtuoso(StoreContract):
    isolated = False

    @pytest.fixture
    def store(self, account: Account) -> Iterator[RemoteStore]:
        store = RemoteStore(account, BASE, limits=Limits(seconds=30))
        for graph in (*list(store.graphs()), store.merged_graph, store._meta):
            store.server.update(f"DROP SILENT GRAPH {graph}")
        store._version = ""
        yield store
        store.close()
