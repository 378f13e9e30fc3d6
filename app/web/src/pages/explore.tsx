import { useEffect, useMemo, useState } from "preact/hooks";
import { get, type FacetCounts, type Page, Problem, type Row } from "../api";
import { number, t, useLang } from "../i18n";
import { useReached } from "../reach";
import { address, changed, usePlace } from "../router";
import { FACETS, filtersOf, inWords, listAddress, SHOWS, showOf, type Show, VIEWS, viewOf } from "../selection";
import { Copy, Empty, Loading, Tabs, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { Chips, Facets } from "../ui/facets";
import { lazy } from "../ui/lazy";
import { csv, save } from "../ui/take";
import { cells, Table } from "../views/table";

const Graph = lazy(() => import("../views/graph").then((one) => one.SelectionGraph));
const Timeline = lazy(() => import("../views/timeline").then((one) => one.Timeline));
const Map = lazy(() => import("../views/map").then((one) => one.EventMap));

const STEP = 100;

export interface Rows {
  rows: Row[];
  total: number;
  facets?: FacetCounts;
  error?: Problem;
  loading: boolean;
  more: () => void;
  retry: () => void;
}

/** Counts under the names of the filters that take them. */
function named(facets: FacetCounts | undefined, show: Show): FacetCounts {
  return Object.fromEntries(Object.entries(facets ?? {}).map(([name, counts]) => [FACETS[show][name] ?? name, counts]));
}

/** The rows of a selection, a page at a time; the facets come with the first page. */
function useRows(query: URLSearchParams): Rows {
  const language = useLang();
  const base = listAddress(query);
  const show = showOf(query);
  const [state, setState] = useState<{ base: string; rows: Row[]; total: number; facets?: FacetCounts; error?: Problem }>({ base: "", rows: [], total: 0 });
  const [turn, setTurn] = useState(0);
  const here = useReached();
  useEffect(() => {
    if (here && state.error?.status === 0) setTurn((before) => before + 1);
  }, [here]);
  useEffect(() => {
    const stop = new AbortController();
    const ask = (extra: string) => get<Page<Row>>(`${base}&limit=${STEP}${extra}`, stop.signal);
    const failed = (error: unknown) => {
      if ((error as Error).name !== "AbortError") setState({ base, rows: [], total: 0, error: error instanceof Problem ? error : new Problem(0, String(error)) });
    };
    const names = Object.keys(FACETS[show]).join(",");
    ask(names && `&facets=${names}`)
      .then((page) => setState({ base, rows: page.items, total: page.total ?? page.items.length, facets: named(page.facets, show) }))
      .catch(failed);
    return () => stop.abort();
  }, [base, language, turn]);
  const more = () => {
    get<Page<Row>>(`${base}&limit=${STEP}&offset=${state.rows.length}`)
      .then((page) => setState({ ...state, rows: [...state.rows, ...page.items] }))
      .catch((error) => setState({ ...state, error }));
  };
  return { ...state, loading: state.base !== base, more, retry: () => setTurn(turn + 1) };
}

function Shown({ query, found }: { query: URLSearchParams; found: Rows }) {
  const [show, view] = [showOf(query), viewOf(query)];
  if (found.error) return <Failure error={found.error} retry={found.retry} />;
  if (found.loading && !found.rows.length) return <Loading lines={8} />;
  if (!found.rows.length && !inWords(query).length)
    return (
      <Empty what="home.empty">
        <p>
          <a href="/add">{t("nav.add")}</a>
        </p>
      </Empty>
    );
  if (!found.rows.length)
    return (
      <Empty>
        <p class="muted">{t("table.searched", { x: inWords(query).map((one) => one.words).join(" · ") || t("app.all") })}</p>
        <p>
          <a href={address("/explore", { show })}>{t("filter.clear")}</a>
        </p>
      </Empty>
    );
  if (view === "graph") return <Graph rows={found.rows} total={found.total} query={query} />;
  const left = found.total - found.rows.length;
  return (
    <>
      {view === "timeline" && <Timeline rows={found.rows} query={query} />}
      {view === "map" && <Map rows={found.rows} query={query} />}
      {view === "table" && <Table rows={found.rows} show={show} />}
      {left > 0 && (
        <p>
          <button type="button" onClick={found.more}>
            {t("table.more", { n: number(Math.min(left, STEP)) })}
          </button>
        </p>
      )}
    </>
  );
}

/** Links and files of the selection. */
function Take({ query, found }: { query: URLSearchParams; found: Rows }) {
  const show = showOf(query);
  const graph = filtersOf(query, "events");
  return (
    <details class="take">
      <summary>{t("take.title")}</summary>
      <div class="menu">
        <Copy text={() => location.href} label={t("take.link")} />
        <button type="button" onClick={() => save(csv(cells(found.rows, show)), `policygraph-${show}.csv`, "text/csv")}>
          {t("table.csv")}
        </button>
        <a href={address("/report", query)}>{t("take.report")}</a>
        <a data-outside href={address("/api/graph", changed(graphFilters(graph), { format: "graphml", limit: "500" }))} download="policygraph.graphml">
          {t("take.graphml")}
        </a>
        <a data-outside href={address("/api/graph", changed(graphFilters(graph), { format: "gexf", limit: "500" }))} download="policygraph.gexf">
          {t("take.gexf")}
        </a>
        <a data-outside href="/api/export?format=jsonld" download="policygraph.jsonld">
          {t("take.jsonld")}
        </a>
      </div>
    </details>
  );
}

/** Those filters that the graph takes too. */
function graphFilters(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => ["event_type", "industry", "from", "to"].includes(name)));
}

/** A selection and its views. */
export function Explore() {
  const { query } = usePlace();
  const [show, view] = [showOf(query), viewOf(query)];
  const found = useRows(query);
  const title = useMemo(() => [t(`show.${show}`), ...inWords(query).map((one) => one.words)].join(" · "), [query]);
  useTitle(title);
  const [open, setOpen] = useState(false);
  return (
    <div class="explore">
      <h1 class="visually-hidden">{title}</h1>
      <Tabs label={t("show.label")} now={show} tabs={SHOWS.map((one) => [one, t(`show.${one}`)])} to={(one) => address("/explore", kept(query, one))} />
      <div class="split">
        <aside class={open ? "side open" : "side"} aria-label={t("filter.title")}>
          <Facets query={query} facets={found.facets} />
        </aside>
        <section class="main" aria-label={t(`show.${show}`)} aria-busy={found.loading}>
          <div class="bar">
            <p class="total" role="status">
              <strong>{t(`show.${show}`)}</strong> {!found.loading && t("app.count", { n: number(found.total) })}
            </p>
            <button type="button" class="narrow-only" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t("filter.show")}
            </button>
            <Tabs label={t("view.label")} now={view} tabs={VIEWS.map((one) => [one, t(`view.${one}`)])} to={(one) => address("/explore", changed(query, { view: one === "table" ? undefined : one }))} />
            <Take query={query} found={found} />
          </div>
          <Chips query={query} />
          <div class={found.loading && found.rows.length ? "stale" : undefined}>
            <Shown query={query} found={found} />
          </div>
        </section>
      </div>
    </div>
  );
}

/** The selection carried to another list: the filters that it takes too. */
function kept(query: URLSearchParams, show: (typeof SHOWS)[number]): URLSearchParams {
  const next = filtersOf(changed(query, { type: undefined, sort: undefined }), show);
  next.set("show", show);
  if (query.get("view")) next.set("view", query.get("view")!);
  return next;
}
