import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Problem, send, useLoaded, type Evidence } from "../api";
import { values } from "../facts";
import { date, t } from "../i18n";
import { key, stretches, type Mention, type Region } from "../marks";
import { go, usePlace } from "../router";
import { forgetTitles } from "../titles";
import { Loading, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { DocumentFacts, entriesOf, type Entry } from "../ui/docfacts";
import { DocumentText } from "../ui/doctext";

export interface DocumentFactsAnswer {
  document: { id: string; title?: string | null; published?: string | null; language?: string; url?: string | null; version?: number; outlet?: string | null; byline?: string | null; issuer?: string | null };
  text?: string | null;
  ingested?: string | null;
  regions: Region[];
  mentions: Mention[];
  [list: string]: unknown;
}

/** Every sentence that states something, once. */
export function sentencesOf(entries: readonly Entry[]): Evidence[] {
  const all = entries.flatMap((entry) => [...entry.evidence, ...entry.facts.flatMap((fact) => fact.evidence)]);
  return [...new Map(all.map((one) => [key(one), one])).values()];
}

function About({ answer }: { answer: DocumentFactsAnswer }) {
  const { document, ingested } = answer;
  const web = document.url && /^https?:\/\//i.test(document.url) ? document.url : null;
  const parts: [string, preact.ComponentChildren][] = [
    [t("document.published"), document.published && date(document.published)],
    [t("table.outlet"), document.outlet || document.issuer],
    [t("document.source"), web ? <a href={web} rel="noreferrer external" target="_blank">{web}</a> : document.url],
    [t("document.ingested"), ingested && date(ingested)],
    [t("document.version"), document.version && document.version > 1 ? document.version : null],
  ];
  return (
    <dl class="about">
      {parts
        .filter(([, shown]) => shown)
        .map(([name, shown]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
    </dl>
  );
}

function Remove({ id }: { id: string }) {
  const [error, setError] = useState<Problem>();
  const remove = async () => {
    if (!confirm(t("document.delete.ask"))) return;
    try {
      await send("DELETE", `/api/documents/${encodeURIComponent(id)}`);
      forgetTitles();
      go("/documents");
    } catch (fault) {
      setError(fault as Problem);
    }
  };
  return (
    <>
      <button type="button" class="quiet danger" onClick={remove}>
        {t("document.delete")}
      </button>
      {error && <Failure error={error} />}
    </>
  );
}

/** A document whose facts and sentences point at each other; `#at=start-end` chooses a sentence. */
export function DocumentPage({ id }: { id: string }) {
  const found = useLoaded<DocumentFactsAnswer>(`/api/documents/${encodeURIComponent(id)}`);
  const at = /at=(\d+-\d+)/.exec(usePlace().hash)?.[1];
  useTitle(found.data?.document.title ?? t("show.documents"));
  if (found.error) return <Failure error={found.error} retry={found.reload} />;
  if (!found.data) return <Loading lines={10} />;
  return <Read answer={found.data} at={at} removable />;
}

/** The reading of a document, stored or not. */
export function Read({ answer, at, removable = false }: { answer: DocumentFactsAnswer; at?: string; removable?: boolean }) {
  const [names, setNames] = useState(true);
  const [bare, setBare] = useState(false);
  const [chosen, setChosen] = useState(at);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => setChosen(at), [at]);
  const entries = useMemo(() => entriesOf(answer), [answer]);
  const sentences = useMemo(() => sentencesOf(entries), [entries]);
  const cut = useMemo(() => stretches(answer.text ?? "", answer.regions, sentences, names ? answer.mentions : []), [answer, sentences, names]);
  const counts = useMemo(() => countsBy(entries), [entries]);
  const around = chosen && nearest(chosen, sentences);
  useEffect(() => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (around) box.current?.querySelector(`[data-sentence="${around}"]`)?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }, [around, cut]);
  const facts = useRef<HTMLElement>(null);
  const toFacts = () => facts.current?.querySelector<HTMLElement>(".chosen .fact-button:not([disabled])")?.focus({ preventScroll: true });
  const toMark = () => around && box.current?.querySelector<HTMLElement>(`[data-sentence="${around}"][tabindex]`)?.focus();
  const choose = (sentence: string, byKey = false) => {
    setChosen(sentence);
    if (byKey) setTimeout(toFacts, 60);
    if (removable) go(`${location.pathname}#at=${sentence}`, true);
  };
  return (
    <article class="page document" ref={box}>
      <header class="head">
        <h1>{answer.document.title || t("document.untitled")}</h1>
        <About answer={answer} />
        <div class="actions">
          <label>
            <input type="checkbox" checked={names} onChange={() => setNames(!names)} /> {t("document.mentions")}
          </label>
          <label>
            <input type="checkbox" checked={bare} onChange={() => setBare(!bare)} /> {t("document.noise")}
          </label>
          {removable && <Remove id={answer.document.id} />}
        </div>
        <p class="muted small">{t("document.legend")}</p>
      </header>
      <div class="twain reading">
        <section aria-label={t("document.text")} class={bare ? "text bare" : "text"} lang={answer.document.language}>
          {answer.text ? <DocumentText stretches={cut} chosen={around || undefined} choose={choose} counts={counts} /> : <p class="muted">{t("document.notext")}</p>}
        </section>
        <section aria-labelledby="facts" class="factsbox" ref={facts} onKeyDown={(event) => event.key === "Escape" && toMark()}>
          <h2 id="facts">{t("document.facts")}</h2>
          <p class="muted small keys">{t("document.keys")}</p>
          <DocumentFacts entries={entries} chosen={around || undefined} choose={choose} />
        </section>
      </div>
      <p class="visually-hidden">{values(answer.document.byline).map((one) => one.text)}</p>
    </article>
  );
}

function countsBy(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (one: Evidence) => counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  for (const entry of entries) {
    entry.evidence.forEach(add);
    for (const fact of entry.facts) fact.evidence.forEach(add);
  }
  return counts;
}

/** The sentence asked for, or the one that overlaps it. */
function nearest(asked: string, sentences: readonly Evidence[]): string | undefined {
  if (sentences.some((one) => key(one) === asked)) return asked;
  const [start, end] = asked.split("-").map(Number) as [number, number];
  const found = sentences.find((one) => one.start < end && one.end > start);
  return found && key(found);
}
