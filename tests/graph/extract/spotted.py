"""A context with all names spotted, as `read_facts` has it before the families read their slots."""

from functools import cache

from graph.extract import alliances, context, names, policies
from graph.extract.context import Context
from graph.read import document


@cache
def spotted(text: str, published: str | None = None) -> Context:
    ctx = context.build(document(text, published=published) if published else document(text))
    names.find(ctx)
    alliances.spot(ctx)
    policies.spot(ctx)
    return ctx
