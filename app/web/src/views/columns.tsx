import type { ComponentChildren } from "preact";
import { documentPage, type Participant, type Row } from "../api";
import { evidenceOf, pick, telling, textOf, things, values } from "../facts";
import { date, number, period, t, word, won } from "../i18n";
import { isEvent } from "../kinds";
import type { Show } from "../selection";
import { Badge, Status, ThingLink, ThingList } from "../ui/basics";
import { Evidence } from "../ui/evidence";

export interface Column {
  key: string;
  name: string;
  draw: (row: Row) => ComponentChildren;
  /** What sorting and CSV use. */
  plain: (row: Row) => string | number;
  wide?: boolean;
}

const name: Column = { key: "name", name: "", draw: (row) => <ThingLink thing={row} />, plain: (row) => row.name };
const type: Column = { key: "type", name: "", draw: (row) => <Badge thing={row} />, plain: (row) => word("type", row.type) };
const industries: Column = {
  key: "industries",
  name: "",
  draw: (row) => <span class="tags">{values(pick(row, "industries", "industry")).map((one) => <span key={one.text} class="tag">{word("industry", code(one.text))}</span>)}</span>,
  plain: (row) => values(pick(row, "industries", "industry")).map((one) => word("industry", code(one.text))).join(", "),
};
const sentence: Column = { key: "sentence", name: "", wide: true, draw: (row) => <Evidence proofs={evidenceOf(row)} />, plain: (row) => evidenceOf(row)[0]?.quote ?? "" };

/** An industry's code, from its address where that is what was given. */
export function code(text: string): string {
  return text.replace(/^.*\/industry\//, "");
}

const started = (row: Record<string, unknown>) => textOf(row, "start", "startDate");

/** Each event of a participant with the roles in it and the sentence: the table's reason to be. */
function Participations({ row }: { row: Participant }) {
  return (
    <ul class="participations">
      {row.participations.map(({ event, roles, evidence, role, topic }) => (
        <li key={event.id}>
          <p class="what">
            <ThingLink thing={event} />
            <span class="when">{date(event.start)}</span>
            {telling(roles).map((one) => (
              <span key={one} class={`role role-${one}`}>
                {word("role", one)}
              </span>
            ))}
            {(role || topic) && <span class="note">{[role, topic].filter(Boolean).join(" · ")}</span>}
          </p>
          <Evidence proofs={evidence} />
        </li>
      ))}
    </ul>
  );
}

function Where({ row }: { row: Row }) {
  const places = [...values(row.venue), ...values(row.region), ...values(row.country)];
  return <span class="small">{places[0] ? places.slice(0, 2).map((one) => one.text).join(", ") : ""}</span>;
}

const asParticipant = (row: Row) => row as unknown as Participant;

export const COLUMNS: Record<Show, Column[]> = {
  participants: [
    name,
    type,
    {
      key: "events",
      name: "",
      wide: true,
      draw: (row) => <Participations row={asParticipant(row)} />,
      plain: (row) => asParticipant(row).participations.map((one) => `${one.event.name} (${telling(one.roles).map((role) => word("role", role)).join(", ")}${one.event.start ? `, ${date(one.event.start)}` : ""})`).join("; "),
    },
  ],
  events: [
    { key: "date", name: "", draw: (row) => <EventDate row={row} />, plain: started },
    name,
    type,
    { key: "place", name: "", draw: (row) => <Where row={row} />, plain: (row) => textOf(row, "venue", "region", "country") },
    { key: "host", name: "", draw: (row) => <ThingList things={[...things(row.host), ...things(row.organizer)]} most={3} />, plain: (row) => [textOf(row, "host"), textOf(row, "organizer")].filter(Boolean).join(", ") },
    industries,
    sentence,
  ],
  entities: [
    name,
    type,
    { key: "aliases", name: "", draw: (row) => <span class="muted small">{textOf(row, "aliases", "altLabels")}</span>, plain: (row) => textOf(row, "aliases", "altLabels") },
    { key: "told", name: "", draw: (row) => number(told(row)), plain: told },
    sentence,
  ],
  policies: [
    name,
    type,
    { key: "issuer", name: "", draw: (row) => <ThingList things={things(row.issuer)} most={2} />, plain: (row) => textOf(row, "issuer") },
    { key: "announced", name: "", draw: (row) => date(textOf(row, "announced", "announcedOn")), plain: (row) => textOf(row, "announced", "announcedOn") },
    { key: "budget", name: "", draw: (row) => budget(row), plain: (row) => Number(textOf(row, "budget_krw", "budget")) || 0 },
    { key: "target", name: "", draw: (row) => textOf(row, "target_year", "targetYear"), plain: (row) => textOf(row, "target_year", "targetYear") },
    industries,
    sentence,
  ],
  alliances: [
    name,
    { key: "founded", name: "", draw: (row) => date(textOf(row, "founded", "foundedOn")), plain: (row) => textOf(row, "founded", "foundedOn") },
    { key: "leader", name: "", draw: (row) => <ThingList things={things(pick(row, "led_by", "ledBy"))} most={3} />, plain: (row) => textOf(row, "led_by", "ledBy") },
    { key: "members", name: "", draw: (row) => <ThingList things={things(pick(row, "members", "member"))} most={4} />, plain: (row) => textOf(row, "members", "member") },
    sentence,
  ],
  documents: [
    { key: "date", name: "", draw: (row) => date(textOf(row, "published")), plain: (row) => textOf(row, "published") },
    { key: "name", name: "", wide: true, draw: (row) => <a href={documentPage(row.id)}>{textOf(row, "title", "name") || t("document.untitled")}</a>, plain: (row) => textOf(row, "title", "name") },
    { key: "outlet", name: "", draw: (row) => <span class="small muted">{textOf(row, "outlet") || host(textOf(row, "url"))}</span>, plain: (row) => textOf(row, "outlet", "url") },
    { key: "language", name: "", draw: (row) => <span class="small muted">{word("language", textOf(row, "language"))}</span>, plain: (row) => textOf(row, "language") },
  ],
};

function EventDate({ row }: { row: Row }) {
  return (
    <span>
      {period(started(row), textOf(row, "end", "endDate"))} <Status row={row} />
    </span>
  );
}

/** How many documents speak of a thing. */
function told(row: Row): number {
  return Array.isArray(row.documents) ? row.documents.length : 0;
}

function budget(row: Row): string {
  const sum = Number(textOf(row, "budget_krw", "budget"));
  return sum ? won(sum) : "";
}

function host(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}

/** Every event in a row, itself where it is one. */
export function eventsIn(row: Row): Row[] {
  if (isEvent(row)) return [row];
  const taken = (row as unknown as Participant).participations;
  return Array.isArray(taken) ? taken.map((one) => one.event as unknown as Row) : [];
}
