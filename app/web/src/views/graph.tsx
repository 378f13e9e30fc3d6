import { useMemo } from "preact/hooks";
import { short, useLoaded, type GraphAnswer, type Row, type Thing } from "../api";
import { number, t } from "../i18n";
import { address } from "../router";
import { Loading } from "../ui/basics";
import { Failure } from "../ui/failure";
import { Canvas } from "./canvas";
import { showOf } from "../selection";
import { fromAnswer, fromRows, limited, type Net } from "./elements";

const MOST = 300;
const AROUND = 40;
/** So many things are asked for by name at once; addresses may not be longer. */
const FOCI = 60;

/** The selection as a graph: who took part in what, who issued what. What its rows do not tell, the service does. */
export function SelectionGraph({ rows, total, query }: { rows: Row[]; total: number; query: URLSearchParams }) {
  const stated = useMemo(() => fromRows(rows), [rows]);
  const bare = showOf(query) === "entities" && !stated.edges.size;
  const around = useLoaded<GraphAnswer>(bare && rows.length ? address("/api/graph", { focus: rows.slice(0, FOCI).map((row) => short(row.id)), depth: 1, limit: MOST }) : null);
  const net = useMemo(() => (bare && around.data ? fromAnswer(around.data) : stated), [stated, bare, around.data]);
  if (around.error) return <Failure error={around.error} retry={around.reload} />;
  if (bare && !around.data) return <Loading lines={8} />;
  return <Drawn net={net} rows={rows} total={total} />;
}

function Drawn({ net, rows, total }: { net: Net; rows: Row[]; total: number }) {
  const drawn = useMemo(() => limited(net, MOST), [net]);
  return (
    <>
      {(total > rows.length || drawn !== net) && <p class="muted small">{t("graph.toomany", { n: number(Math.min(rows.length, MOST)) })}</p>}
      <Canvas net={drawn} />
    </>
  );
}

/** A thing and what is next to it. */
export function Around({ thing }: { thing: Thing }) {
  const found = useLoaded<GraphAnswer>(address("/api/graph", { focus: short(thing.id), depth: 1, limit: AROUND }));
  const net = useMemo(() => found.data && limited(fromAnswer(found.data), AROUND), [found.data]);
  if (found.error) return <Failure error={found.error} retry={found.reload} />;
  if (!net) return <Loading lines={4} />;
  return <Canvas net={net} small focus={thing.id} />;
}
