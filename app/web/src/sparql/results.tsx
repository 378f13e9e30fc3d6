import { useEffect, useMemo, useState } from "preact/hooks";
import { pageOf } from "../api";
import { lang, number, t } from "../i18n";
import { Failure } from "../ui/failure";
import { lazy } from "../ui/lazy";
import { csv, save } from "../ui/take";
import { addEdge, addNode, empty, type Net } from "../views/elements";
import { ask, brief, type Answer, type Binding, type Term } from "./run";

const Canvas = lazy(() => import("../views/canvas").then((one) => one.Canvas));
const SHOWN = 500;
const BARS = 60;
const FORMATS = { csv: "text/csv", json: "application/sparql-results+json" };

function Cell({ term }: { term: Term | undefined }) {
  if (!term) return null;
  if (term.type !== "uri") return <span>{term.value}</span>;
  if (term.value.includes("/id/")) return <a href={pageOf(term.value)}>{brief(term.value)}</a>;
  return <span title={term.value}>{brief(term.value)}</span>;
}

const isNumber = (term: Term | undefined): boolean => term?.type === "literal" && term.value !== "" && Number.isFinite(Number(term.value));

/** Rows for the table: those of a SELECT, or triples as three columns. */
function table(answer: Answer): { columns: string[]; rows: Binding[] } {
  if (answer.bindings) return { columns: answer.variables ?? [], rows: answer.bindings };
  return { columns: ["subject", "predicate", "object"], rows: (answer.triples ?? []).map(([subject, predicate, object]) => ({ subject, predicate, object })) };
}

/** Two columns of addresses as edges (a column of properties between them names them), or triples. */
function net({ columns, rows }: { columns: string[]; rows: Binding[] }): Net {
  const found = empty();
  const things = columns.filter((name) => rows.some((row) => row[name]?.type === "uri" && row[name]!.value.includes("/id/")));
  const [from, to] = things;
  if (!from || !to) return found;
  const by = columns.find((name) => name !== from && name !== to && rows.some((row) => row[name]?.type === "uri" && /[#/][a-z]\w+$/.test(row[name]!.value)));
  for (const row of rows.slice(0, 400)) {
    const [a, b] = [row[from], row[to]];
    if (a?.type !== "uri" || b?.type !== "uri" || !b.value.includes("/id/")) continue;
    for (const one of [a, b]) addNode(found, { id: one.value, name: brief(one.value).replace(/^[a-z]+\//, ""), type: brief(one.value).split("/")[0]! });
    addEdge(found, { source: a.value, target: b.value, predicate: by && row[by] ? row[by]!.value.replace(/^.*[#/]/, "") : to, evidence: [] });
  }
  return found;
}

/** The same things by their names in the reader's language, once the service has told them. */
function useNamed(drawn: Net | undefined): Net | undefined {
  const [named, setNamed] = useState<{ of: Net; net: Net }>();
  useEffect(() => {
    if (!drawn?.nodes.size) return;
    const stop = new AbortController();
    const nodes = [...drawn.nodes.keys()].map((iri) => `<${iri}>`).join(" ");
    void ask(`SELECT ?node ?name WHERE { VALUES ?node { ${nodes} } ?node rdfs:label ?name FILTER(LANG(?name) = "${lang()}") }`, stop.signal).then((told) => {
      if (stop.signal.aborted || !told.bindings) return;
      const names = new Map(told.bindings.map((row) => [row.node!.value, row.name!.value]));
      setNamed({ of: drawn, net: { ...drawn, nodes: new Map([...drawn.nodes].map(([iri, node]) => [iri, { ...node, name: names.get(iri) ?? node.name }])) } });
    });
    return () => stop.abort();
  }, [drawn]);
  return named?.of === drawn ? named?.net : drawn;
}

function Chart({ columns, rows }: { columns: string[]; rows: Binding[] }) {
  const value = columns.findLast((name) => rows.length > 0 && rows.every((row) => isNumber(row[name])));
  const label = columns.findLast((name) => name !== value && rows.some((row) => row[name]?.type === "literal")) ?? columns.find((name) => name !== value);
  if (!value || !label) return <p class="muted">{t("sparql.nochart")}</p>;
  const bars = rows.slice(0, BARS);
  const most = Math.max(...bars.map((row) => Number(row[value]!.value)), 0) || 1;
  return (
    <ul class="plain bars wide" aria-label={`${label}: ${value}`}>
      {bars.map((row, at) => (
        <li key={at}>
          <span class="bar-row">
            <span class="label">{row[label] ? brief(row[label]!.value) : ""}</span>
            <meter min={0} max={most} value={Number(row[value]!.value)} aria-hidden="true" />
            <span class="count">{number(Number(row[value]!.value))}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Rows({ columns, rows }: { columns: string[]; rows: Binding[] }) {
  const [most, setMost] = useState(SHOWN);
  if (!rows.length) return <p class="empty">{t("sparql.none")}</p>;
  return (
    <>
      <div class="tablebox" tabIndex={0} role="region" aria-label={t("sparql.results")}>
        <table>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row, at) => (
              <tr key={at}>
                {columns.map((name) => (
                  <td key={name}>
                    <Cell term={row[name]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && (
        <button type="button" onClick={() => setMost(most + SHOWN)}>
          {t("table.more", { n: number(Math.min(SHOWN, rows.length - most)) })}
        </button>
      )}
    </>
  );
}

const WAYS = ["table", "graph", "chart", "raw"] as const;

/** An answer, shown in the way chosen. */
export function Results({ answer, query }: { answer: Answer; query: string }) {
  const [way, setWay] = useState<(typeof WAYS)[number]>("table");
  const all = useMemo(() => table(answer), [answer]);
  const drawn = useNamed(useMemo(() => (way === "graph" ? net(all) : undefined), [all, way]));
  if (answer.error) return <Failure error={answer.error} title="sparql.failed" />;
  if (answer.boolean !== undefined) return <p class="says">{t(answer.boolean ? "sparql.yes" : "sparql.no")}</p>;
  return (
    <>
      <div class="actions">
        {WAYS.map((one) => (
          <button key={one} type="button" aria-pressed={way === one} onClick={() => setWay(one)}>
            {t(`sparql.${one}`)}
          </button>
        ))}
        <span class="muted small">{t("sparql.download")}:</span>
        {answer.bindings ? (
          <>
            <button type="button" onClick={() => save(csv([all.columns, ...all.rows.map((row) => all.columns.map((name) => row[name]?.value))]), "policygraph.csv", "text/csv")}>
              CSV
            </button>
            <button type="button" onClick={() => save(answer.raw ?? "", "policygraph.json", FORMATS.json)}>
              JSON
            </button>
          </>
        ) : (
          <a data-outside href={`/sparql?${new URLSearchParams({ query, format: "turtle" })}`} download="policygraph.ttl">
            Turtle
          </a>
        )}
      </div>
      {way === "table" && <Rows {...all} />}
      {way === "chart" && <Chart {...all} />}
      {way === "raw" && (
        <pre class="code" tabIndex={0}>
          {(answer.raw ?? "").slice(0, 200_000)}
        </pre>
      )}
      {way === "graph" && (drawn?.nodes.size ? <Canvas net={drawn} /> : <p class="muted">{t("sparql.nograph")}</p>)}
    </>
  );
}
