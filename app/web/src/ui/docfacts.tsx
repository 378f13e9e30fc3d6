import { useEffect, useRef } from "preact/hooks";
import { pageOf, type Evidence } from "../api";
import { value, type Value } from "../facts";
import { t } from "../i18n";
import { key } from "../marks";
import type { Key } from "../strings";
import { Badge } from "./basics";
import { plain, slotWord } from "./facts";

export const LISTS = ["events", "policies", "alliances", "organizations", "people", "places", "relations", "quotations"] as const;

export interface Entry {
  list: (typeof LISTS)[number];
  id?: string;
  name: string;
  type: string;
  confidence?: number;
  evidence: Evidence[];
  facts: { slot: string; value: Value; evidence: Evidence[] }[];
}

const rows = (raw: unknown): Record<string, unknown>[] => (Array.isArray(raw) ? raw.filter((one) => one && typeof one === "object") : []);
const string = (raw: unknown): string => (typeof raw === "string" ? raw : "");

/** All entries of a document's facts, in the order in which they are shown. */
export function entriesOf(answer: Record<string, unknown>): Entry[] {
  return LISTS.flatMap((list) =>
    rows(answer[list]).map((row) => ({
      list,
      id: string(row.id) || undefined,
      name: string(row.name) || [string(row.subject), list === "relations" ? slotWord(string(row.predicate)) : "", string(row.object) || string(row.speaker)].filter(Boolean).join(" → "),
      type: string(row.type) || list.replace(/s$/, ""),
      confidence: typeof row.confidence === "number" ? row.confidence : undefined,
      evidence: rows(row.evidence) as unknown as Evidence[],
      facts: rows(row.facts).map((fact) => ({ slot: string(fact.slot), value: value(fact), evidence: rows(fact.evidence) as unknown as Evidence[] })),
    })),
  );
}

interface Props {
  entries: Entry[];
  chosen?: string;
  choose: (sentence: string) => void;
}

/** What was read, entry by entry; each fact is a button that shows its sentence. */
export function DocumentFacts({ entries, chosen, choose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>(".chosen");
    // Only the list itself scrolls, not the page that shows the sentence.
    if (first && box.current) box.current.scrollTop = Math.max(0, first.offsetTop - box.current.offsetTop - 60);
  }, [chosen]);
  if (!entries.length) return <p class="muted">{t("document.nofacts")}</p>;
  return (
    <div class="docfacts" ref={box} tabIndex={0} role="region" aria-label={t("document.facts")}>
      {LISTS.map((list) => {
        const own = entries.filter((entry) => entry.list === list);
        if (!own.length) return null;
        return (
          <section key={list}>
            <h3>
              {t(`document.${list}` as Key)} <span class="count">{own.length}</span>
            </h3>
            <ul class="plain">
              {own.map((entry, at) => (
                <EntryFacts key={`${entry.id ?? entry.name} ${at}`} entry={entry} chosen={chosen} choose={choose} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function EntryFacts({ entry, chosen, choose }: { entry: Entry; chosen?: string; choose: (sentence: string) => void }) {
  const said = (evidence: Evidence[]) => evidence.some((one) => key(one) === chosen);
  const press = (evidence: Evidence[]) => evidence[0] && choose(key(evidence[0]));
  return (
    <li class={said(entry.evidence) ? "entry chosen" : "entry"}>
      <p class="what">
        <Badge thing={entry} />
        <button type="button" class="fact-button" onClick={() => press(entry.evidence)}>
          {entry.name}
        </button>
        {entry.id?.includes("/id/") && (entry.list !== "relations" && entry.list !== "quotations") && (
          <a class="open" href={pageOf(entry.id)} aria-label={`${t("graph.open")}: ${entry.name}`}>
            <span aria-hidden="true">↗</span>
          </a>
        )}
      </p>
      {entry.facts.length > 0 && (
        <ul class="plain">
          {entry.facts.map((fact, at) => (
            <li key={at} class={said(fact.evidence) ? "chosen" : undefined}>
              <button type="button" class="fact-button" disabled={!fact.evidence.length} onClick={() => press(fact.evidence)}>
                <span class="slot">{slotWord(fact.slot)}</span> {plain(fact.slot, fact.value.text)} {(fact.value.note || fact.value.topic) && <span class="note">{[fact.value.note, fact.value.topic].filter(Boolean).join(" · ")}</span>}
                {fact.value.confidence !== undefined && fact.value.confidence < 0.8 && <span class="note">{t("document.confidence", { n: Math.round(fact.value.confidence * 100) })}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
