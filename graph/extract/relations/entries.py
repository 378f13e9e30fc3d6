"""Relations that a document states: where things lie, what firms make and put money into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graph.extract.context import Context
from graph.extract.english import relations as english_relations
from graph.extract.relations import bodies as relation_bodies
from graph.extract.relations import designations as relation_designations
from graph.extract.relations import firms as relation_firms
from graph.extract.relations import goods as relation_goods
from graph.extract.relations import halls as relation_halls
from graph.extract.relations import participants as relation_participants
from graph.extract.relations import places as relation_places
from graph.extract.relations import regions as relation_regions
from graph.extract.relations import rows as relation_rows
from graph.extract.relations import seats as relation_seats
from graph.extract.relations import set_up as relation_set_up
from graph.extract.relations import standing as relation_standing
from graph.extract.relations import tenants as relation_tenants
from graph.extract.relations import zones as relation_zones
from graph.extract.relations.relation import Stated
from graph.model import Claim, Entry, Kind

RULES: list[Callable[[Context], Iterable[Stated]]] = [
    relation_regions.regions,
    relation_regions.cities_abroad,
    relation_regions.cities_told,
    relation_places.venues,
    relation_places.plants,
    relation_halls.own_offices,
    relation_places.holders,
    relation_set_up.built,
    relation_places.sited,
    relation_places.moved_on,
    relation_standing.stands,
    relation_places.countries,
    relation_seats.seats,
    relation_seats.described,
    relation_seats.moved,
    relation_seats.topics,
    relation_seats.workshops,
    relation_tenants.at_work,
    relation_tenants.moved_in,
    relation_seats.called_on,
    relation_seats.asides,
    relation_seats.of_towns,
    relation_zones.designated,
    relation_designations.designations,
    relation_zones.grounds,
    relation_zones.bases,
    relation_zones.run_at,
    relation_zones.instances,
    relation_participants.participants,
    relation_rows.sites_of_plans,
    relation_firms.investments,
    relation_firms.funded,
    relation_goods.products,
    relation_goods.made_by,
    relation_goods.plants,
    relation_bodies.owners,
    relation_bodies.founded,
    relation_bodies.holders,
    relation_bodies.affiliates,
    relation_bodies.members,
    english_relations.relations,
]
"""Each gives relations with the words that state them."""


def find(ctx: Context) -> Iterable[Entry]:
    """One entry for each subject, predicate and object, stated where it is said most plainly."""
    best: dict[tuple[str, str, str], Stated] = {}
    for rule in RULES:
        for stated in rule(ctx):
            key = (stated.subject.name, stated.predicate, stated.object)
            if stated.subject.name != stated.object and (key not in best or stated.sure > best[key].sure):
                best[key] = stated
    return [_entry(ctx, stated) for stated in best.values()]


def _entry(ctx: Context, stated: Stated) -> Entry:
    evidence = ctx.evidence(*stated.spans)
    return Entry(Kind.RELATION, "", stated.predicate, evidence, stated.sure, (), tuple(_claims(ctx, stated)))


def _claims(ctx: Context, stated: Stated) -> Iterator[Claim]:
    evidence = ctx.evidence(*stated.spans)
    yield Claim("subject", stated.subject.name, evidence, stated.sure, stated.subject.kind)
    yield Claim("object", stated.object, evidence, stated.sure, stated.object_kind)
    if stated.amount is not None:
        yield Claim("amount_krw", stated.amount, evidence, stated.sure)
