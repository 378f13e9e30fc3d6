import type { Evidence, Row } from "../api";
import { things, value, values, type Value } from "../facts";
import { period, t, word } from "../i18n";
import { AsOfNote, useAsOf } from "../ui/asof";
import { Badge, Status, ThingLink } from "../ui/basics";
import { Disagreements } from "../ui/disagree";
import { Evidence as Proofs } from "../ui/evidence";
import { Fact, Slots, type About } from "../ui/facts";
import { Head } from "../ui/head";
import { History } from "../ui/history";
import { lazy } from "../ui/lazy";
import { Paged } from "../ui/paged";
import { Sources, sourceWords } from "../ui/sources";
import { Why } from "../ui/why";
import { Witnesses } from "../ui/witnesses";

const Around = lazy(() => import("../views/graph").then((one) => one.Around));

const SHOWN = ["venue", "region", "country", "attendee_count", "edition", "theme", "industries", "parent", "launches", "announces"];
const ROLES = ["host", "organizer", "supporter", "chair", "speaker", "attendee"];

interface Taker extends Row {
  roles: string[];
  evidence: Evidence[];
}

/** The values of a slot with their evidence, from the list of facts. */
function slot(event: Row, name: string): Value[] {
  const facts = (Array.isArray(event.facts) ? event.facts : []) as Record<string, unknown>[];
  const found = facts.filter((fact) => fact.slot === name);
  return found.length ? found.map((fact) => value(fact)) : values(event[name]);
}

/** Who took part, told apart by role; one with several roles stands under the highest and names the rest. */
function Takers({ takers, about }: { takers: Taker[]; about: (slot: string) => About }) {
  const groups = ROLES.map((role) => [role, takers.filter((one) => ROLES.find((each) => one.roles.includes(each)) === role)] as const).filter(([, group]) => group.length);
  return (
    <section aria-labelledby="takers">
      <h2 id="takers">
        {t("event.participants")} <span class="count">{takers.length}</span>
      </h2>
      {groups.map(([role, group]) => (
        <section key={role} class="rolegroup">
          <h3>
            <span class={`role role-${role}`}>{word("role", role)}</span> <span class="count">{group.length}</span>
          </h3>
          <Paged
            items={group}
            size={60}
            class={group.some((one) => value(one).topic) ? "plain takers talks" : "plain takers"}
            words={(one) => one.name}
            draw={(one) => <Fact key={one.id} slot="participants" value={value(one)} about={about(role)} said={word("role", role)} more={one.roles.filter((each) => each !== role && each !== "attendee").map((each) => <span key={each} class={`role role-${each}`}>{word("role", each)}</span>)} />}
          />
        </section>
      ))}
    </section>
  );
}

/** One event: its slots, who took part by role, and what each document says. */
export function EventPage({ event, reload }: { event: Row; reload: () => void }) {
  const status = typeof event.status === "string" ? event.status : "";
  const when: Value[] = slot(event, "start").slice(0, 1).map((one) => ({ ...one, text: period(String(event.start ?? one.text), event.end as string | null) }));
  const differing = Array.isArray(event.contradictions) ? event.contradictions.length : 0;
  const takers = (Array.isArray(event.participants) ? event.participants : []) as Taker[];
  const about = (predicate: string): About => ({ subject: event.id, predicate, done: reload });
  const subs = things(event.sub_events);
  const asOf = useAsOf();
  const groups = Array.isArray(event.sources) ? (event.sources as string[][]) : undefined;
  return (
    <article class="page thing-page">
      <AsOfNote />
      <Head thing={event} reload={reload}>
        {groups && (
          <p class="glance">
            {status === "held" ? <span class="status status-held">{word("status", status)}</span> : <Status row={event} />} <span>{sourceWords(groups)}</span>
            {differing > 0 && (
              <a class="differs" href="#disagree" onClick={(clicked) => (clicked.preventDefault(), document.getElementById("disagree")?.scrollIntoView({ block: "center" }))}>
                <span aria-hidden="true">≠</span> {t("event.differ", { n: differing })}
              </a>
            )}
          </p>
        )}
      </Head>
      <div class="twain">
        <div>
          <section aria-labelledby="slots">
            <h2 id="slots">{t("event.slots")}</h2>
            <Slots slots={[["when", when], ...SHOWN.map((name): [string, Value[]] => [name, slot(event, name)])]} about={about} />
            <Proofs proofs={event.evidence as Evidence[]} most={1} />
          </section>
          <Disagreements thing={event} />
          {takers.length > 0 && <Takers takers={takers} about={about} />}
          {subs.length > 0 && (
            <section aria-labelledby="subs">
              <h2 id="subs">{t("event.sub")}</h2>
              <ul class="plain">
                {subs.map((one) => (
                  <li key={one.id}>
                    <ThingLink thing={one} /> <Badge thing={one} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Witnesses thing={event} />
        </div>
        <div>
          {!asOf && (
            <section aria-labelledby="around">
              <h2 id="around">{t("entity.graph")}</h2>
              <Around thing={event} />
            </section>
          )}
          <Sources documents={values(event.documents).map((one) => one.text)} groups={groups} />
          <Why thing={event} reload={reload} />
          <History thing={event} reload={reload} />
        </div>
      </div>
    </article>
  );
}
