"""The worker processes there are: started ahead, taken for a question, given back or replaced."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from graph.errors import Unavailable
from graph.store.federation import Proxy
from graph.store.limits import Limits
from graph.store.snapshots import Snapshots
from graph.store.staff import Employee
from graph.store.turns import Died


@dataclass(slots=True)
class Options:
    """What a worker process is started with."""

    base_iri: str
    spool: str
    memory: int
    answer: int
    texts: bool
    hosts: tuple[str, ...] = ()
    prefix: str = ""
    """What stands before the addresses of SERVICE; empty for a process without network."""


class Crew:
    """Processes without network, used again and again; ones that reach allowed hosts, for one query each."""

    def __init__(self, snapshots: Snapshots, limits: Limits, base_iri: str) -> None:
        self._snapshots = snapshots
        self._limits = limits
        spool = str(snapshots.folder.spool)
        self._options = asdict(Options(base_iri, spool, limits.memory, limits.answer, limits.texts))
        self._idle: list[Employee] = []
        self._all: set[Employee] = set()
        self._proxy = Proxy(limits.hosts)
        self.closed = False

    def start(self, count: int) -> None:
        """Have some processes at hand."""
        while len(self._idle) < count:
            self._idle.insert(0, self._employ(self._options))

    def close(self) -> None:
        """Kill all processes."""
        self.closed = True
        self._proxy.close()
        for employee in list(self._all):
            self.dismiss(employee)

    async def take(self) -> Employee:
        """A process that takes a question."""
        while True:
            employee = self._idle.pop() if self._idle else self._employ(self._options)
            if employee.ready:
                return employee
            try:
                await employee.begun()
            except Died:
                self.dismiss(employee)
            except BaseException:
                self.dismiss(employee)
                raise
            else:
                return employee

    async def send_abroad(self) -> Employee:
        """A process that reaches the proxy, for one query."""
        prefix = await self._proxy.prefix()
        employee = self._employ({**self._options, "hosts": self._limits.hosts, "prefix": prefix})
        employee.abroad = True
        try:
            await employee.begun()
        except Died as error:
            self.dismiss(employee)
            raise Unavailable("no process could be started: try again") from error
        except BaseException:  # a caller who leaves takes the process along
            self.dismiss(employee)
            raise
        return employee

    def release(self, employee: Employee, *, lowered: bool = False) -> None:
        """Give a process back; one whose priority was lowered needs a moment before its next question."""
        if not lowered:
            self._idle.append(employee)
        elif employee.abroad or not employee.renew():
            self.dismiss(employee)
        else:
            self._idle.insert(0, employee)

    def dismiss(self, employee: Employee) -> None:
        """Kill a process; another takes its place."""
        if employee in self._all:
            self._all.discard(employee)
            self._idle = [one for one in self._idle if one is not employee]
            employee.kill()
            if not self.closed:
                self.start(self._limits.workers)

    def _employ(self, options: dict[str, Any]) -> Employee:
        employee = Employee(options, self._snapshots)
        self._all.add(employee)
        return employee
