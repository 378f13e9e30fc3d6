import { useMemo } from "preact/hooks";
import { short, useLoaded, type GraphAnswer, type Row, type Thing } from "../api";
import { number, t } from "../i18n";
import { address } from "../router";
import { Loading } from "../ui/basics";
import { Failure } from "../ui/failure";
import { Canvas } from "./canvas";
import { fromAnswer, fromRows, limited } from "./elements";

const MOST = 300;
const AROUND = 40;

/** The selection as a graph: who took part in what, who issued what. */
export function SelectionGraph({ rows, total }: { rows: Row[]; total: number; query: URLSearchParams }) {
  const net = useMemo(() => fromRows(rows), [rows]);
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
