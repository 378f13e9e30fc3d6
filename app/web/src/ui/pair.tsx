import { useEffect, useRef, useState } from "preact/hooks";
import { short, type Evidence, type Row } from "../api";
import { number, t } from "../i18n";
import { ThingLink } from "./basics";
import { Evidence as Proofs } from "./evidence";
import { Failure } from "./failure";
import { useJudging, type Judged } from "./judging";
import { Reasons } from "./why";

export interface Pair {
  left: Row;
  right: Row;
  score: number;
  reasons: unknown[];
}

export const pairKey = (pair: Pair): string => `${pair.left.id} ${pair.right.id}`;

function Side({ thing }: { thing: Row }) {
  const names = ((thing.aliases ?? []) as string[]).slice(0, 3);
  return (
    <div class="side-of-pair">
      <p>
        <strong>
          <ThingLink thing={thing} badge />
        </strong>
      </p>
      <p class="muted small">
        {t("review.documents", { n: number((thing.documents as string[] | undefined)?.length ?? 0) })}
        {names.length > 0 && ` · ${names.join(" · ")}`}
      </p>
      <Proofs proofs={thing.evidence as Evidence[]} />
    </div>
  );
}

/** A pair to decide on; once decided, a line that says so and takes it back. */
export function PairCard({ pair, done }: { pair: Pair; done: (decided: 1 | -1) => void }) {
  const [reason, setReason] = useState("");
  const [made, setMade] = useState<Judged | "later">();
  const { busy, error, judge, undo } = useJudging(() => undefined);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), [made]);
  const decide = async (action: "same" | "different") => {
    const kept = await judge({ action, left: short(pair.left.id), right: short(pair.right.id), reason });
    if (!kept) return;
    setMade(kept);
    done(1);
  };
  const takeBack = async () => {
    if (!made || (made !== "later" && !(await undo(made.id)))) return;
    setMade(undefined);
    if (made !== "later") done(-1);
  };
  if (made)
    return (
      <article class="pair decided">
        <p>
          <ThingLink thing={pair.left} /> · <ThingLink thing={pair.right} /> <strong role="status">{t(made === "later" ? "review.later" : made.action === "same" ? "review.keptsame" : "review.keptdifferent")}</strong>{" "}
          <button ref={back} type="button" class="small" disabled={busy} onClick={() => void takeBack()}>
            {t(made === "later" ? "review.again" : "review.undo")}
          </button>
        </p>
        {error && <Failure error={error} />}
      </article>
    );
  return (
    <article class="pair" aria-label={`${pair.left.name} · ${pair.right.name}`}>
      <Side thing={pair.left} />
      <Side thing={pair.right} />
      <p class="because small">
        <span class="muted">{t("review.score", { n: Math.round(pair.score * 100) })}</span> <Reasons raw={pair.reasons} />
      </p>
      <form class="actions" onSubmit={(event) => event.preventDefault()}>
        <input aria-label={t("review.reason")} placeholder={t("review.reason")} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        <button type="button" class="primary" disabled={busy} onClick={() => void decide("same")}>
          {t("review.same")}
        </button>
        <button type="button" disabled={busy} onClick={() => void decide("different")}>
          {t("review.different")}
        </button>
        <button type="button" class="quiet" disabled={busy} onClick={() => setMade("later")}>
          {t("review.unsure")}
        </button>
      </form>
      {error && <Failure error={error} />}
    </article>
  );
}
