import { useState } from "preact/hooks";
import { documentPage, short, useLoaded, type Page, type Row } from "../api";
import { moment, number, t, word } from "../i18n";
import { address } from "../router";
import { useTitles } from "../titles";
import { AsOfField } from "./asof";
import { Loading } from "./basics";
import { Failure } from "./failure";
import { useJudging } from "./judging";

interface Change extends Row {
  at: string;
  action: string;
  document?: string | null;
  judgement?: string | null;
  by?: string;
  reason?: string;
  moved: { from: string; to: string }[];
}

const STEP = 20;

/** What changed about a thing, when, and through which document or judgement; loaded when it is opened. */
export function History({ thing, reload }: { thing: Row; reload: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{t("entity.history")}</h2>
      </summary>
      {open && (
        <>
          <p>
            <AsOfField />
          </p>
          <Changes thing={thing} reload={reload} />
        </>
      )}
    </details>
  );
}

function Changes({ thing, reload }: { thing: Row; reload: () => void }) {
  const [most, setMost] = useState(STEP);
  const found = useLoaded<Page<Change>>(address("/api/history", { id: short(thing.id), limit: most }));
  const judging = useJudging(() => (found.reload(), reload()));
  const titles = useTitles();
  if (found.error) return <Failure error={found.error} retry={found.reload} />;
  if (!found.data) return <Loading />;
  const changes = found.data.items;
  const undone = new Set(changes.filter((one) => one.action === "undo").map((one) => one.judgement));
  const left = (found.data.total ?? 0) - changes.length;
  return (
    <>
      <ol class="plain changes">
        {changes.map((one) => (
          <li key={one.id}>
            <time dateTime={one.at}>{moment(one.at)}</time>
            <div>
              <strong>{word("change", one.action)}</strong> {one.document && <a href={documentPage(one.document)}>{titles.get(one.document) || one.document}</a>}
              {one.reason && <q>{one.reason}</q>} {one.by && <span class="muted small">{t("history.by", { x: one.by })}</span>}
              {one.moved.slice(0, 3).map((move, at) => (
                <p key={at} class="muted small">
                  {t("history.moved", { from: short(move.from), to: short(move.to) })}
                </p>
              ))}
              {one.judgement && one.action !== "undo" && !undone.has(one.judgement) && (
                <button type="button" class="small" disabled={judging.busy} onClick={() => void judging.undo(one.judgement!)}>
                  {t("review.undo")}
                </button>
              )}
              {one.judgement && one.action !== "undo" && undone.has(one.judgement) && <span class="status">{t("history.undone")}</span>}
            </div>
          </li>
        ))}
      </ol>
      {!changes.length && <p class="muted">{t("history.none")}</p>}
      {left > 0 && (
        <button type="button" class="quiet small" onClick={() => setMost(most + 100)}>
          {t("list.more", { n: number(Math.min(left, 100)), left: number(left) })}
        </button>
      )}
      {judging.error && <Failure error={judging.error} />}
    </>
  );
}
