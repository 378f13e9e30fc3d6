import type { Core } from "cytoscape";
import { useEffect, useRef, useState } from "preact/hooks";
import { get, short, type GraphAnswer } from "../api";
import { number, t } from "../i18n";
import { address } from "../router";
import { useDark } from "../theme";
import { Badge, ThingLink } from "../ui/basics";
import { Evidence } from "../ui/evidence";
import { arrange, cytoscape, elements, readable, style } from "./cytoscape";
import { edgeKey, fromAnswer, joined, type Edge, type Net, type Node } from "./elements";
import { AsList, Legend, Tools, type CoreRef } from "./graphtools";
import { predicateName } from "./words";

const EXPANDED = 40;
/** A small graph with more edges than this leaves their names out. */
const FEW = 16;
/** How large on screen, in pixels, the names of the best connected are once all is drawn. */
const READ_AT = 13;
/** How much of the screen a node with its name needs, in square pixels; with less, names of the less connected shrink away. */
const NAME_NEEDS = 6000;
const SETTLED_MS = 120;

interface Props {
  net: Net;
  small?: boolean;
  focus?: string;
}

interface Picked {
  node?: Node;
  edge?: Edge;
}

/** The graph on screen: taps choose, double taps expand; the same is offered by buttons and as a list. */
export function Canvas({ net: given, small, focus }: Props) {
  const [net, setNet] = useState(given);
  const [picked, setPicked] = useState<Picked>({});
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [labels, setLabels] = useState(!small || given.edges.size <= FEW);
  const [said, setSaid] = useState("");
  const [start, setStart] = useState<string>();
  const [grown, setGrown] = useState<Map<string, string[]>>(new Map());
  const box = useRef<HTMLDivElement>(null);
  const core = useRef<Core | undefined>(undefined);
  const latest = useRef(net);
  latest.current = net;
  const isDark = useDark();
  const [zoom, setZoom] = useState(1);
  const room = (box.current?.clientWidth ?? 860) * (box.current?.clientHeight ?? 600);
  const names = { size: Math.max(small ? 16 : 12, READ_AT / zoom), least: Math.min(0.85, Math.max(0.35, room / (net.nodes.size * NAME_NEEDS))) };

  useEffect(() => {
    setNet(given);
    setPicked({});
    setGrown(new Map());
  }, [given]);

  useEffect(() => {
    if (!box.current) return;
    const drawing = cytoscape({ container: box.current, style: style(isDark, names), minZoom: 0.1, maxZoom: 4, boxSelectionEnabled: false, textureOnViewport: true });
    core.current = drawing;
    drawing.on("tap", "node", (event) => setPicked({ node: latest.current.nodes.get(event.target.id()) }));
    drawing.on("tap mouseover", "edge", (event) => setPicked({ edge: latest.current.edges.get(event.target.id()) }));
    drawing.on("mouseover", "edge", (event) => event.target.addClass("near"));
    drawing.on("mouseout", "edge", (event) => event.target.removeClass("near"));
    drawing.on("mouseover", "node", (event) => event.target.closedNeighborhood().addClass("near"));
    drawing.on("mouseout", "node", () => drawing.elements().removeClass("near"));
    drawing.on("tap", (event) => event.target === drawing && setPicked({}));
    drawing.on("dbltap", "node", (event) => void grow(event.target.id()));
    return () => drawing.destroy();
  }, []);

  useEffect(() => {
    const drawing = core.current;
    if (!drawing) return;
    drawing.style(style(isDark, names));
    let timer: ReturnType<typeof setTimeout>;
    const settled = () => {
      clearTimeout(timer);
      timer = setTimeout(() => readable(drawing, names), SETTLED_MS);
    };
    readable(drawing, names);
    drawing.on("zoom add", settled);
    return () => {
      clearTimeout(timer);
      if (!drawing.destroyed()) drawing.off("zoom add", settled);
    };
  }, [isDark, names.size, names.least]);

  // What is new comes in beside what stood there; what is gone goes; nothing else is touched.
  useEffect(() => {
    const drawing = core.current;
    if (!drawing) return;
    const wanted = elements(net);
    const ids = new Set(wanted.map((one) => one.data.id));
    const fresh = drawing.elements().empty();
    drawing.batch(() => {
      drawing.elements().filter((one) => !ids.has(one.id())).remove();
      for (const one of wanted) {
        const known = drawing.getElementById(one.data.id!);
        if (known.nonempty()) known.data({ ...one.data, source: undefined, target: undefined });
        else drawing.add(one);
      }
    });
    arrange(drawing, fresh, () => setZoom(drawing.zoom()));
    if (focus) drawing.getElementById(focus).select();
  }, [net]);

  useEffect(() => {
    const drawing = core.current;
    if (!drawing) return;
    drawing.batch(() => {
      drawing.edges().toggleClass("bare", !labels);
      drawing.elements().forEach((one) => {
        const name = one.group() === "nodes" ? `type ${one.data("type")}` : `edge ${one.data("predicate")}`;
        one.style("display", hidden.has(name) ? "none" : "element");
      });
    });
  }, [hidden, labels, net]);

  useEffect(() => {
    const drawing = core.current;
    if (!drawing) return;
    drawing.batch(() => {
      drawing.elements().removeClass("faded");
      const chosen = picked.node && drawing.getElementById(picked.node.id);
      if (chosen?.nonempty()) drawing.elements().difference(chosen.closedNeighborhood()).addClass("faded");
    });
  }, [picked, net]);

  const grow = async (id: string) => {
    try {
      const more = fromAnswer(await get<GraphAnswer>(address("/api/graph", { focus: short(id), depth: 1, limit: EXPANDED })));
      const added = [...more.nodes.keys()].filter((one) => !latest.current.nodes.has(one));
      setSaid(added.length ? "" : t("graph.fewer"));
      setGrown((before) => new Map(before).set(id, added));
      setNet(joined(latest.current, more));
    } catch {
      setSaid(t("error.title"));
    }
  };
  const drop = (gone: Set<string>) => {
    const nodes = new Map([...net.nodes].filter(([id]) => !gone.has(id)));
    setNet({ nodes, edges: new Map([...net.edges].filter(([, edge]) => nodes.has(edge.source) && nodes.has(edge.target))) });
  };
  const shrink = (id: string) => {
    drop(new Set(grown.get(id)));
    setGrown((before) => (before.delete(id), new Map(before)));
  };

  if (!net.nodes.size) return <p class="empty">{t("graph.empty")}</p>;
  return (
    <div class={small ? "graph small-graph" : "graph"}>
      <Tools core={core} labels={labels} setLabels={setLabels} small={small} />
      {small && <Legend net={net} hidden={hidden} setHidden={setHidden} small />}
      <div class="canvas-row">
        <div class="canvas" ref={box} role="img" aria-label={`${t("graph.label")}: ${t("overview.size", { nodes: number(net.nodes.size), edges: number(net.edges.size) })}`} />
        <div class="picked" aria-live="polite">
          {said && <p class="muted small">{said}</p>}
          {picked.node && <PickedNode node={picked.node} core={core} start={start} setStart={setStart} grow={grow} shrink={grown.get(picked.node.id)?.length ? shrink : undefined} hide={(id) => (drop(new Set([id])), setPicked({}))} />}
          {picked.edge && <PickedEdge edge={picked.edge} net={net} />}
          {!small && (picked.node || picked.edge) && (
            <button type="button" class="quiet small back" onClick={() => (core.current?.elements().unselect(), setPicked({}))}>
              ← {t("graph.back")}
            </button>
          )}
          {!small && !picked.node && !picked.edge && (
            <>
              <p class="muted small">{t("graph.help")}</p>
              <Legend net={net} hidden={hidden} setHidden={setHidden} />
            </>
          )}
        </div>
      </div>
      <AsList net={net} pick={(edge) => (core.current?.elements().unselect(), core.current?.getElementById(edgeKey(edge)).select(), setPicked({ edge }))} />
    </div>
  );
}

interface PickedNodeProps {
  node: Node;
  core: CoreRef;
  /** Where a path was said to begin. */
  start?: string;
  setStart: (id: string) => void;
  grow: (id: string) => void;
  shrink?: (id: string) => void;
  hide: (id: string) => void;
}

function PickedNode({ node, core, start, setStart, grow, shrink, hide }: PickedNodeProps) {
  const drawn = core.current?.getElementById(node.id);
  const [pinned, setPinned] = useState(drawn?.hasClass("pinned") ?? false);
  useEffect(() => setPinned(drawn?.hasClass("pinned") ?? false), [node.id]);
  const pin = () => {
    drawn?.toggleClass("pinned", !pinned);
    setPinned(!pinned);
  };
  return (
    <>
      <p>
        <Badge thing={node} />
      </p>
      <p>
        <strong>
          <ThingLink thing={node} />
        </strong>
      </p>
      <p class="muted small">{t("graph.links", { n: drawn?.degree(false) ?? 0 })}</p>
      <div class="actions">
        <button type="button" onClick={() => grow(node.id)}>
          {t("graph.expand")}
        </button>
        {shrink && (
          <button type="button" onClick={() => shrink(node.id)}>
            {t("graph.collapse")}
          </button>
        )}
        <button type="button" aria-pressed={pinned} onClick={pin}>
          {pinned ? t("graph.unpin") : t("graph.pin")}
        </button>
        <button type="button" onClick={() => hide(node.id)}>
          {t("graph.hide")}
        </button>
        {start && start !== node.id ? (
          <a href={address("/path", { from: short(start), to: short(node.id) })}>{t("graph.pathto")}</a>
        ) : (
          <button type="button" aria-pressed={start === node.id} onClick={() => setStart(node.id)}>
            {t("graph.pathfrom")}
          </button>
        )}
      </div>
    </>
  );
}

function PickedEdge({ edge, net }: { edge: Edge; net: Net }) {
  const [source, target] = [net.nodes.get(edge.source), net.nodes.get(edge.target)];
  if (!source || !target) return null;
  return (
    <>
      <p>
        <ThingLink thing={source} /> <span class={`role role-${edge.predicate}`}>{predicateName(edge.predicate)}</span> <ThingLink thing={target} />
      </p>
      <Evidence proofs={edge.evidence} most={2} />
    </>
  );
}
