// What the service answers, and the one way to ask it.
import { useEffect, useState } from "preact/hooks";
import { lang } from "./i18n";
import { reached, useReached } from "./reach";
import { token } from "./token";

export interface Highlight {
  start: number;
  end: number;
}
export interface Evidence {
  document: string;
  start: number;
  end: number;
  quote: string;
  highlight?: Highlight[];
  /** Set where a person said so, and no document. */
  judgement?: string;
}
export interface Thing {
  id: string;
  name: string;
  type: string;
}
export interface EventBrief extends Thing {
  start?: string | null;
  end?: string | null;
  status?: string | null;
}
export interface Participation {
  event: EventBrief;
  roles: string[];
  evidence: Evidence[];
  /** How the document itself calls the part taken, and the title of a talk. */
  role?: string;
  topic?: string;
}
export interface Participant extends Thing {
  participations: Participation[];
}
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Row = Thing & Record<string, unknown>;
export type FacetCounts = Record<string, Record<string, number> | { value?: string; id?: string; name?: string; label?: string; count: number }[]>;
export interface Page<T> {
  items: T[];
  total?: number;
  next?: string | null;
  facets?: FacetCounts;
}
export interface GraphNode extends Thing {
  x?: number;
  y?: number;
  size?: number;
  community?: number;
  degree?: number;
}
export interface GraphEdge {
  source: string;
  target: string;
  predicate: string;
  evidence?: Evidence[];
}
export interface GraphAnswer {
  nodes: GraphNode[];
  edges: GraphEdge[];
}
export interface Step {
  from: Thing;
  predicate: string;
  to: Thing;
  evidence?: Evidence[];
}

/** An answer other than a good one; `detail` is the service's own advice. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly body: Record<string, unknown> = {},
  ) {
    super(detail);
  }
}

function headers(more: Record<string, string> = {}): Record<string, string> {
  return token.get() ? { Authorization: `Bearer ${token.get()}`, ...more } : more;
}

/** Sends a request and reads its JSON; throws `Problem` for anything but success. */
export async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, { ...init, headers: headers({ Accept: "application/json", ...(init.headers as Record<string, string>) }) });
  } catch (error) {
    if ((error as Error).name === "AbortError") throw error;
    reached(false);
    throw new Problem(0, "");
  }
  reached(true);
  const text = await answer.text();
  let body: unknown = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    if (answer.ok) throw new Problem(answer.status, "not JSON");
  }
  if (!answer.ok) {
    const fields = (body && typeof body === "object" ? body : {}) as Record<string, unknown>;
    throw new Problem(answer.status, typeof fields.detail === "string" ? fields.detail : answer.statusText, fields);
  }
  return body as T;
}

/** The same with labels in the reader's language. */
export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const joined = lang() === "en" ? `${path}${path.includes("?") ? "&" : "?"}lang=en` : path;
  return call<T>(joined, { signal });
}

export function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  return call<T>(path, {
    method,
    body: form ? body : body === undefined ? undefined : JSON.stringify(body),
    headers: form || body === undefined ? {} : { "Content-Type": "application/json" },
  });
}

export interface Loaded<T> {
  data?: T;
  error?: Problem;
  loading: boolean;
  reload: () => void;
}

/** Loads an address, and again when it changes; the last answer stays on screen until the new one is there. */
export function useLoaded<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<{ path: string | null; data?: T; error?: Problem }>({ path: null });
  const [turn, setTurn] = useState(0);
  const here = useReached();
  useEffect(() => {
    if (here && state.error?.status === 0) setTurn((before) => before + 1);
  }, [here]);
  useEffect(() => {
    if (!path) return;
    const stop = new AbortController();
    get<T>(path, stop.signal).then(
      (data) => setState({ path, data }),
      (error: Error) => error.name !== "AbortError" && setState({ path, error: error instanceof Problem ? error : new Problem(0, String(error)) }),
    );
    return () => stop.abort();
  }, [path, turn]);
  return { data: state.data, error: state.path === path ? state.error : undefined, loading: !!path && state.path !== path, reload: () => setTurn(turn + 1) };
}

/** What follows `/id/` in an IRI, else the IRI: the form that addresses and filters take. */
export function short(iri: string): string {
  const at = iri.indexOf("/id/");
  return at < 0 ? iri : decode(iri.slice(at + 4));
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** The page of a thing. */
export function pageOf(iri: string): string {
  const at = iri.indexOf("/id/");
  return at < 0 ? `/explore?q=${encodeURIComponent(iri)}` : encodeURI(decode(iri.slice(at))).replaceAll("?", "%3F").replaceAll("#", "%23");
}

/** `organization`, `person`, `event` …: the first part of an entity's address. */
export function kindOf(iri: string): string {
  return short(iri).split("/")[0] ?? "";
}

/** The page of a document, at a sentence of it where one is given. */
export function documentPage(document: string, at?: { start: number; end: number }): string {
  const id = document.includes("/id/") ? short(document).replace(/^document\//, "") : document;
  return `/id/document/${encodeURIComponent(id)}${at ? `#at=${at.start}-${at.end}` : ""}`;
}
