import { isThing } from "../facts";
import type { Evidence, Row } from "../api";
import { number, t } from "../i18n";
import { ThingLink } from "./basics";
import { Evidence as Proofs } from "./evidence";
import { plain, slotWord } from "./facts";

interface Said {
  value: string | number;
  id?: string;
  type?: string;
  evidence: Evidence[];
  documents: string[];
}
interface Difference {
  slot: string;
  values: Said[];
}

/** What documents disagree on: each value with those that say so, the best supported first. */
export function Disagreements({ thing }: { thing: Row }) {
  const differences = (Array.isArray(thing.contradictions) ? thing.contradictions : []) as Difference[];
  if (!differences.length) return null;
  return (
    <section aria-labelledby="disagree" class="disagree">
      <h2 id="disagree">
        <span aria-hidden="true">≠</span> {t("event.conflict")} <span class="count">{differences.length}</span>
      </h2>
      {differences.map((one) => (
        <div key={one.slot}>
          <h3>{slotWord(one.slot)}</h3>
          <ul class="plain sides">
            {one.values.map((said) => {
              const thing = { id: said.id, name: String(said.value), type: said.type ?? "other" };
              return (
                <li key={said.id ?? said.value}>
                  <p>
                    <strong>{isThing(thing) ? <ThingLink thing={thing} /> : plain(one.slot, String(said.value))}</strong> <span class="muted small">{t("event.saidby", { n: number(said.documents.length) })}</span>
                  </p>
                  <Proofs proofs={said.evidence} />
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
