import { useState } from "preact/hooks";
import { Problem, send, short, token, useLoaded, type Evidence, type Page, type Thing } from "../api";
import { isThing } from "../facts";
import { date, t } from "../i18n";
import type { Key } from "../strings";
import { Empty, Failure, Loading, ThingLink, useTitle } from "../ui/basics";
import { Evidence as Proofs } from "../ui/evidence";
import { SearchBox } from "../ui/searchbox";

interface Pair {
  left: Thing;
  right: Thing;
  score?: number;
  reasons?: unknown[];
  evidence?: Evidence[];
}
interface Judged {
  id: string;
  action: string;
  left?: unknown;
  right?: unknown;
  reason?: string;
  at?: string;
  by?: string;
  undone?: string | null;
}

/** A pair whichever way the service names its two sides. */
function pairOf(raw: Record<string, unknown>): Pair | undefined {
  const [left, right] = Array.isArray(raw.items) ? raw.items : [raw.left ?? raw.a ?? raw.first, raw.right ?? raw.b ?? raw.second];
  return isThing(left) && isThing(right) ? { left, right, score: typeof raw.score === "number" ? raw.score : undefined, reasons: Array.isArray(raw.reasons) ? raw.reasons : [], evidence: raw.evidence as Evidence[] | undefined } : undefined;
}

function reasonWords(raw: unknown): string {
  if (typeof raw === "string") return raw;
  const fields = (raw ?? {}) as Record<string, unknown>;
  return [fields.rule ?? fields.name ?? fields.reason, fields.detail, typeof fields.score === "number" ? fields.score.toFixed(2) : fields.score].filter(Boolean).map(String).join(": ");
}

function TokenField() {
  const [kept, setKept] = useState(!!token.get());
  const [text, setText] = useState("");
  return (
    <details open={kept}>
      <summary class="small">{t("review.token")}</summary>
      <form
        class="actions"
        onSubmit={(event) => {
          event.preventDefault();
          token.set(text);
          setKept(!!text);
          setText("");
        }}
      >
        <input type="password" autocomplete="off" aria-label={t("review.token")} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <button type="submit">{t("review.token.set")}</button>
        <span class="muted small">{t(kept ? "review.token.kept" : "review.token.help")}</span>
      </form>
    </details>
  );
}

/** Unsure pairs and judgements; what was judged here can be undone here. */
export function Review() {
  useTitle(t("review.title"));
  const found = useLoaded<Page<Record<string, unknown>>>("/api/review?limit=50");
  const judged = useLoaded<Page<Judged>>("/api/judgements?limit=30");
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<Problem>();
  const judge = async (action: "same" | "different", left: Thing, right: Thing, reason: string) => {
    setError(undefined);
    try {
      await send("POST", "/api/judgements", { action, left: short(left.id), right: short(right.id), reason });
      judged.reload();
      setGone((before) => new Set(before).add(`${left.id} ${right.id}`));
    } catch (fault) {
      setError(fault as Problem);
    }
  };
  const undo = async (one: Judged) => {
    setError(undefined);
    try {
      await send("DELETE", `/api/judgements/${encodeURIComponent(one.id)}`);
      judged.reload();
      setGone(new Set());
      found.reload();
    } catch (fault) {
      setError(fault as Problem);
    }
  };
  const pairs = (found.data?.items ?? []).map(pairOf).filter((pair): pair is Pair => !!pair && !gone.has(`${pair.left.id} ${pair.right.id}`));
  return (
    <div class="page">
      <h1>{t("review.title")}</h1>
      <p class="lead">{t("review.lead")}</p>
      <TokenField />
      {error && <Failure error={error} />}
      <Merge judge={(left, right, reason) => judge("same", left, right, reason)} />
      <section aria-label={t("review.title")}>
        {found.error && <Failure error={found.error} retry={found.reload} />}
        {found.loading && !found.data && <Loading lines={5} />}
        {found.data && !pairs.length && <Empty what="review.empty" />}
        {pairs.map((pair) => (
          <PairCard key={`${pair.left.id} ${pair.right.id}`} pair={pair} judge={judge} />
        ))}
      </section>
      {!!judged.data?.items.length && <Judgements made={judged.data.items} undo={undo} />}
    </div>
  );
}

const ACTIONS: Record<string, Key> = { same: "review.same", different: "review.different", split: "curate.split", reject: "review.reject" };

function side(raw: unknown) {
  return isThing(raw) ? <ThingLink thing={raw} /> : <span>{String(raw ?? "")}</span>;
}

/** What was judged, the latest first; an undone judgement stays on record. */
function Judgements({ made, undo }: { made: Judged[]; undo: (one: Judged) => void }) {
  return (
    <section aria-labelledby="judged" class="judged">
      <h2 id="judged">{t("review.recent")}</h2>
      <ul class="plain" aria-live="polite">
        {made.map((one) => (
          <li key={one.id} class="what">
            <time>{date(one.at)}</time>
            <span class="role">{one.action in ACTIONS ? t(ACTIONS[one.action]!) : one.action}</span> {side(one.left)} {one.right ? side(one.right) : null} <span class="muted small">{one.reason}</span>
            {one.undone ? (
              <span class="status">{t("review.undone")}</span>
            ) : (
              <button type="button" class="small" onClick={() => undo(one)}>
                {t("review.undo")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PairCard({ pair, judge }: { pair: Pair; judge: (action: "same" | "different", left: Thing, right: Thing, reason: string) => void }) {
  const [reason, setReason] = useState("");
  return (
    <article class="pair">
      {[pair.left, pair.right].map((one) => (
        <div key={one.id}>
          <ThingLink thing={one} badge />
          <Proofs proofs={(one as unknown as { evidence?: Evidence[] }).evidence ?? pair.evidence} />
        </div>
      ))}
      <div class="actions">
        <input aria-label={t("review.reason")} placeholder={t("review.reason")} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        <button type="button" class="primary" onClick={() => judge("same", pair.left, pair.right, reason)}>
          {t("review.same")}
        </button>
        <button type="button" onClick={() => judge("different", pair.left, pair.right, reason)}>
          {t("review.different")}
        </button>
      </div>
      <p class="why muted small">
        {pair.score !== undefined && t("review.score", { n: Math.round(pair.score * 100) })} {(pair.reasons ?? []).map(reasonWords).filter(Boolean).join(" · ")}
      </p>
    </article>
  );
}

function Merge({ judge }: { judge: (left: Thing, right: Thing, reason: string) => void }) {
  const [left, setLeft] = useState<Thing>();
  const [right, setRight] = useState<Thing>();
  const [reason, setReason] = useState("");
  return (
    <details class="curate merge">
      <summary>{t("review.merge")}</summary>
      <SearchBox label={t("review.first")} placeholder={t("review.first")} submit={null} choose={setLeft} />
      <SearchBox label={t("review.second")} placeholder={t("review.second")} submit={null} choose={setRight} />
      <label class="field">
        {t("curate.reason")}
        <input value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <p class="actions">
        <button type="button" class="primary" disabled={!left || !right || !reason} onClick={() => judge(left!, right!, reason)}>
          {t("curate.do")}
        </button>
      </p>
    </details>
  );
}

