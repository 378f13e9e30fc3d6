import { documentPage, type Evidence, type Row } from "../api";
import { value } from "../facts";
import { t } from "../i18n";
import { useTitles } from "../titles";
import { plain, slotWord } from "./facts";

/** Slots that hold one value: two documents with different ones disagree. */
const SINGLE = ["start", "end", "venue", "attendee_count", "edition", "status", "issuer", "announced", "budget_krw", "target_year", "founded"];

interface Line {
  slot: string;
  said: Map<string, { text: string; at: Evidence }[]>;
  differ: boolean;
}

/** What each document says of each slot. A date said more exactly is no disagreement. */
export function lines(facts: Record<string, unknown>[]): Line[] {
  const found = new Map<string, Line>();
  for (const fact of facts) {
    const slot = String(fact.slot ?? "");
    if (!SINGLE.includes(slot)) continue;
    const line = found.get(slot) ?? { slot, said: new Map(), differ: false };
    found.set(slot, line);
    const one = value(fact);
    for (const at of one.evidence) line.said.set(at.document, [...(line.said.get(at.document) ?? []), { text: one.text, at }]);
  }
  for (const line of found.values()) {
    const texts = [...new Set([...line.said.values()].flat().map((one) => one.text))];
    line.differ = texts.some((a) => texts.some((b) => !a.startsWith(b) && !b.startsWith(a)));
  }
  return [...found.values()];
}

/** The columns: documents that tell one text's story stand together, the first for all. */
function columns(documents: string[], groups: string[][] | undefined): string[][] {
  if (!groups) return documents.map((id) => [id]);
  return groups.map((group) => group.filter((id) => documents.includes(id))).filter((group) => group.length);
}

/** The witnesses of a merged thing side by side; what they disagree on is marked by a word. */
export function Witnesses({ thing }: { thing: Row }) {
  const titles = useTitles();
  const all = lines((Array.isArray(thing.facts) ? thing.facts : []) as Record<string, unknown>[]);
  // Where the service says what documents disagree on, it is the judge.
  if (Array.isArray(thing.contradictions)) {
    const differing = new Set((thing.contradictions as { slot: string }[]).map((one) => one.slot));
    for (const line of all) line.differ = differing.has(line.slot);
  }
  const documents = [...new Set(all.flatMap((line) => [...line.said.keys()]))];
  if (documents.length < 2) return null;
  const groups = columns(documents, Array.isArray(thing.sources) ? (thing.sources as string[][]) : undefined);
  return (
    <details class="history">
      <summary>
        <h2>{t("event.witnesses")}</h2>
      </summary>
      <div class="tablebox" tabIndex={0} role="region" aria-label={t("event.witnesses")}>
        <table class="witnesses">
          <thead>
            <tr>
              <th scope="col">{t("entity.facts")}</th>
              {groups.map((group) => (
                <th key={group[0]} scope="col">
                  <a href={documentPage(group[0]!)}>{titles.get(group[0]!) || group[0]}</a>
                  {group.length > 1 && <span class="muted small"> {t("event.group", { n: group.length })}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((line) => (
              <tr key={line.slot} class={line.differ ? "differ" : undefined}>
                <th scope="row">
                  {slotWord(line.slot)} {line.differ && <span class="status status-cancelled">{t("event.conflict")}</span>}
                </th>
                {groups.map((group) => (
                  <td key={group[0]}>
                    {once(group.flatMap((id) => line.said.get(id) ?? [])).map((one, at) => (
                      <a key={at} class="said" href={documentPage(one.at.document, one.at)}>
                        {plain(line.slot, one.text)}
                      </a>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Each value once, with the first that says it. */
function once(said: { text: string; at: Evidence }[]): { text: string; at: Evidence }[] {
  return [...new Map([...said].reverse().map((one) => [one.text, one])).values()].reverse();
}
