import { useState } from "preact/hooks";
import { short, type FacetCounts } from "../api";
import { number, t } from "../i18n";
import { address, changed, go } from "../router";
import { CODES, COUNTED, FILTERS, filterWord, inWords, NAMED, showOf, valueWord } from "../selection";
import { Name } from "./name";
import { SearchBox } from "./searchbox";

export type Counts = Map<string, { count: number; name?: string }>;

/** The counts of one facet by the value that its filter takes, whichever way they came. */
export function counts(facets: FacetCounts | undefined, name: string): Counts {
  const raw = facets?.[name];
  if (!raw) return new Map();
  const pairs = Array.isArray(raw) ? raw.map((one) => [short(one.value ?? one.id ?? ""), { count: one.count, name: one.name }] as const) : Object.entries(raw).map(([value, count]) => [short(value), { count }] as const);
  return new Map(pairs.filter(([value]) => value));
}

const MOST = 7;

function toggled(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const now = query.getAll(name);
  return changed(query, { [name]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
}

/** One facet: its values with counts, those chosen first. */
function Facet({ query, name, codes, found }: { query: URLSearchParams; name: string; codes: string[]; found: Counts }) {
  const [open, setOpen] = useState(false);
  const chosen = query.getAll(name);
  const known = found.size > 0;
  const order = (code: string) => (chosen.includes(code) ? 1e9 : (found.get(code)?.count ?? 0));
  const first = [...new Set([...chosen, ...(known ? found.keys() : codes)])].sort((a, b) => (known ? order(b) - order(a) : 0));
  // Those that nothing here has come last, and only when asked for.
  const sorted = [...first, ...codes.filter((code) => !first.includes(code))];
  if (!sorted.length) return null;
  const shown = open ? sorted : first.slice(0, Math.max(MOST, chosen.length));
  return (
    <fieldset class="facet">
      <legend>{filterWord(name)}</legend>
      {shown.map((code) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => go(address("/explore", toggled(query, name, code)))} />
          <span>{code.includes("/") ? (found.get(code)?.name ?? <Name address={code} />) : valueWord(name, code)}</span>
          {known && (found.has(code) || (!chosen.length && code !== "any")) && <span class="count">{number(found.get(code)?.count ?? 0)}</span>}
        </label>
      ))}
      {(open || sorted.length > shown.length) && (
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

/** Whether a body named in a filter means its forerunners and successors too. */
function Names({ query }: { query: URLSearchParams }) {
  const now = query.get("names") ?? "then";
  return (
    <fieldset class="facet">
      <legend>{filterWord("names")}</legend>
      {["then", "now"].map((one) => (
        <label key={one}>
          <input type="radio" name="names" checked={now === one} onChange={() => go(address("/explore", changed(query, { names: one === "then" ? undefined : one })))} />
          <span>{valueWord("names", one)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Known({ query }: { query: URLSearchParams }) {
  return (
    <fieldset class="facet">
      <legend>{filterWord("as_of")}</legend>
      <input type="date" aria-label={filterWord("as_of")} title={t("asof.help")} max={new Date().toISOString().slice(0, 10)} value={query.get("as_of") ?? ""} onChange={(event) => go(address("/explore", changed(query, { as_of: event.currentTarget.value })))} />
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
  const counted = COUNTED[show].filter((name) => counts(facets, name).size || query.has(name));
  return (
    <div class="facets">
      {FILTERS[show].includes("q") && <Words query={query} />}
      {closed.map(([name, codes]) => (
        <Facet key={name} query={query} name={name} codes={codes} found={counts(facets, name)} />
      ))}
      {counted.map((name) => (
        <Facet key={name} query={query} name={name} codes={[]} found={counts(facets, name)} />
      ))}
      {FILTERS[show].includes("from") && <Dates query={query} />}
      {NAMED[show].map((name) => (
        <fieldset class="facet" key={name}>
          <legend>{filterWord(name)}</legend>
          <SearchBox label={filterWord(name)} placeholder={filterWord(name)} submit={(text) => go(address("/explore", changed(query, { [name]: text })))} choose={(thing) => go(address("/explore", changed(query, { [name]: short(thing.id) })))} />
        </fieldset>
      ))}
      {FILTERS[show].includes("names") && BODIES.some((name) => query.has(name)) && <Names query={query} />}
      {FILTERS[show].includes("as_of") && <Known query={query} />}
    </div>
  );
}

const BODIES = ["host", "organizer", "supporter", "participant", "issuer"];

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
            {value.includes("/") ? (
              <>
                {filterWord(name)}: <Name address={value} />
              </>
            ) : (
              words
            )}{" "}
            <span aria-hidden="true">×</span>
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
