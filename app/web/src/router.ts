// The address bar is the only state of the page: every view is a path and its query.
import { useEffect, useState } from "preact/hooks";

export interface Place {
  path: string;
  query: URLSearchParams;
  hash: string;
}

const CHANGED = "policygraph:moved";

function here(): Place {
  return { path: safeDecode(location.pathname), query: new URLSearchParams(location.search), hash: location.hash.slice(1) };
}

/** Percent-decoding that leaves broken escapes as they are. */
export function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Goes to an address inside the page; `replace` leaves no step in the history. */
export function go(address: string, replace = false): void {
  if (address === location.pathname + location.search + location.hash) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  dispatchEvent(new Event(CHANGED));
}

/** The current place, followed as it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const follow = () => setPlace(here());
    addEventListener("popstate", follow);
    addEventListener(CHANGED, follow);
    return () => {
      removeEventListener("popstate", follow);
      removeEventListener(CHANGED, follow);
    };
  }, []);
  return place;
}

/** An address from a path and its parameters; empty ones are left out, lists are repeated. */
export function address(path: string, query: Record<string, string | number | readonly string[] | undefined> | URLSearchParams = {}): string {
  const search = query instanceof URLSearchParams ? query : new URLSearchParams();
  if (!(query instanceof URLSearchParams))
    for (const [name, value] of Object.entries(query))
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== "") search.append(name, String(one));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** The query with some parameters changed; `undefined` removes one. */
export function changed(query: URLSearchParams, change: Record<string, string | readonly string[] | undefined>): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    for (const one of value === undefined ? [] : Array.isArray(value) ? value : [value as string]) if (one) next.append(name, one);
  }
  return next;
}

/** Lets plain clicks on links of this service move inside the page. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin || link.dataset.outside !== undefined) return;
  event.preventDefault();
  const to = link.pathname + link.search + link.hash;
  const samePage = link.pathname + link.search === location.pathname + location.search;
  go(to);
  if (!samePage) scrollTo(0, 0);
}
