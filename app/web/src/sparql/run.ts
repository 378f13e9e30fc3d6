// Asking the service in SPARQL, and reading whatever comes back.
import { Problem } from "../api";
import { token } from "../token";

export interface Term {
  type: "uri" | "literal" | "bnode" | "triple";
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}
export type Binding = Record<string, Term | undefined>;
export interface Answer {
  ms: number;
  rows?: number;
  variables?: string[];
  bindings?: Binding[];
  boolean?: boolean;
  triples?: [Term, Term, Term][];
  raw?: string;
  error?: Problem;
}

const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, application/json;q=0.2";

/** Runs a query by POST, as the protocol has it; never throws. */
export async function ask(query: string, signal?: AbortSignal): Promise<Answer> {
  const begun = performance.now();
  const took = () => performance.now() - begun;
  try {
    const response = await fetch("/sparql", { method: "POST", body: query, signal, headers: { Accept: ACCEPT, "Content-Type": "application/sparql-query", ...(token.get() ? { Authorization: `Bearer ${token.get()}` } : {}) } });
    const text = await response.text();
    if (!response.ok) return { ms: took(), error: problem(response.status, text) };
    const kind = response.headers.get("content-type") ?? "";
    if (!kind.includes("json")) {
      const triples = parse(text);
      return { ms: took(), rows: triples.length, triples, raw: text };
    }
    const body = JSON.parse(text);
    if (typeof body.boolean === "boolean") return { ms: took(), boolean: body.boolean, raw: text };
    return { ms: took(), rows: body.results.bindings.length, variables: body.head.vars, bindings: body.results.bindings, raw: text };
  } catch (error) {
    return { ms: took(), error: new Problem(0, String((error as Error).message ?? error)) };
  }
}

function problem(status: number, text: string): Problem {
  try {
    return new Problem(status, JSON.parse(text).detail ?? text);
  } catch {
    return new Problem(status, text);
  }
}

const NODE = String.raw`(<[^>]*>|_:\S+)`;
const LINE = new RegExp(String.raw`^${NODE}\s+(<[^>]*>)\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)\s*\.$`);

/** N-Triples, line by line; what is no plain triple is left out (it stands in the raw text). */
export function parse(text: string): [Term, Term, Term][] {
  return text.split("\n").flatMap((line) => {
    const found = LINE.exec(line.trim());
    return found ? [[term(found[1]!), term(found[2]!), term(found[3]!)] as [Term, Term, Term]] : [];
  });
}

function term(text: string): Term {
  if (text.startsWith("<")) return { type: "uri", value: unescape(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
  const end = text.lastIndexOf('"');
  const rest = text.slice(end + 1);
  return { type: "literal", value: unescape(text.slice(1, end)), "xml:lang": rest.startsWith("@") ? rest.slice(1) : undefined, datatype: rest.startsWith("^^") ? rest.slice(3, -1) : undefined };
}

const PLAIN: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) => (one ? (PLAIN[one] ?? one) : String.fromCodePoint(parseInt(four ?? eight, 16))));
}

export const PREFIXES: Record<string, string> = {
  pg: "https://w3id.org/policygraph/ontology#", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#", owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#", skos: "http://www.w3.org/2004/02/skos/core#", schema: "https://schema.org/", prov: "http://www.w3.org/ns/prov#", dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/", org: "http://www.w3.org/ns/org#", geo: "http://www.opengis.net/ont/geosparql#", industry: "https://w3id.org/policygraph/industry/",
};

/** An address as people read it: a prefixed name, a slug, or itself. */
export function brief(iri: string): string {
  for (const [prefix, start] of Object.entries(PREFIXES)) if (iri.startsWith(start)) return `${prefix}:${iri.slice(start.length)}`;
  const at = iri.indexOf("/id/");
  return at < 0 ? iri : iri.slice(at + 4);
}
