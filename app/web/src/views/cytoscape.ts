// The drawing of neighbourhoods: what cytoscape shows for nodes and edges, and how it lays them out.
import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";
import fcose from "cytoscape-fcose";
import { lookOf, TONES, type Tone } from "../kinds";
import { edgeKey, type Net } from "./elements";
import { predicateName } from "./words";

cytoscape.use(fcose);

const SEED_RING = 220;
const LARGEST = 1.25;
/** Parts in an event by colour and dashes; to have come is the plain line. */
const ROLE_LINES: { roles: string[]; tone: Tone; line: "solid" | "dashed" | "dotted" }[] = [
  { roles: ["host", "organizer"], tone: "state", line: "solid" },
  { roles: ["supporter"], tone: "public", line: "dashed" },
  { roles: ["speaker", "chair"], tone: "event", line: "solid" },
  { roles: ["partOfEvent", "locatedIn", "venue", "region", "country"], tone: "plain", line: "dotted" },
];

/** How large names are: of the best connected, and what share of that of the others. */
export interface Names {
  size: number;
  least: number;
}

/** The sheet of a theme. Names too small to be read are left out until one zooms in. */
export function style(dark: boolean, { size: font, least }: Names): StylesheetJson {
  const [ink, muted, line, paper, accent] = dark ? ["#e4e8ee", "#a0aab9", "#465062", "#11151c", "#8ab8f5"] : ["#1a2230", "#566071", "#b6bfcc", "#ffffff", "#1d4f91"];
  const tones = (Object.keys(TONES) as Tone[]).map((tone) => ({ selector: `.tone-${tone}`, style: { "background-color": TONES[tone][dark ? 1 : 0] } }));
  return [
    {
      selector: "node",
      style: {
        label: "data(label)", shape: "data(shape)" as never, width: "data(size)", height: "data(size)", "font-size": `mapData(degree, 0, 1, ${font * least}, ${font})`, color: ink, "font-family": "Noto Sans KR, Noto Sans CJK KR, Malgun Gothic, sans-serif",
        "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": `${font * 9}px`, "text-background-color": paper, "text-background-opacity": 0.75, "text-background-padding": "1px",
      },
    },
    ...tones,
    {
      selector: "edge",
      style: {
        width: 1.2, "line-color": line, "target-arrow-color": line, "target-arrow-shape": "triangle", "arrow-scale": 0.7, "curve-style": "bezier", label: "data(label)", "font-size": font * EDGE_NAME, color: muted,
        "text-background-color": paper, "text-background-opacity": 0.85, "text-rotation": "autorotate",
      },
    },
    ...ROLE_LINES.map(({ roles, tone, line: dashes }) => ({
      selector: roles.map((role) => `edge[predicate="${role}"]`).join(","),
      style: { "line-color": TONES[tone][dark ? 1 : 0], "target-arrow-color": TONES[tone][dark ? 1 : 0], "line-style": dashes, "line-opacity": 0.75 },
    })),
    { selector: "edge.bare, .unread", style: { label: "" } },
    { selector: ".faded", style: { opacity: 0.22 } },
    { selector: "node:selected", style: { "border-width": 3, "border-color": accent, "font-weight": 700 } },
    { selector: "edge.near", style: { width: 2.4, "line-color": accent, "target-arrow-color": accent, "line-opacity": 1, label: "data(label)", "font-size": font, color: ink, "z-index": 9 } },
    { selector: "node.near", style: { label: "data(label)", "font-size": font, "z-index": 10 } },
    { selector: "edge:selected", style: { width: 3, "line-color": accent, "target-arrow-color": accent } },
    { selector: ".pinned", style: { "border-width": 2, "border-style": "double", "border-color": ink } },
  ] as StylesheetJson;
}

const LEAST_READ = 8;
const EDGE_NAME = 0.62;

/** Leaves out the names that would be smaller than one reads, as the zoom stands. */
export function readable(core: Core, { size, least }: Names): void {
  const zoom = core.zoom();
  const edges = size * EDGE_NAME * least * zoom < LEAST_READ * EDGE_NAME;
  core.batch(() => {
    core.nodes().forEach((node) => void node.toggleClass("unread", size * (least + (1 - least) * node.data("degree")) * zoom < LEAST_READ));
    core.edges().toggleClass("unread", edges);
  });
}

/** Nodes and edges as cytoscape's elements; new ones start on a ring, so that the layout is the same each time. */
export function elements(net: Net): ElementDefinition[] {
  const degree = new Map<string, number>();
  for (const edge of net.edges.values()) for (const end of [edge.source, edge.target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const most = Math.max(1, ...degree.values());
  const nodes = [...net.nodes.values()].map((node, at): ElementDefinition => {
    const look = lookOf(node);
    const turn = (2 * Math.PI * at) / net.nodes.size;
    return {
      group: "nodes",
      data: { id: node.id, label: shortened(node.name), name: node.name, type: node.type, shape: look.shape, degree: (degree.get(node.id) ?? 0) / most, size: 16 + 5 * Math.sqrt(degree.get(node.id) ?? 0) },
      classes: `tone-${look.tone}`,
      position: { x: SEED_RING * Math.cos(turn), y: SEED_RING * Math.sin(turn) },
    };
  });
  const edges = [...net.edges.values()].map((edge): ElementDefinition => ({ group: "edges", data: { id: edgeKey(edge), source: edge.source, target: edge.target, predicate: edge.predicate, label: predicateName(edge.predicate) } }));
  return [...nodes, ...edges];
}

const LONGEST = 26;

function shortened(name: string): string {
  const points = Array.from(name);
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join("")}…` : name;
}

/** Lays the graph out; what stood before moves as little as it can, what is pinned not at all. */
export function arrange(core: Core, fresh: boolean, done?: () => void): void {
  const fixed = core.nodes(".pinned").map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const laid = core.layout({ name: "fcose", quality: core.nodes().length > 300 ? "draft" : "default", randomize: false, animate: !fresh && !calm && core.nodes().length < 200, animationDuration: 350, fit: true, padding: 30, idealEdgeLength: 120, nodeRepulsion: 20000, nodeSeparation: 120, nodeDimensionsIncludeLabels: true, numIter: 3000, gravity: 0.12, packComponents: true, fixedNodeConstraint: fixed.length ? fixed : undefined } as never);
  // A handful of nodes is not blown up to fill the frame.
  laid.one("layoutstop", () => {
    if (core.zoom() > LARGEST) core.zoom(LARGEST), core.center();
    done?.();
  });
  laid.run();
}

/** The same drawing as an SVG document: straight edges, the nodes' signs as text. */
export function toSvg(core: Core, dark: boolean): string {
  const svg = (name: string, attributes: Record<string, string | number>, text?: string) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, one] of Object.entries(attributes)) element.setAttribute(key, String(one));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const box = core.elements().boundingBox();
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${box.x1 - 20} ${box.y1 - 20} ${box.w + 40} ${box.h + 40}`, width: Math.round(box.w + 40), height: Math.round(box.h + 40), "font-family": "Noto Sans KR, Noto Sans CJK KR, sans-serif" });
  root.append(svg("rect", { x: box.x1 - 20, y: box.y1 - 20, width: box.w + 40, height: box.h + 40, fill: dark ? "#11151c" : "#ffffff" }));
  core.edges(":visible").forEach((edge) => {
    const [a, b] = [edge.source().position(), edge.target().position()];
    root.append(svg("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: String(edge.style("line-color")) }));
    if (!edge.hasClass("bare")) root.append(svg("text", { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, "font-size": 8, "text-anchor": "middle", fill: dark ? "#a0aab9" : "#566071" }, edge.data("label")));
  });
  core.nodes(":visible").forEach((node) => {
    const { x, y } = node.position();
    const look = lookOf({ id: node.id(), type: node.data("type") });
    root.append(svg("text", { x, y: y + node.width() / 3, "font-size": node.width(), "text-anchor": "middle", fill: TONES[look.tone][dark ? 1 : 0], "font-family": "DejaVu Sans, sans-serif" }, look.sign));
    root.append(svg("text", { x, y: y + node.width() / 2 + 12, "font-size": 11, "text-anchor": "middle", fill: dark ? "#e4e8ee" : "#1a2230" }, node.data("name")));
  });
  return new XMLSerializer().serializeToString(root);
}

export { cytoscape };
