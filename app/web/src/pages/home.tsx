import { useLoaded, type Page, type Row } from "../api";
import { number, period, t, useLang, word } from "../i18n";
import { evidenceOf, textOf, things } from "../facts";
import { ORGANIZATION_TYPES } from "../kinds";
import { address } from "../router";
import { Loading, Status, ThingLink, useTitle } from "../ui/basics";
import { Evidence } from "../ui/evidence";
import { Failure } from "../ui/failure";
import { counts, type Counts } from "../ui/facets";
import { SearchBox } from "../ui/searchbox";

const SHOWN = 6;
const TRY = [
  ["home.q1", address("/explore", { type: "company", industry: "battery" })],
  ["home.q2", address("/explore", { type: "ministry", role: "host" })],
  ["home.q3", address("/explore", { show: "policies", industry: "carbon-neutrality" })],
  ["home.q4", address("/explore", { type: "person", role: "speaker" })],
] as const;

type Stats = Partial<Record<"documents" | "events" | "organizations" | "people" | "places" | "policies" | "alliances", number>>;

/** Numbers of what the graph holds, each the way to its list. */
function Holds() {
  const { data } = useLoaded<Stats>("/api/stats");
  const sum = (...kinds: (keyof Stats)[]) => kinds.reduce((all, kind) => all + (data?.[kind] ?? 0), 0);
  const lists = [["events", sum("events")], ["entities", sum("organizations", "people", "places")], ["policies", sum("policies")], ["alliances", sum("alliances")], ["documents", sum("documents")]] as const;
  return (
    <ul class="holds" aria-label={t("home.holds")}>
      {lists.map(([list, count]) => (
        <li key={list}>
          <a href={address("/explore", { show: list })}>
            <strong>{data ? number(count) : "–"}</strong> {t(`show.${list}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What an event is part of, or who made it and where: what tells one opening ceremony from another. */
function Setting({ row }: { row: Row }) {
  const parent = things(row.parent)[0];
  const by = [...things(row.host), ...things(row.organizer)].slice(0, 2);
  const place = [...things(row.venue), ...things(row.region)][0];
  if (!parent && !by.length && !place) return null;
  return <p class="small muted">{[parent && t("home.part", { x: parent.name }), by.map((one) => one.name).join(", "), place?.name].filter(Boolean).join(" · ")}</p>;
}

/** The latest events, each with the sentence that tells of it. */
function Recent({ rows }: { rows: Row[] }) {
  return (
    <ol class="plain recent">
      {rows.map((row) => (
        <li key={row.id}>
          <time>{period(textOf(row, "start"), textOf(row, "end"))}</time>
          <div>
            <p>
              <ThingLink thing={row} /> <Status row={row} />
            </p>
            <Setting row={row} />
            <Evidence proofs={evidenceOf(row)} rest={false} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Of those asked for, whole events rather than their sessions and ceremonies, as far as there are enough. */
function latest(rows: Row[]): Row[] {
  const parts = rows.filter((row) => things(row.parent).length);
  const kept = new Set([...rows.filter((row) => !parts.includes(row)), ...parts].slice(0, SHOWN));
  return rows.filter((row) => kept.has(row));
}

function Industries({ found }: { found: Counts }) {
  const most = Math.max(...[...found.values()].map((one) => one.count), 1);
  const sorted = [...found].filter(([code]) => code).sort((a, b) => b[1].count - a[1].count).slice(0, 12);
  return (
    <ul class="plain bars">
      {sorted.map(([code, { count }]) => (
        <li key={code}>
          <a href={address("/explore", { show: "events", industry: code })}>
            <span class="label">{word("industry", code)}</span>
            <meter min={0} max={most} value={count} aria-hidden="true" />
            <span class="count">{number(count)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Busiest() {
  const { data } = useLoaded<Page<Row & { degree?: number; score?: number; value?: number }>>(address("/api/rank", { by: "degree", limit: 8, type: ORGANIZATION_TYPES }));
  if (!data?.items?.length) return null;
  return (
    <section aria-labelledby="busiest">
      <h2 id="busiest">{t("home.busiest")}</h2>
      <ol class="plain">
        {data.items.map((row) => (
          <li key={row.id}>
            <ThingLink thing={row} badge />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The first screen: the box, questions to try, and what there is. */
export function Home() {
  useLang();
  useTitle("");
  const events = useLoaded<Page<Row>>("/api/events?sort=-date&limit=10&facets=industry");
  const industries = counts(events.data?.facets, "industry");
  return (
    <div class="page home">
      <section class="hero" aria-label={t("search.label")}>
        <h1>{t("app.title")}</h1>
        <p class="lead">{t("home.lead")}</p>
        <SearchBox main big />
        <ul class="try" aria-label={t("home.try")}>
          {TRY.map(([name, to]) => (
            <li key={name}>
              <a href={to}>{t(name)}</a>
            </li>
          ))}
        </ul>
        <p class="hint muted small">{t("search.hint")}</p>
      </section>
      <Holds />
      {events.error && <Failure error={events.error} retry={events.reload} />}
      {!events.data && !events.error && <Loading lines={6} />}
      {events.data && !events.data.items.length && (
        <section class="begin" aria-labelledby="begin">
          <h2 id="begin">{t("home.empty")}</h2>
          <ol>
            <li>
              <a href="/add">{t("home.begin.address")}</a>
            </li>
            <li>
              <a href="/add">{t("home.begin.files")}</a>
            </li>
            <li>
              {t("home.begin.command")} <code>policygraph ingest …</code>
            </li>
          </ol>
          <p class="muted">{t("home.begin.then")}</p>
        </section>
      )}
      <div class="twain">
        {!!events.data?.items.length && (
          <section aria-labelledby="recent">
            <h2 id="recent">
              {t("home.latest")} <a class="small" href={address("/explore", { show: "events", sort: "-date" })}>{t("home.all")}</a>
            </h2>
            <Recent rows={latest(events.data.items)} />
          </section>
        )}
        <div>
          {industries.size > 0 && (
            <section aria-labelledby="industries">
              <h2 id="industries">{t("home.industries")}</h2>
              <Industries found={industries} />
            </section>
          )}
          {/* What comes first on the screen is asked for first. */}
          {events.data && <Busiest />}
        </div>
      </div>
    </div>
  );
}
