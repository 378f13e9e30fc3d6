import type { Core } from "cytoscape";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { get, pageOf, short, type GraphAnswer, type Thing } from "../api";
import { number, t } from "../i18n";
import { lookOf, typeWord } from "../kinds";
import { address } from "../router";
import { useDark } from "../theme";
import { Badge, ThingLink } from "../ui/basics";
import { Evidence } from "../ui/evidence";
import { save } from "../ui/take";
import { arrange, cytoscape, elements, style, toSvg } from "./cytoscape";
import { edgeKey, fromAnswer, joined, type Edge, type Net, type Node } from "./elements";
import { predicateName } from "./words";

const EXPANDED = 40;
/** A small graph with more edges than this leaves their names out. */
const FEW = 16;

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
  const font = net.nodes.size > 24 ? (small ? 20 : 15) : small ? 16 : 12;

  useEffect(() => {
    setNet(given);
    setPicked({});
    setGrown(new Map());
  }, [given]);

  useEffect(() => {
    if (!box.current) return;
    const drawing = cytoscape({ container: box.current, style: style(isDark, font), minZoom: 0.1, maxZoom: 4, boxSelectionEnabled: false, textureOnViewport: true });
    core.current = drawing;
    drawing.on("tap", "node", (event) => setPicked({ node: latest.current.nodes.get(event.target.id()) }));
    drawing.on("tap mouseover", "edge", (event) => setPicked({ edge: latest.current.edges.get(event.target.id()) }));
    drawing.on("tap", (event) => event.target === drawing && setPicked({}));
    drawing.on("dbltap", "node", (event) => void grow(event.target.id()));
    return () => drawing.destroy();
  }, []);

  useEffect(() => void core.current?.style(style(isDark, font)), [isDark, font]);

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
    arrange(drawing, fresh);
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
      <Tools core={core} net={net} hidden={hidden} setHidden={setHidden} labels={labels} setLabels={setLabels} small={small} />
      <div class="canvas-row">
        <div class="canvas" ref={box} role="img" aria-label={`${t("graph.label")}: ${t("overview.size", { nodes: number(net.nodes.size), edges: number(net.edges.size) })}`} />
        <div class="picked" aria-live="polite">
          {said && <p class="muted small">{said}</p>}
          {picked.node && <PickedNode node={picked.node} core={core} start={start} setStart={setStart} grow={grow} shrink={grown.get(picked.node.id)?.length ? shrink : undefined} hide={(id) => (drop(new Set([id])), setPicked({}))} />}
          {picked.edge && <PickedEdge edge={picked.edge} net={net} />}
          {!picked.node && !picked.edge && !small && <p class="muted small">{t("graph.help")}</p>}
        </div>
      </div>
      <AsList net={net} pick={(edge) => (core.current?.elements().unselect(), core.current?.getElementById(edgeKey(edge)).select(), setPicked({ edge }))} />
    </div>
  );
}

type CoreRef = { current: Core | undefined };

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

interface ToolsProps {
  core: CoreRef;
  net: Net;
  hidden: ReadonlySet<string>;
  setHidden: (hidden: ReadonlySet<string>) => void;
  labels: boolean;
  setLabels: (labels: boolean) => void;
  small?: boolean;
}

function Folded({ folded, title, children }: { folded?: boolean; title: string; children: ComponentChildren }) {
  if (!folded) return <>{children}</>;
  return (
    <details class="folded">
      <summary class="small">{title}</summary>
      {children}
    </details>
  );
}

function Tools({ core, net, hidden, setHidden, labels, setLabels, small }: ToolsProps) {
  const types = useMemo(() => counted([...net.nodes.values()].map((node) => node.type)), [net]);
  const roles = useMemo(() => counted([...net.edges.values()].map((edge) => edge.predicate)), [net]);
  const samples = useMemo(() => new Map([...net.nodes.values()].map((node) => [node.type, node])), [net]);
  const toggle = (name: string) => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    setHidden(next);
  };
  const zoom = (by: number) => core.current?.zoom({ level: core.current.zoom() * by, renderedPosition: { x: core.current.width() / 2, y: core.current.height() / 2 } });
  const isDark = useDark();
  return (
    <div class="tools">
      <button type="button" onClick={() => core.current?.fit(undefined, 30)}>
        {t("graph.fit")}
      </button>
      <button type="button" aria-label={t("graph.zoomin")} onClick={() => zoom(1.3)}>
        +
      </button>
      <button type="button" aria-label={t("graph.zoomout")} onClick={() => zoom(1 / 1.3)}>
        −
      </button>
      {!small && (
        <>
          <button type="button" onClick={() => core.current && arrange(core.current, false)}>
            {t("graph.relayout")}
          </button>
          <label>
            <input type="checkbox" checked={labels} onChange={() => setLabels(!labels)} /> {t("graph.labels")}
          </label>
          <button type="button" onClick={() => core.current && save(core.current.png({ output: "blob", full: true, scale: 2, bg: isDark ? "#11151c" : "#ffffff" }) as unknown as Blob, "policygraph.png")}>
            {t("take.png")}
          </button>
          <button type="button" onClick={() => core.current && save(toSvg(core.current, isDark), "policygraph.svg", "image/svg+xml")}>
            {t("take.svg")}
          </button>
        </>
      )}
      <Folded folded={small} title={t("graph.types")}>
      <fieldset class="legend">
        <legend class="visually-hidden">{t("graph.types")}</legend>
        {[...types].map(([type, count]) => (
          <label key={type} class={`tone-${lookOf(samples.get(type)!).tone}`}>
            <input type="checkbox" checked={!hidden.has(`type ${type}`)} onChange={() => toggle(`type ${type}`)} />
            <span class="sign" aria-hidden="true">
              {lookOf(samples.get(type)!).sign}
            </span>
            {typeWord(samples.get(type)!)} <span class="count">{count}</span>
          </label>
        ))}
      </fieldset>
      </Folded>
      {!small && roles.size > 1 && (
        <fieldset class="legend">
          <legend class="visually-hidden">{t("graph.roles")}</legend>
          {[...roles].map(([role, count]) => (
            <label key={role}>
              <input type="checkbox" checked={!hidden.has(`edge ${role}`)} onChange={() => toggle(`edge ${role}`)} />
              {predicateName(role)} <span class="count">{count}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function counted(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

/** The relations as text, for those who hear the page and for the keyboard. */
function AsList({ net, pick }: { net: Net; pick: (edge: Edge) => void }) {
  const name = (id: string): Thing => net.nodes.get(id)!;
  return (
    <details class="aslist">
      <summary class="small">{t("graph.aslist", { n: number(net.edges.size) })}</summary>
      <ul class="plain">
        {[...net.edges.values()].slice(0, 400).map((edge) => (
          <li key={edgeKey(edge)}>
            <a href={pageOf(edge.source)}>{name(edge.source).name}</a>{" "}
            <button type="button" class="quiet small" onClick={() => pick(edge)}>
              — {predicateName(edge.predicate)} →
            </button>{" "}
            <a href={pageOf(edge.target)}>{name(edge.target).name}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
