import { useState } from "preact/hooks";
import type { FacetCounts } from "../api";
import { number, t } from "../i18n";
import { address, changed, go } from "../router";
import { CODES, FILTERS, filterWord, inWords, NAMED, showOf, valueWord } from "../selection";
import { SearchBox } from "./searchbox";
import { short } from "../api";

/** The counts of one facet as pairs, whichever way they came. */
export function counts(facets: FacetCounts | undefined, name: string): Map<string, number> {
  const raw = facets?.[name];
  if (!raw) return new Map();
  if (Array.isArray(raw)) return new Map(raw.map((one) => [one.value ?? one.id ?? one.name ?? one.label ?? "", one.count]));
  return new Map(Object.entries(raw));
}

const MOST = 7;

function toggled(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const now = query.getAll(name);
  return changed(query, { [name]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
}

/** One facet: its values with counts, those chosen first. */
function Facet({ query, name, codes, found }: { query: URLSearchParams; name: string; codes: string[]; found: Map<string, number> }) {
  const [open, setOpen] = useState(false);
  const chosen = query.getAll(name);
  const known = found.size > 0;
  const all = [...new Set([...chosen, ...(known ? [...found.keys()] : codes)])].filter(Boolean);
  const sorted = known ? all.sort((a, b) => Number(chosen.includes(b)) - Number(chosen.includes(a)) || (found.get(b) ?? 0) - (found.get(a) ?? 0)) : all;
  if (!sorted.length) return null;
  const shown = open ? sorted : sorted.slice(0, Math.max(MOST, chosen.length));
  return (
    <fieldset class="facet">
      <legend>{filterWord(name)}</legend>
      {shown.map((code) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => go(address("/explore", toggled(query, name, code)))} />
          <span>{valueWord(name, code)}</span>
          {known && <span class="count">{number(found.get(code) ?? 0)}</span>}
        </label>
      ))}
      {sorted.length > MOST && (
        <button type="button" class="quiet small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("filter.less") : t("filter.more", { n: sorted.length - shown.length })}
        </button>
      )}
    </fieldset>
  );
}

function Dates({ query }: { query: URLSearchParams }) {
  const set = (name: string) => (event: Event) => go(address("/explore", changed(query, { [name]: (event.currentTarget as HTMLInputElement).value })));
  return (
    <fieldset class="facet dates">
      <legend>{t("filter.period")}</legend>
      {["from", "to"].map((name) => (
        <label key={name}>
          <span>{filterWord(name)}</span>
          <input type="date" value={query.get(name) ?? ""} onChange={set(name)} />
        </label>
      ))}
    </fieldset>
  );
}

function Words({ query }: { query: URLSearchParams }) {
  return (
    <fieldset class="facet">
      <legend>{t("filter.q")}</legend>
      <input type="search" aria-label={t("filter.q")} value={query.get("q") ?? ""} onChange={(event) => go(address("/explore", changed(query, { q: event.currentTarget.value })))} />
    </fieldset>
  );
}

/** All filters of the list shown, beside it on wide screens and behind a button on narrow ones. */
export function Facets({ query, facets }: { query: URLSearchParams; facets?: FacetCounts }) {
  const show = showOf(query);
  const closed = Object.entries(CODES[show]);
  return (
    <div class="facets">
      {FILTERS[show].includes("q") && <Words query={query} />}
      {closed.map(([name, codes]) => (
        <Facet key={name} query={query} name={name} codes={codes} found={counts(facets, name)} />
      ))}
      {FILTERS[show].includes("from") && <Dates query={query} />}
      {NAMED[show].map((name) => (
        <fieldset class="facet" key={name}>
          <legend>{filterWord(name)}</legend>
          <SearchBox label={filterWord(name)} placeholder={filterWord(name)} submit={(text) => go(address("/explore", changed(query, { [name]: text })))} choose={(thing) => go(address("/explore", changed(query, { [name]: short(thing.id) })))} />
        </fieldset>
      ))}
    </div>
  );
}

/** The filters in force as chips, each with its own way out. */
export function Chips({ query }: { query: URLSearchParams }) {
  const chips = inWords(query);
  if (!chips.length) return null;
  const without = (name: string, value: string) => changed(query, { [name]: query.getAll(name).filter((one) => one !== value) });
  return (
    <ul class="chips" aria-label={t("filter.title")}>
      {chips.map(({ name, value, words }) => (
        <li key={`${name} ${value}`}>
          <button type="button" aria-label={t("filter.remove", { x: words })} onClick={() => go(address("/explore", without(name, value)))}>
            {words} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <a class="small" href={address("/explore", { show: showOf(query), view: query.get("view") ?? undefined })}>
          {t("filter.clear")}
        </a>
      </li>
    </ul>
  );
}
