import { kindOf, short, useLoaded, type Evidence, type EventBrief, type Page, type Row, type Thing } from "../api";
import { isThing, telling, value, values, type Value } from "../facts";
import { date, period, t, word } from "../i18n";
import { POLICY_TYPES } from "../kinds";
import { address } from "../router";
import { AsOfNote, useAsOf } from "../ui/asof";
import { Status, ThingLink } from "../ui/basics";
import { Evidence as Proofs } from "../ui/evidence";
import { Fact, Slots, slotWord, type About } from "../ui/facts";
import { Head } from "../ui/head";
import { History } from "../ui/history";
import { lazy } from "../ui/lazy";
import { Lineage } from "../ui/lineage";
import { Paged } from "../ui/paged";
import { Sources } from "../ui/sources";
import { Why } from "../ui/why";
import { Witnesses } from "../ui/witnesses";

const Around = lazy(() => import("../views/graph").then((one) => one.Around));

interface Neighbour {
  predicate: string;
  direction: "in" | "out";
  entity: Thing;
  evidence: Evidence[];
}
interface Post {
  person?: Thing | null;
  title?: string | null;
  organization?: Thing | null;
  asOf?: string[];
  evidence?: Evidence[];
}
type Taken = EventBrief & { roles: string[]; evidence: Evidence[] };

const OF_EVENTS = new Set(["host", "organizer", "supporter", "attendee", "speaker", "chair", "participant"]);
const list = <T,>(raw: unknown): T[] => (Array.isArray(raw) ? (raw as T[]) : []);

/** A person's posts over time, or an organization's people. */
function Posts({ posts, of }: { posts: Post[]; of: Row }) {
  if (!posts.length) return null;
  const person = kindOf(of.id) === "person";
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">{t(person ? "entity.roles" : "entity.people")}</h2>
      <Paged
        items={posts}
        class="plain posts"
        words={(post) => [post.person?.name, post.title, post.organization?.name].join(" ")}
        draw={(post, at) => (
          <li key={at}>
            <time>{(post.asOf ?? []).map(date).join(", ")}</time>
            <span>
              {!person && isThing(post.person) && <ThingLink thing={post.person} />} {isThing(post.organization) && post.organization.id !== of.id && <ThingLink thing={post.organization} />} <strong>{post.title}</strong>
            </span>
          </li>
        )}
      />
    </section>
  );
}

function Events({ events }: { events: Taken[] }) {
  if (!events.length) return null;
  return (
    <section aria-labelledby="events">
      <h2 id="events">
        {t("entity.events")} <span class="count">{events.length}</span>
      </h2>
      <Paged
        items={events}
        class="plain taken"
        words={(event) => event.name}
        draw={(event) => (
          <li key={event.id}>
            <p class="what">
              <time>{period(event.start, event.end)}</time>
              <ThingLink thing={event} />
              {telling(event.roles).map((role) => (
                <span key={role} class={`role role-${role}`}>
                  {word("role", role)}
                </span>
              ))}
              <Status row={event as unknown as Row} />
            </p>
            <Proofs proofs={event.evidence} />
          </li>
        )}
      />
    </section>
  );
}

/** A relation as it reads from its other end. */
function inverseWord(predicate: string): string {
  const told = word("inverse", predicate);
  return told === `${predicate}` ? `← ${slotWord(predicate)}` : told;
}

/** Relations other than taking part, by kind and direction. */
function Relations({ neighbours, of, done }: { neighbours: Neighbour[]; of: Row; done: () => void }) {
  const groups = new Map<string, Neighbour[]>();
  for (const one of neighbours) {
    if (OF_EVENTS.has(one.predicate) && one.direction === "in") continue;
    const key = one.direction === "in" ? inverseWord(one.predicate) : slotWord(one.predicate);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  if (!groups.size) return null;
  const fact = (one: Neighbour): About => {
    const [subject, object] = one.direction === "in" ? [one.entity.id, of.id] : [of.id, one.entity.id];
    return { subject, predicate: one.predicate, object: short(object), done };
  };
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{t("entity.relations")}</h2>
      <dl class="slots">
        {[...groups].map(([name, group]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Paged
                items={group}
                words={(one) => one.entity.name}
                draw={(one) => <Fact key={one.entity.id} slot={one.predicate} value={{ ...value(one.entity), evidence: one.evidence }} about={fact(one)} />}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Policies and alliances have slots of their own, which their lists give. */
function useSlots(entity: Row): Row | undefined {
  const from = kindOf(entity.id) === "policy" || POLICY_TYPES.includes(entity.type) ? "policies" : entity.type === "alliance" ? "alliances" : null;
  const asOf = useAsOf();
  const found = useLoaded<Page<Row>>(from && !entity.facts ? address(`/api/${from}`, { q: entity.name, limit: 20, as_of: asOf }) : null);
  return entity.facts ? entity : found.data?.items.find((one) => one.id === entity.id);
}

const PLAIN = ["announced", "budget_krw", "target_year", "founded", "industries", "led_by", "working_groups", "issuer", "parts", "region", "responds_to", "members"];

export function EntityPage({ entity, reload }: { entity: Row; reload: () => void }) {
  const own = useSlots(entity);
  const asOf = useAsOf();
  const facts = list<Record<string, unknown>>(own?.facts);
  const slots = PLAIN.map((name): [string, Value[]] => [name, facts.filter((fact) => fact.slot === name).map(value)]);
  const slotted = new Set(facts.map((fact) => `${fact.id}`));
  const neighbours = list<Neighbour>(entity.neighbours).filter((one) => isThing(one.entity) && !(one.direction === "out" && slotted.has(one.entity.id)));
  const same = values(entity.sameAs).map((one) => one.text);
  return (
    <article class="page thing-page">
      <AsOfNote />
      <Head thing={entity} reload={reload} />
      <div class="twain">
        <div>
          {facts.length > 0 && (
            <section aria-labelledby="facts">
              <h2 id="facts">{t("entity.facts")}</h2>
              <Slots slots={slots} about={(slot) => ({ subject: entity.id, predicate: slot, done: reload })} />
            </section>
          )}
          <Lineage entity={entity} />
          <Posts posts={list<Post>(entity.roles)} of={entity} />
          <Events events={list<Taken>(entity.events)} />
          <Relations neighbours={neighbours} of={entity} done={reload} />
          {own && <Witnesses thing={own} />}
          {!facts.length && !list(entity.events).length && <Proofs proofs={entity.evidence as Evidence[]} most={3} />}
        </div>
        <div>
          {!asOf && (
            <section aria-labelledby="around">
              <h2 id="around">{t("entity.graph")}</h2>
              <Around thing={entity} />
            </section>
          )}
          <Sources documents={values(entity.documents).map((one) => one.text)} />
          <Why thing={entity} reload={reload} />
          <History thing={entity} reload={reload} />
          {same.length > 0 && (
            <section aria-labelledby="same">
              <h2 id="same">{t("entity.sameas")}</h2>
              <ul class="plain small">
                {same.map((one) => (
                  <li key={one}>{/^https?:/.test(one) ? <a href={one} rel="noreferrer external" target="_blank">{one}</a> : one}</li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </article>
  );
}
