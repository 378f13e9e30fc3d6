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
  if (documents.length < 2 && !all.some((line) => line.differ)) return null;
  return (
    <section aria-labelledby="witnesses">
      <h2 id="witnesses">{t("event.witnesses")}</h2>
      <p class="muted small">{all.some((line) => line.differ) ? t("event.conflict") : t("event.agree")}</p>
      <div class="tablebox" tabIndex={0} role="region" aria-label={t("event.witnesses")}>
        <table class="witnesses">
          <thead>
            <tr>
              <th scope="col">{t("entity.facts")}</th>
              {documents.map((id) => (
                <th key={id} scope="col">
                  <a href={documentPage(id)}>{titles.get(id) || id}</a>
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
                {documents.map((id) => (
                  <td key={id}>
                    {(line.said.get(id) ?? []).map((one, at) => (
                      <a key={at} class="said" href={documentPage(id, one.at)}>
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
    </section>
  );
}
