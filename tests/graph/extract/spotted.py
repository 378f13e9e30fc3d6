"""A context with all names spotted, as `read_facts` has it before the families read their slots."""

from functools import cache

from graph.extract import context
from graph.extract.alliances import entries as alliances
from graph.extract.context import Context
from graph.extract.names import entries as names
from graph.extract.policies import entries as policies
from graph.read import document


@cache
def spotted(text: str, published: str | None = None) -> Context:
    ctx = context.build(document(text, published=published) if published else document(text))
    names.find(ctx)
    alliances.spot(ctx)
    policies.spot(ctx)
    return ctx
