"""`/api/judgements`: what people decide about identity and facts, each decision with a way back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter
from fastapi.concurrency import run_in_threadpool
from pydantic import AliasChoices, BaseModel, ConfigDict, Field
from pyoxigraph import NamedNode
from starlette.datastructures import UploadFile

from app.deps import Held, State, Writing
from app.listing import Listing, answer
from graph.curation import Decision, thing
from graph.errors import InvalidInput
from graph.ids import Ids
from graph.merge.judgements import Action
from graph.store.base import View
from graph.views.history import history
from graph.views.judgements import judgement, judgements
from graph.views.names import node_of
from graph.views.pages import Paging

router = APIRouter(prefix="/api", tags=["curation"])
_CSV = {
    "requestBody": {
        "required": True,
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
        },
    }
}
_THING = "An IRI, what follows `/id/` in it, or a name matched whole"


class JudgementBody(BaseModel):
    """A decision.

    `same`, `different`: `left` and `right` are the two things. `split`: `id` is the thing, `names` those
    of its names that are another's (none: as before people last merged it, else every name by itself).
    `reject`, `assert`: `subject`, `predicate` and `object` are the fact.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"action": "same", "left": "organization/a", "right": "organization/b", "reason": "renamed"},
                {"action": "split", "id": "organization/a", "names": ["B"], "reason": "two firms"},
                {
                    "action": "reject",
                    "subject": "event/a",
                    "predicate": "host",
                    "object": "organization/b",
                    "reason": "only a guest",
                },
            ]
        },
    )

    action: Action
    left: str = Field(
        min_length=1,
        validation_alias=AliasChoices("left", "id", "subject", "entity", "a"),
        description=f"{_THING}. Also `id` (split) or `subject` (reject, assert).",
    )
    right: str | int | None = Field(
        None,
        validation_alias=AliasChoices("right", "object", "value", "other", "b"),
        description=f"{_THING}; of a fact, its `object` or `value`.",
    )
    predicate: str | None = Field(
        None, description="A slot (`host`), property (`pg:host`) or predicate code."
    )
    names: list[str] = Field(default_factory=list, description="For split: the names of the other thing.")
    reason: str = Field("", description="Why; kept on record.")
    by: str = Field("api", description="Who decides.")

    def decision(self) -> Decision:
        """The same as the pipeline takes it."""
        right = None if self.right is None else str(self.right)
        return Decision(
            self.action, self.left, right, self.predicate, tuple(self.names), self.reason, self.by
        )


@router.get("/review")
def review(request: Request, query: Annotated[Listing, Parameter()], service: Held) -> Response:
    """Pairs that may be one thing: those worth most to know first, with what speaks for and against."""
    return answer(request, service.review.page(service.pipeline.state(), query.paging), query)


@router.post("/reference", dependencies=[Writing], status_code=201, openapi_extra=_CSV)
async def add_reference(request: Request, service: Held, name: str = "references") -> dict[str, Any]:
    """Add a list of known things (CSV, columns as in docs/identity.md); one of the same name is replaced."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    data = await request.body()
    if kind == "multipart/form-data":
        async with request.form() as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise InvalidInput("The form has no file: send it as the multipart field `file`.")
            name, data = file.filename or name, await file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{name} is no UTF-8: {error}; save it as UTF-8.") from None
    count = await run_in_threadpool(service.add_references, name, text)
    return {"detail": f"{count} rows of {name} are known now.", "name": name, "rows": count}


class ForgetBody(BaseModel):
    """Who is to be forgotten."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, description=f"{_THING}: a person.")


@router.post("/forget", dependencies=[Writing])
def forget(body: ForgetBody, service: Held) -> dict[str, Any]:
    """Remove a person from texts, facts, labels, search and logs, now and in documents to come."""
    count = service.judging.forget(body.id)
    return {"detail": f"The person is forgotten in {count} documents.", "documents": count}


class HistoryQuery(Listing):
    """The history of one thing, or of all."""

    id: str | None = Field(None, description=f"{_THING}. All changes, if none is given.")


@router.get("/history")
def list_changes(
    request: Request, query: Annotated[HistoryQuery, Parameter()], service: Held, view: State
) -> Response:
    """What changed about a thing, when, through which document or judgement; the latest first."""
    node = None if query.id is None else _changed(view, service.ids, query.id)
    return answer(request, history(view, service.ids, node, query.paging), query)


def _changed(view: View, ids: Ids, value: str) -> NamedNode:
    """The thing at its present address; one that is gone at the address it had."""
    try:
        return thing(view, ids, value)
    except InvalidInput:
        node = node_of(ids, value) or node_of(ids, f"document/{value}")
        assert node is not None
        if history(view, ids, node, Paging(1)).total:
            return node
        raise


@router.get("/judgements")
def list_judgements(
    request: Request, query: Annotated[Listing, Parameter()], service: Held, view: State
) -> Response:
    """Every judgement on record, the latest first, undone ones too."""
    return answer(request, judgements(view, service.ids, query.paging), query)


@router.post("/judgements", dependencies=[Writing], status_code=201)
def judge(body: JudgementBody, service: Held) -> dict[str, Any]:
    """Decide; the graph follows before this answers."""
    made = service.judging.judge(body.decision())
    return judgement(service.store.view(), service.ids, made)


@router.get("/judgements/{judgement_id}")
def get_judgement(judgement_id: str, service: Held, view: State) -> dict[str, Any]:
    """One judgement."""
    return judgement(view, service.ids, judgement_id)


@router.delete("/judgements/{judgement_id}", dependencies=[Writing], status_code=204)
def undo(judgement_id: str, service: Held, by: str = "api") -> Response:
    """Take a judgement back; it stays on record."""
    service.judging.undo(judgement_id, by)
    return Response(status_code=204)
