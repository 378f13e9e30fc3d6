"""A document as its body gives it: its text, or what stands at its web address."""

from __future__ import annotations

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from app.deps import may_write
from app.schemas import DocumentBody
from app.service import Service
from graph.errors import UnknownFormat
from graph.read import Source
from graph.read.address import document_at


async def source_of(body: DocumentBody, request: Request, service: Service) -> Source:
    """The document of a body; one to be fetched only for who may write. Raises as `document_at` does."""
    if body.text is not None or body.url is None:
        return body.source()
    may_write(request)
    file = await document_at(body.url, service.settings.fetch_hosts)
    found = await run_in_threadpool(service.sources, file.name, file.data)
    if len(found) != 1:
        raise UnknownFormat(f"{body.url} holds {len(found)} documents; download it and add it as a file.")
    return body.source(found[0])
