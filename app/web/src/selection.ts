// A selection: what is shown and by which filters. It lives in the address; every view reads it from there.
import { ORGANIZATION_TYPES, EVENT_TYPES, POLICY_TYPES } from "./kinds";
import { t, word } from "./i18n";
import { changed } from "./router";
import { STRINGS, type Key } from "./strings";

export const SHOWS = ["participants", "events", "entities", "policies", "alliances", "documents"] as const;
export type Show = (typeof SHOWS)[number];
export const VIEWS = ["table", "graph", "timeline", "map"] as const;
export type View = (typeof VIEWS)[number];

const OF_EVENTS = ["event_type", "industry", "region", "country", "from", "to", "host", "organizer", "supporter", "document", "status", "names", "as_of", "q"];
/** The filters that each list takes (the contract's table of paths). */
export const FILTERS: Record<Show, string[]> = {
  participants: ["type", "role", "event", ...OF_EVENTS, "participant"],
  events: [...OF_EVENTS, "participant", "sort"],
  entities: ["type", "as_of", "q"],
  policies: ["type", "industry", "issuer", "region", "from", "to", "names", "as_of", "q"],
  alliances: ["industry", "member", "as_of", "q"],
  documents: ["from", "to", "language", "q"],
};
export const INDUSTRIES = Object.keys(STRINGS)
  .filter((key) => key.startsWith("industry."))
  .map((key) => key.slice("industry.".length));
/** The filters whose values are closed lists of codes, and those lists. */
export const CODES: Record<Show, Record<string, string[]>> = {
  participants: { type: [...ORGANIZATION_TYPES, "person", "country"], role: ["attendee", "speaker", "host", "organizer", "supporter", "any"], industry: INDUSTRIES, event_type: EVENT_TYPES.slice(0, -1), status: ["held", "planned", "cancelled"] },
  events: { event_type: EVENT_TYPES.slice(0, -1), industry: INDUSTRIES, status: ["held", "planned", "cancelled"] },
  entities: { type: [...ORGANIZATION_TYPES, "person", "country", "region", "venue", "site"] },
  policies: { type: POLICY_TYPES.slice(0, -1), industry: INDUSTRIES },
  alliances: { industry: INDUSTRIES },
  documents: { language: ["ko", "en"] },
};
/** The filters that list what is there, by what the service counts. */
export const COUNTED: Record<Show, string[]> = { participants: ["region"], events: ["region", "country"], entities: [], policies: ["issuer", "region"], alliances: [], documents: [] };
/** What each list counts, and the filter that takes the counted value. */
export const FACETS: Record<Show, Record<string, string>> = {
  participants: { type: "type", role: "role", industry: "industry", event_type: "event_type", region: "region", country: "country", status: "status" },
  events: { type: "event_type", industry: "industry", region: "region", country: "country", status: "status" },
  entities: { type: "type" },
  policies: { type: "type", industry: "industry", issuer: "issuer", region: "region" },
  alliances: { industry: "industry" },
  documents: {},
};
/** The filters that name a thing or are free text, beside those codes. */
export const NAMED: Record<Show, string[]> = {
  participants: ["region", "host"],
  events: ["region", "host", "participant"],
  entities: [],
  policies: ["issuer", "region"],
  alliances: ["member"],
  documents: [],
};

export function showOf(query: URLSearchParams): Show {
  const asked = query.get("show") as Show;
  return SHOWS.includes(asked) ? asked : "participants";
}

export function viewOf(query: URLSearchParams): View {
  const asked = query.get("view") as View;
  return VIEWS.includes(asked) ? asked : "table";
}

/** The parameters of the selection that this list takes, as the service wants them. */
export function filtersOf(query: URLSearchParams, show: Show): URLSearchParams {
  const kept = new URLSearchParams();
  for (const [name, value] of query) if (value && FILTERS[show].includes(name)) kept.append(name, value);
  return kept;
}

/** The filters of the events behind the selection, as /api/events wants them: their own type is called `type` there. */
export function eventFilters(query: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams();
  for (const [name, value] of filtersOf(query, "events")) kept.append(name === "event_type" ? "type" : name, value);
  return kept;
}

/** The roots of what the list of entities holds; events and policies have lists of their own. */
const ENTITIES = ["organization", "person", "place"];

export function listAddress(query: URLSearchParams): string {
  const show = showOf(query);
  if (show === "entities" && !query.has("type")) return `/api/entities?${filtersOf(changed(query, { type: ENTITIES }), show)}`;
  return `/api/${show}?${show === "events" ? eventFilters(query) : filtersOf(query, show)}`;
}

/** A filter's value in words. */
export function valueWord(name: string, value: string): string {
  const group = name === "event_type" ? "type" : name;
  if (`${group}.${value}` in STRINGS) return word(group, value);
  return value.replace(/^.*\/id\/[^/]+\//, "").replace(/^[a-z]+\/(?=.)/, "").replaceAll("_", " ");
}

export function filterWord(name: string): string {
  return `filter.${name}` in STRINGS ? t(`filter.${name}` as Key) : name;
}

/** The selection as `[name, value]` pairs in words, for chips and reports. */
export function inWords(query: URLSearchParams): { name: string; value: string; words: string }[] {
  const shown = filtersOf(query, showOf(query));
  return [...shown].filter(([name]) => name !== "sort").map(([name, value]) => ({ name, value, words: `${filterWord(name)}: ${valueWord(name, value)}` }));
}
