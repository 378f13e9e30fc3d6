// Rows of any list, and answers of /api/graph, as nodes and edges with their sentences.
import { type Evidence, type GraphAnswer, type Participant, type Row, type Thing } from "../api";
import { things, value } from "../facts";

export interface Node extends Thing {
  x?: number;
  y?: number;
}
export interface Edge {
  source: string;
  target: string;
  predicate: string;
  evidence: Evidence[];
}
export interface Net {
  nodes: Map<string, Node>;
  edges: Map<string, Edge>;
}

export const empty = (): Net => ({ nodes: new Map(), edges: new Map() });
export const edgeKey = (edge: Pick<Edge, "source" | "target" | "predicate">): string => `${edge.source} ${edge.predicate} ${edge.target}`;

export function addNode(net: Net, thing: Thing & { x?: number; y?: number }): void {
  const known = net.nodes.get(thing.id);
  net.nodes.set(thing.id, { ...known, id: thing.id, name: thing.name, type: thing.type === "other" && known ? known.type : thing.type, x: known?.x ?? thing.x, y: known?.y ?? thing.y });
}

export function addEdge(net: Net, edge: Edge): void {
  if (edge.source !== edge.target && net.nodes.has(edge.source) && net.nodes.has(edge.target)) net.edges.set(edgeKey(edge), edge);
}

const SLOTS: Record<string, string> = { attendees: "attendee", speakers: "speaker", parent: "partOfEvent", led_by: "ledBy", members: "member", working_groups: "workingGroup", parts: "part", responds_to: "respondsTo" };
const LINKS = ["host", "organizer", "supporter", "speakers", "chair", "attendees", "venue", "region", "parent", "launches", "announces", "issuer", "parts", "responds_to", "members", "led_by", "working_groups"];

/** The relations that a list's rows state among themselves. */
export function fromRows(rows: readonly Row[]): Net {
  const net = empty();
  for (const row of rows) {
    addNode(net, row);
    const taken = (row as unknown as Participant).participations;
    for (const one of Array.isArray(taken) ? taken : []) {
      addNode(net, one.event);
      for (const role of one.roles) addEdge(net, { source: one.event.id, target: row.id, predicate: role, evidence: one.evidence });
    }
    const facts = (Array.isArray(row.facts) ? row.facts : []) as Record<string, unknown>[];
    for (const slot of LINKS)
      for (const raw of things(row[slot])) {
        addNode(net, raw);
        const fact = facts.find((one) => one.slot === slot && one.id === raw.id);
        addEdge(net, { source: row.id, target: raw.id, predicate: SLOTS[slot] ?? slot, evidence: fact ? value(fact).evidence : [] });
      }
  }
  return net;
}

/** The service's own part of the graph. */
export function fromAnswer(answer: GraphAnswer): Net {
  const net = empty();
  for (const node of answer.nodes) addNode(net, node);
  for (const edge of answer.edges) addEdge(net, { ...edge, evidence: edge.evidence ?? [] });
  return net;
}

export function joined(a: Net, b: Net): Net {
  const net: Net = { nodes: new Map(a.nodes), edges: new Map(a.edges) };
  for (const node of b.nodes.values()) addNode(net, node);
  for (const edge of b.edges.values()) addEdge(net, edge);
  return net;
}

/** The first of a thing's neighbours, for drawing them around it: the fullest rows first. */
export function limited(net: Net, most: number): Net {
  if (net.nodes.size <= most) return net;
  const degree = new Map<string, number>();
  for (const edge of net.edges.values()) for (const end of [edge.source, edge.target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const kept = empty();
  for (const node of [...net.nodes.values()].sort((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0)).slice(0, most)) addNode(kept, node);
  for (const edge of net.edges.values()) addEdge(kept, edge);
  return kept;
}

