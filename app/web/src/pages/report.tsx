import { useEffect, useState } from "preact/hooks";
import { documentPage, get, Problem, type Evidence, type Page, type Participant, type Row } from "../api";
import { evidenceOf, telling, value } from "../facts";
import { date, number, period, t, typeWordOf, useLang, word } from "../i18n";
import { followLinks, address, usePlace } from "../router";
import { inWords, listAddress, showOf, type Show } from "../selection";
import { useTitles } from "../titles";
import { Loading, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { pieces } from "../ui/evidence";
import { plain, slotWord } from "../ui/facts";
import { save } from "../ui/take";

const PAPER = "body{font:15px/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.05rem;margin-top:1.4rem}ul{list-style:none;padding:0}q{display:block;color:#555;margin:.2rem 0 .5rem 1rem;quotes:none}mark{background:none;color:#000;font-weight:600}";
const STEP = 200;
const MOST = 2000;

/** All rows of the selection, page after page. */
async function all(base: string, signal: AbortSignal, progress: (count: number) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (let total = 1; rows.length < Math.min(total, MOST); ) {
    const page = await get<Page<Row>>(`${base}&limit=${STEP}&offset=${rows.length}`, signal);
    rows.push(...page.items);
    total = page.total ?? rows.length;
    progress(rows.length);
    if (!page.items.length) break;
  }
  return rows;
}

interface Line {
  words: string;
  evidence: Evidence[];
}

/** What a row states, each with its sentences. */
function linesOf(row: Row, show: Show): Line[] {
  if (show === "participants")
    return (row as unknown as Participant).participations.map(({ event, roles, evidence }) => ({ words: `${event.name} — ${telling(roles).map((role) => word("role", role)).join(", ")}${event.start ? ` (${period(event.start, event.end)})` : ""}`, evidence }));
  const facts = (Array.isArray(row.facts) ? row.facts : []) as Record<string, unknown>[];
  const lines = facts.map((fact) => {
    const said = value(fact);
    const note = [said.note, said.topic].filter(Boolean).join(" · ");
    return { words: `${slotWord(String(fact.slot))}: ${plain(String(fact.slot), said.text)}${note ? ` (${note})` : ""}`, evidence: said.evidence };
  });
  return lines.length ? lines : [{ words: "", evidence: evidenceOf(row) }];
}

function Source({ proof, titles, numbers }: { proof: Evidence; titles: Map<string, string>; numbers: Map<string, number> }) {
  return (
    <q class="report-quote">
      {pieces(proof.quote, proof.start, proof.highlight).map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text))}{" "}
      <a href={documentPage(proof.document, proof)} title={titles.get(proof.document)}>
        [{numbers.get(proof.document)}]
      </a>
    </q>
  );
}

/** The selection as a document to print or send: every fact with its sentence, every sentence with its source. */
export function Report() {
  const language = useLang();
  const { query } = usePlace();
  const show = showOf(query);
  const [rows, setRows] = useState<Row[]>();
  const [read, setRead] = useState(0);
  const [error, setError] = useState<Problem>();
  const titles = useTitles();
  const base = listAddress(query);
  const words = inWords(query);
  useTitle(`${t("report.title")}: ${t(`show.${show}`)}`);
  useEffect(() => {
    const stop = new AbortController();
    setRows(undefined);
    all(base, stop.signal, setRead).then(setRows, (fault: Error) => fault.name !== "AbortError" && setError(fault as Problem));
    return () => stop.abort();
  }, [base, language]);
  const numbers = new Map<string, number>();
  for (const proof of (rows ?? []).flatMap((row) => linesOf(row, show).flatMap((line) => line.evidence))) if (!numbers.has(proof.document)) numbers.set(proof.document, numbers.size + 1);
  return (
    <main class="report" onClick={followLinks}>
      <p class="actions no-print">
        <a href={address("/explore", query)}>{t("report.back")}</a>
        <button type="button" onClick={() => print()}>
          {t("report.print")}
        </button>
        <button type="button" disabled={!rows} onClick={() => save(standalonePage(), "policygraph-report.html", "text/html")}>
          {t("report.html")}
        </button>
      </p>
      <p class="small muted">
        {t("app.name")} · {t("report.title")}
      </p>
      <h1>
        {t(`show.${show}`)} {rows && <span class="count">{number(rows.length)}</span>}
      </h1>
      <p class="muted">
        {t("report.conditions")}: {words.map((one) => one.words).join(" · ") || t("app.all")} · {t("report.made", { x: date(new Date().toISOString().slice(0, 10)) })}
      </p>
      {error && <Failure error={error} />}
      {!rows && !error && <><Loading lines={8} /><p class="muted small">{number(read)}</p></>}
      {rows?.map((row) => (
        <section key={row.id}>
          <h2>
            {row.name} <span class="muted small">{typeWordOf(row.type)}</span>
          </h2>
          <ul class="plain">
            {linesOf(row, show).map((line, at) => (
              <li key={at}>
                <strong>{line.words}</strong>
                {line.evidence.slice(0, 2).map((proof) => (
                  <Source key={`${proof.document} ${proof.start}`} proof={proof} titles={titles} numbers={numbers} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {rows && (
        <section>
          <h2>{t("report.sources")}</h2>
          <ol>
            {[...numbers.keys()].map((id) => (
              <li key={id}>
                <a href={documentPage(id)}>{titles.get(id) || id}</a> <span class="muted small">{`${location.origin}${documentPage(id)}`}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </main>
  );
}

/** The report as a page of its own: its text without scripts or buttons, links made whole. */
function standalonePage(): string {
  const copy = document.querySelector("main.report")!.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".no-print").forEach((one) => one.remove());
  copy.querySelectorAll("a").forEach((one) => one.setAttribute("href", one.href));
  const title = document.createElement("title");
  title.textContent = document.title;
  const text = (element: Element) => new XMLSerializer().serializeToString(element);
  return `<!doctype html>\n<html lang="${document.documentElement.lang}"><head><meta charset="utf-8"/>${text(title)}<style>${PAPER}</style></head><body>${text(copy)}</body></html>\n`;
}
