// The overview's drawing. The service gives every node its place; here they are only put on screen, a slice a frame.
import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import type { GraphAnswer } from "../api";
import { lookOf, TONES } from "../kinds";

export interface Drawing {
  end: () => void;
  fit: () => void;
  zoom: (by: number) => void;
  show: (id: string) => void;
}
interface Options {
  dark: boolean;
  open: (id: string) => void;
  progress: (percent: number) => void;
  stop: AbortSignal;
}

const SLICE = 2_000;
/** Beyond this many, edges are drawn only while the camera rests (sigma hides them on the move). */
const MANY = 2_000;

/** The share of nodes at each side that the first view may leave out. */
const OUTSIDE = 0.005;

const frame = () => new Promise(requestAnimationFrame);

export async function draw(box: HTMLElement, answer: GraphAnswer, { dark, open, progress, stop }: Options): Promise<Drawing> {
  const graph = new Graph({ multi: true, type: "directed" });
  const many = answer.nodes.length > MANY || answer.edges.length > 2 * MANY;
  const sigma = new Sigma(graph, box, {
    hideEdgesOnMove: many, hideLabelsOnMove: many, labelDensity: 0.6, labelGridCellSize: 130, labelRenderedSizeThreshold: many ? 9 : 5, labelFont: "Noto Sans KR, Noto Sans CJK KR, Malgun Gothic, sans-serif", labelSize: 11,
    labelColor: { color: dark ? "#e4e8ee" : "#1a2230" }, defaultEdgeColor: dark ? "#3d4858" : "#c3cbd6", minEdgeThickness: 0.8, zIndex: false, allowInvalidContainer: true, defaultEdgeType: "line", edgeProgramClasses: { line: EdgeLineProgram },
    defaultDrawNodeHover: (context, data, settings) => {
      const size = settings.labelSize;
      context.font = `600 ${size}px ${settings.labelFont}`;
      const width = context.measureText(data.label ?? "").width;
      context.fillStyle = dark ? "#181d26" : "#ffffff";
      context.fillRect(data.x + data.size + 1, data.y - size, width + 8, size * 1.9);
      context.fillStyle = dark ? "#e4e8ee" : "#1a2230";
      context.fillText(data.label ?? "", data.x + data.size + 4, data.y + size / 3);
    },
  });
  sigma.on("clickNode", ({ node }) => open(node));
  sigma.on("enterNode", () => (box.style.cursor = "pointer"));
  sigma.on("leaveNode", () => (box.style.cursor = ""));
  const all = answer.nodes.length + answer.edges.length;
  // The frame stands before the first node does, so that nothing moves while the rest come in; a few far ones stay outside.
  const extent = (axis: "x" | "y"): [number, number] => {
    const sorted = answer.nodes.map((node) => node[axis] ?? 0).sort((a, b) => a - b);
    return [sorted[Math.floor(sorted.length * OUTSIDE)]!, sorted[Math.ceil(sorted.length * (1 - OUTSIDE)) - 1]!];
  };
  sigma.setCustomBBox({ x: extent("x"), y: extent("y") });
  for (let at = 0; at < answer.nodes.length && !stop.aborted; at += SLICE) {
    for (const node of answer.nodes.slice(at, at + SLICE)) {
      if (graph.hasNode(node.id)) continue;
      graph.addNode(node.id, { x: node.x ?? 0, y: node.y ?? 0, size: Math.max(1.5, (node.size ?? 4) * (many ? 0.3 : 0.45)), label: node.name, color: TONES[lookOf(node).tone][dark ? 1 : 0] });
    }
    progress(Math.floor((100 * Math.min(at + SLICE, answer.nodes.length)) / all));
    await frame();
  }
  for (let at = 0; at < answer.edges.length && !stop.aborted; at += SLICE) {
    for (const edge of answer.edges.slice(at, at + SLICE)) if (graph.hasNode(edge.source) && graph.hasNode(edge.target)) graph.addEdge(edge.source, edge.target, { size: 0.8 });
    progress(Math.floor((100 * (answer.nodes.length + Math.min(at + SLICE, answer.edges.length))) / all));
    await frame();
  }
  progress(100);
  const camera = sigma.getCamera();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    end: () => sigma.kill(),
    fit: () => void camera.animatedReset({ duration: calm ? 0 : 300 }),
    zoom: (by) => void camera.animate({ ratio: camera.ratio * by }, { duration: calm ? 0 : 200 }),
    show: (id) => {
      const shown = sigma.getNodeDisplayData(id);
      if (shown) void camera.animate({ x: shown.x, y: shown.y, ratio: 0.15 }, { duration: calm ? 0 : 400 });
    },
  };
}
