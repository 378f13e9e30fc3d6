// Reads the service's looser shapes: a slot is a name, a thing, a list of either, or a fact with its evidence.
import type { Evidence, Row, Thing } from "./api";

export interface Value {
  thing?: Thing;
  text: string;
  evidence: Evidence[];
  confidence?: number;
  note?: string;
  /** The title of a talk. */
  topic?: string;
  document?: string;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null || value === "" ? [] : [value]);
const record = (value: unknown): Record<string, unknown> | undefined => (value && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined);

export function isThing(value: unknown): value is Thing {
  const fields = record(value);
  return typeof fields?.id === "string" && typeof fields.name === "string";
}

function asThing(fields: Record<string, unknown>): Thing | undefined {
  return isThing(fields) ? { id: fields.id, name: fields.name, type: text(fields.type) ?? "other" } : undefined;
}

/** One value, whatever its shape. */
export function value(raw: unknown): Value {
  const fields = record(raw);
  if (!fields) return { text: text(raw) ?? "", evidence: [] };
  const inner = record(fields.value) ?? record(fields.entity) ?? fields;
  const thing = asThing(inner) ?? asThing(fields) ?? (typeof fields.id === "string" && text(fields.value) ? { id: fields.id, name: String(fields.value), type: text(fields.type) ?? "other" } : undefined);
  const notes = [text(fields.role), text(fields.title)].filter(Boolean);
  return {
    thing,
    text: thing?.name ?? text(inner.value) ?? text(inner.name) ?? text(inner.label) ?? text(fields.value) ?? "",
    evidence: (list(fields.evidence) as Evidence[]).filter((one) => typeof one?.quote === "string"),
    confidence: typeof fields.confidence === "number" ? fields.confidence : undefined,
    note: notes.length ? notes.join(" · ") : undefined,
    topic: text(fields.topic),
    document: text(fields.document),
  };
}

export const values = (raw: unknown): Value[] => list(raw).map(value).filter((one) => one.text !== "");
export const things = (raw: unknown): Thing[] => values(raw).flatMap((one) => (one.thing ? [one.thing] : []));

/** The first of several keys that a row has. */
export function pick(row: Row | Record<string, unknown>, ...keys: string[]): unknown {
  for (const key of keys) if (row[key] !== undefined && row[key] !== null && row[key] !== "") return row[key];
  return undefined;
}

export const textOf = (row: Record<string, unknown>, ...keys: string[]): string => values(pick(row, ...keys)).map((one) => one.text).join(", ");
export const evidenceOf = (row: Record<string, unknown>): Evidence[] => list(row.evidence) as Evidence[];

/** Roles without those that another implies: who speaks or chairs attends. */
export const telling = (roles: readonly string[]): string[] => (roles.includes("speaker") || roles.includes("chair") ? roles.filter((role) => role !== "attendee") : [...roles]);
