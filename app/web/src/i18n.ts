// Every word of the page, Korean first. A key names what is said; `{x}` is filled in.
import { useEffect, useState } from "preact/hooks";
import { STRINGS, type Key } from "./strings";

export type Lang = "ko" | "en";
const KEPT = "policygraph.lang";
const CHANGED = "policygraph:lang";

function first(): Lang {
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(KEPT);
  return asked === "en" ? "en" : "ko";
}

let current: Lang = first();
document.documentElement.lang = current;

export const lang = (): Lang => current;

export function setLang(next: Lang): void {
  current = next;
  localStorage.setItem(KEPT, next);
  document.documentElement.lang = next;
  dispatchEvent(new Event(CHANGED));
}

/** The language, followed as it changes. */
export function useLang(): Lang {
  const [value, setValue] = useState(current);
  useEffect(() => {
    const follow = () => setValue(current);
    addEventListener(CHANGED, follow);
    return () => removeEventListener(CHANGED, follow);
  }, []);
  return value;
}

/** The words for a key in the current language; `{n|event|events}` goes by the number. */
export function t(key: Key, fill: Record<string, string | number> = {}): string {
  const [ko, en] = STRINGS[key];
  return (current === "en" ? en : ko).replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => (one === undefined ? String(fill[name] ?? "") : String(fill[name]) === "1" ? one : many!));
}

/** The words for a code such as `type.company`; the code itself where there are none. */
export function word(group: string, code: string | null | undefined): string {
  if (!code) return "";
  const key = `${group}.${code}`;
  return key in STRINGS ? t(key as Key) : code;
}

export function number(value: number): string {
  return new Intl.NumberFormat(current === "en" ? "en" : "ko-KR").format(value);
}

/** A date as exact as it was given: year, month, day or time of day. */
export function date(value: string | null | undefined): string {
  const parts = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?/.exec(value ?? "");
  if (!parts) return value ?? "";
  const [, year, month, day, time] = parts;
  return [year, month, day].filter(Boolean).join("-") + (time && time !== "00:00" ? ` ${time}` : "");
}

/** A moment on the reader's clock. */
export function moment(value: string): string {
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? value : new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" }).format(at);
}

/** Whether a day, month or year lies wholly before today. */
export function isPast(iso: string | null | undefined): boolean {
  const today = new Intl.DateTimeFormat("sv-SE").format(new Date());
  const day = (iso ?? "").slice(0, 10);
  return day !== "" && day < today.slice(0, day.length);
}

/** From one time to another; what both share (the day, the year) is said once. */
export function period(start: string | null | undefined, end: string | null | undefined): string {
  const [from, to] = [date(start), date(end)];
  if (!to || to === from) return from;
  if (to.slice(0, 10) === from.slice(0, 10) && from.length > 10 && to.length > 10) return `${from}–${to.slice(11)}`;
  return to.slice(0, 4) === from.slice(0, 4) && from.length === 10 && to.length === 10 ? `${from} – ${to.slice(5)}` : `${from} – ${to}`;
}

/** A sum in won by its Korean units, or in billions for English readers. */
export function won(value: number): string {
  if (current === "en") return value >= 1e12 ? `KRW ${+(value / 1e12).toFixed(3)} trillion` : value >= 1e9 ? `KRW ${+(value / 1e9).toFixed(2)} billion` : value >= 1e6 ? `KRW ${+(value / 1e6).toFixed(2)} million` : `KRW ${number(value)}`;
  const units: [number, string][] = [[1e12, "조"], [1e8, "억"], [1e4, "만"]];
  const parts: string[] = [];
  let rest = value;
  for (const [size, unit] of units)
    if (rest >= size) {
      parts.push(`${number(Math.floor(rest / size))}${unit}`);
      rest %= size;
    }
  if (rest || !parts.length) parts.push(number(rest));
  return `${parts.join(" ")} 원`;
}

export const typeWordOf = (type: string): string => word("type", type);
