"""What routes ask for: the service, a view of the store, the right to write."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from app.service import Service
from graph.store.base import View


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _view(request: Request) -> View:
    return _service(request).store.view()


def _view_then(request: Request) -> View:
    as_of, service = request.query_params.get("as_of"), _service(request)
    now = service.store.view()
    return service.past.view(now, as_of) if as_of else now


def may_write(request: Request) -> None:
    """Raises what the guard raises for a caller who may not."""
    request.app.state.guard.write(request)


Held = Annotated[Service, Depends(_service)]
State = Annotated[View, Depends(_view)]
Then = Annotated[View, Depends(_view_then)]
"""The state at the time that parameter `as_of` gives."""
Writing = Depends(may_write)
