import { useState } from "preact/hooks";
import type { Loaded, Page } from "../api";
import { isThing } from "../facts";
import { moment, number, t, word } from "../i18n";
import { ThingLink } from "./basics";
import { Failure } from "./failure";
import { plain, slotWord } from "./facts";
import { useJudging, type Judged } from "./judging";

const STEP = 20;

function Side({ one, slot }: { one: unknown; slot?: string | null }) {
  if (isThing(one)) return <ThingLink thing={one} />;
  return one === null || one === undefined || one === "" ? null : <span>{plain(slot ?? "", String(one))}</span>;
}

/** What was judged, the latest first; an undone judgement stays on record. */
export function Judgements({ made, more, done }: { made: Loaded<Page<Judged>>; more: (most: number) => void; done: () => void }) {
  const { busy, error, undo } = useJudging(() => (made.reload(), done()));
  const [most, setMost] = useState(STEP);
  const items = made.data?.items ?? [];
  const left = (made.data?.total ?? 0) - items.length;
  if (made.error) return <Failure error={made.error} retry={made.reload} />;
  if (!items.length) return null;
  return (
    <section aria-labelledby="judged" class="judged">
      <h2 id="judged">
        {t("review.recent")} <span class="count">{number(made.data?.total ?? items.length)}</span>
      </h2>
      {error && <Failure error={error} />}
      <ul class="plain" aria-live="polite">
        {items.map((one) => (
          <li key={one.id} class={one.undone ? "what undone" : "what"}>
            <time dateTime={one.at}>{moment(one.at ?? "")}</time>
            <span class="role">{word("change", one.action)}</span> <Side one={one.left} /> {one.predicate && <span class="muted small">{slotWord(one.predicate)}</span>} <Side one={one.right} slot={one.predicate} />
            {one.reason && <q class="muted">{one.reason}</q>} {one.by && <span class="muted small">{t("history.by", { x: one.by })}</span>}
            {one.undone ? (
              <span class="status">{t("history.undone")}</span>
            ) : (
              <button type="button" class="small" disabled={busy} onClick={() => void undo(one.id)}>
                {t("review.undo")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button
          type="button"
          class="quiet small"
          onClick={() => {
            const next = Math.min(500, most + 100);
            setMost(next);
            more(next);
          }}
        >
          {t("list.more", { n: number(Math.min(left, 100)), left: number(left) })}
        </button>
      )}
    </section>
  );
}
