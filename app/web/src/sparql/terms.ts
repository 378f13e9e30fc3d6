// What the editor completes: the language's words, the prefixes, and the ontology's own terms.
import type { Completion } from "@codemirror/autocomplete";
import { brief, ask, PREFIXES } from "./run";

const WORDS = "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS GRAPH VALUES BIND CONSTRUCT DESCRIBE ASK ORDER BY GROUP BY HAVING LIMIT OFFSET PREFIX COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT LANG STR CONTAINS LCASE REGEX STRSTARTS BOUND EXISTS COALESCE IF YEAR MONTH".split(" ");
const TERMS = `SELECT DISTINCT ?term ?kind ?label WHERE {
  VALUES (?class ?kind) { (owl:Class "class") (owl:ObjectProperty "property") (owl:DatatypeProperty "property") (skos:Concept "constant") }
  ?term a ?class .
  OPTIONAL { ?term rdfs:label|skos:prefLabel ?label FILTER(LANG(?label) = "ko") }
}`;

let known: Promise<Completion[]> | undefined;

/** Every completion; the ontology is asked for once. */
export function terms(): Promise<Completion[]> {
  known ??= ask(TERMS).then((answer) => [
    ...WORDS.map((label) => ({ label, type: "keyword" })),
    ...Object.keys(PREFIXES).map((prefix) => ({ label: `${prefix}:`, type: "namespace" })),
    ...(answer.bindings ?? []).filter((row) => row.term?.type === "uri").map((row) => ({ label: brief(row.term!.value), type: row.kind?.value, detail: row.label?.value })),
  ]);
  return known;
}
