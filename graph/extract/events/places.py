"""Where an event takes place: venue, region and country, told, taken over from the whole, or inferred."""

from __future__ import annotations

from graph.extract.events.countries import countries
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.regions import regions, seats
from graph.extract.events.venues import NOWHERE, same, venues
from graph.extract.passages import Passage


def place(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its venue, region and country."""
    venues(scene, passages)
    regions(scene, passages)
    same(scene, passages)
    _inherit(scene)
    seats(scene)
    _inherit(scene)
    countries(scene, passages)


def _inherit(scene: Scene) -> None:
    for frame in sorted(scene.frames, key=lambda f: f.parent is not None):
        _from_parent(frame)


def _from_parent(frame: Frame) -> None:
    """What a part has no place of its own for, it has from the whole; a hall elsewhere has no such region."""
    if frame.parent is None or frame.parent is frame or frame.parent.abroad or frame.type in NOWHERE:
        return
    for claim in [c for c in frame.parent.claims if c.slot in {"region", "venue"}]:
        if frame.value(claim.slot) is None:
            frame.add(claim)
