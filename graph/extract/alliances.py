"""Alliances: standing bodies that a document names, with members, heads, working groups and founding."""

from __future__ import annotations

from graph.extract import alliance_names, same_name
from graph.extract.context import Context, Name
from graph.extract.policies import repeated
from graph.model import Kind

_HEADS = (*alliance_names.SURE, *alliance_names.LAUNCHED_ONLY)


def spot(ctx: Context) -> None:
    """Add the occurrences of alliances' names to `ctx.names`, short forms under the longest form."""
    found = alliance_names.find(ctx)
    main = same_name.groups((f.text for f in found), _HEADS)
    names = [Name(f.start, f.end, Kind.ALLIANCE, main[f.text], "alliance", f.confidence) for f in found]
    again = repeated(ctx, found, main)
    ctx.names.add([*names, *(Name(a, b, Kind.ALLIANCE, name, "alliance", 0.8) for a, b, name in again)])
