// What stands around a graph: its legend with switches, its tools, and its relations as a list.
import type { Core } from "cytoscape";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { pageOf, type Thing } from "../api";
import { number, t } from "../i18n";
import { lookOf, typeWord } from "../kinds";
import { useDark } from "../theme";
import { save } from "../ui/take";
import { arrange, toSvg } from "./cytoscape";
import { edgeKey, type Edge, type Net } from "./elements";
import { predicateName } from "./words";

export type CoreRef = { current: Core | undefined };

interface ToolsProps {
  core: CoreRef;
  labels: boolean;
  setLabels: (labels: boolean) => void;
  small?: boolean;
}

interface LegendProps {
  net: Net;
  hidden: ReadonlySet<string>;
  setHidden: (hidden: ReadonlySet<string>) => void;
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

/** What the signs mean and how many there are, each a switch: types of things, kinds of relations. */
export function Legend({ net, hidden, setHidden, small }: LegendProps) {
  const types = useMemo(() => counted([...net.nodes.values()].map((node) => node.type)), [net]);
  const roles = useMemo(() => counted([...net.edges.values()].map((edge) => edge.predicate)), [net]);
  const samples = useMemo(() => new Map([...net.nodes.values()].map((node) => [node.type, node])), [net]);
  const toggle = (name: string) => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    setHidden(next);
  };
  return (
    <Folded folded={small} title={t("graph.types")}>
      <fieldset class="legend">
        <legend class={small ? "visually-hidden" : undefined}>{t("graph.types")}</legend>
        {[...types].map(([type, count]) => (
          <label key={type} class={`tone-${lookOf(samples.get(type)!).tone}`}>
            <input type="checkbox" checked={!hidden.has(`type ${type}`)} onChange={() => toggle(`type ${type}`)} />
            <span class="sign" aria-hidden="true">
              {lookOf(samples.get(type)!).sign}
            </span>
            <span class="word">{typeWord(samples.get(type)!)}</span> <span class="count">{count}</span>
          </label>
        ))}
      </fieldset>
      {!small && roles.size > 1 && (
        <fieldset class="legend">
          <legend>{t("graph.roles")}</legend>
          {[...roles].map(([role, count]) => (
            <label key={role}>
              <input type="checkbox" checked={!hidden.has(`edge ${role}`)} onChange={() => toggle(`edge ${role}`)} />
              <span class={`stroke stroke-${role}`} aria-hidden="true" />
              <span class="word">{predicateName(role)}</span> <span class="count">{count}</span>
            </label>
          ))}
        </fieldset>
      )}
    </Folded>
  );
}

/** What is done to the whole drawing: fit, zoom, lay out, name the roles, take it away. */
export function Tools({ core, labels, setLabels, small }: ToolsProps) {
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
    </div>
  );
}

function counted(words: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

/** The relations as text, for those who hear the page and for the keyboard. */
export function AsList({ net, pick }: { net: Net; pick: (edge: Edge) => void }) {
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
