// The drawing of neighbourhoods: what cytoscape shows for nodes and edges, and how it lays them out.
import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";
import fcose from "cytoscape-fcose";
import { lookOf, TONES, type Tone } from "../kinds";
import { edgeKey, type Net } from "./elements";
import { predicateName } from "./words";

cytoscape.use(fcose);

const SEED_RING = 220;
const LARGEST = 1.25;

/** `font`: larger where many nodes are shrunk to fit. */
export function style(dark: boolean, font: number): StylesheetJson {
  const [ink, muted, line, paper, accent] = dark ? ["#e4e8ee", "#a0aab9", "#465062", "#11151c", "#8ab8f5"] : ["#1a2230", "#566071", "#b6bfcc", "#ffffff", "#1d4f91"];
  const tones = (Object.keys(TONES) as Tone[]).map((tone) => ({ selector: `.tone-${tone}`, style: { "background-color": TONES[tone][dark ? 1 : 0] } }));
  return [
    {
      selector: "node",
      style: {
        label: "data(label)", shape: "data(shape)" as never, width: "data(size)", height: "data(size)", "font-size": font, color: ink, "font-family": "Noto Sans KR, Noto Sans CJK KR, Malgun Gothic, sans-serif",
        "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": `${font * 9}px`, "text-background-color": paper, "text-background-opacity": 0.75, "text-background-padding": "1px", "min-zoomed-font-size": 5,
      },
    },
    ...tones,
    {
      selector: "edge",
      style: {
        width: 1.2, "line-color": line, "target-arrow-color": line, "target-arrow-shape": "triangle", "arrow-scale": 0.7, "curve-style": "bezier", label: "data(label)", "font-size": font * 0.8, color: muted,
        "text-background-color": paper, "text-background-opacity": 0.85, "text-rotation": "autorotate", "min-zoomed-font-size": 8,
      },
    },
    { selector: "edge.bare", style: { label: "" } },
    { selector: ".faded", style: { opacity: 0.22 } },
    { selector: "node:selected", style: { "border-width": 3, "border-color": accent, "font-weight": 700 } },
    { selector: "edge:selected", style: { width: 3, "line-color": accent, "target-arrow-color": accent } },
    { selector: ".pinned", style: { "border-width": 2, "border-style": "double", "border-color": ink } },
  ] as StylesheetJson;
}

/** Nodes and edges as cytoscape's elements; new ones start on a ring, so that the layout is the same each time. */
export function elements(net: Net): ElementDefinition[] {
  const degree = new Map<string, number>();
  for (const edge of net.edges.values()) for (const end of [edge.source, edge.target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const nodes = [...net.nodes.values()].map((node, at): ElementDefinition => {
    const look = lookOf(node);
    const turn = (2 * Math.PI * at) / net.nodes.size;
    return {
      group: "nodes",
      data: { id: node.id, label: shortened(node.name), name: node.name, type: node.type, shape: look.shape, size: 16 + 5 * Math.sqrt(degree.get(node.id) ?? 0) },
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
export function arrange(core: Core, fresh: boolean): void {
  const fixed = core.nodes(".pinned").map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const laid = core.layout({ name: "fcose", quality: core.nodes().length > 300 ? "draft" : "default", randomize: false, animate: !fresh && !calm && core.nodes().length < 200, animationDuration: 350, fit: true, padding: 30, idealEdgeLength: 120, nodeRepulsion: 20000, nodeSeparation: 120, nodeDimensionsIncludeLabels: true, numIter: 3000, gravity: 0.12, packComponents: true, fixedNodeConstraint: fixed.length ? fixed : undefined } as never);
  // A handful of nodes is not blown up to fill the frame.
  laid.one("layoutstop", () => core.zoom() > LARGEST && (core.zoom(LARGEST), core.center()));
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
    root.append(svg("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: dark ? "#465062" : "#b6bfcc" }));
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
