import { useEffect, useState } from "preact/hooks";
import { get, Problem, short, useLoaded, type Page, type Thing } from "../api";
import { isThing } from "../facts";
import { number, t, useLang } from "../i18n";
import { Empty, Loading, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { Judgements } from "../ui/judgements";
import { useJudging, type Judged } from "../ui/judging";
import { PairCard, pairKey, type Pair } from "../ui/pair";
import { SearchBox } from "../ui/searchbox";
import { TokenField } from "../ui/tokenfield";
import { token } from "../token";

const STEP = 20;

interface Queue {
  pairs: Pair[];
  total: number;
  /** How many of those loaded were decided since, and so are no longer counted by the service. */
  decided: number;
  error?: Problem;
  loading: boolean;
}

const START: Queue = { pairs: [], total: 0, decided: 0, loading: true };

/** The queue a page at a time: what is decided stays where it is until the page is opened anew. */
function useQueue() {
  const language = useLang();
  const [queue, setQueue] = useState<Queue>(START);
  const load = async (before: Queue) => {
    setQueue({ ...before, loading: true, error: undefined });
    try {
      const page = await get<Page<Pair>>(`/api/review?limit=${STEP}&offset=${before.pairs.length - before.decided}`);
      const known = new Set(before.pairs.map(pairKey));
      const fresh = page.items.filter((pair) => isThing(pair.left) && isThing(pair.right) && !known.has(pairKey(pair)));
      setQueue({ ...before, pairs: [...before.pairs, ...fresh], total: (page.total ?? 0) + before.decided, loading: false });
    } catch (error) {
      setQueue({ ...before, loading: false, error: error as Problem });
    }
  };
  useEffect(() => void load(START), [language]);
  const count = (by: number) => setQueue((now) => ({ ...now, decided: Math.max(0, now.decided + by) }));
  return { queue, more: () => load(queue), again: () => load(START), count };
}

/** Unsure pairs and judgements; what was judged here can be undone here. */
export function Review() {
  useTitle(t("review.title"));
  const { queue, more, again, count } = useQueue();
  const [most, setMost] = useState(STEP);
  const judged = useLoaded<Page<Judged>>(`/api/judgements?limit=${most}`);
  const left = queue.total - queue.pairs.length;
  return (
    <div class="page review">
      <h1>
        {t("review.title")} {queue.total > 0 && <span class="count">{number(queue.total)}</span>}
      </h1>
      <p class="lead">{t("review.lead")}</p>
      <div class="desk">
        <details class="curate">
          <summary>
            {t("review.token")} <span class="muted small">{token.get() && t("review.token.kept")}</span>
          </summary>
          <TokenField />
        </details>
        <Merge done={judged.reload} />
      </div>
      <section aria-label={t("review.title")}>
        {queue.pairs.map((pair) => (
          <PairCard key={pairKey(pair)} pair={pair} done={(by) => (count(by), judged.reload())} />
        ))}
        {queue.error && <Failure error={queue.error} retry={() => void again()} />}
        {queue.loading && <Loading lines={5} />}
        {!queue.loading && !queue.error && !queue.pairs.length && (
          <Empty what="review.empty">
            <p class="muted">{t("review.empty.why")}</p>
          </Empty>
        )}
        {left > 0 && !queue.loading && (
          <p>
            <button type="button" onClick={() => void more()}>
              {t("list.more", { n: number(Math.min(left, STEP)), left: number(left) })}
            </button>
          </p>
        )}
      </section>
      <Judgements made={judged} more={setMost} done={() => void again()} />
    </div>
  );
}

/** Two things chosen by name, merged. */
function Merge({ done }: { done: () => void }) {
  const [left, setLeft] = useState<Thing>();
  const [right, setRight] = useState<Thing>();
  const [reason, setReason] = useState("");
  const [saved, setSaved] = useState(false);
  const { busy, error, judge } = useJudging(() => (setSaved(true), done()));
  const merge = (event: Event) => {
    event.preventDefault();
    if (left && right) void judge({ action: "same", left: short(left.id), right: short(right.id), reason });
  };
  return (
    <details class="curate merge">
      <summary>{t("review.merge")}</summary>
      <form onSubmit={merge}>
        <div class="fields">
          <div class="field">
            <span>{t("review.first")}</span>
            <SearchBox label={t("review.first")} placeholder={t("curate.thing")} submit={null} choose={setLeft} clear={() => setLeft(undefined)} plain />
          </div>
          <div class="field">
            <span>{t("review.second")}</span>
            <SearchBox label={t("review.second")} placeholder={t("curate.thing")} submit={null} choose={setRight} clear={() => setRight(undefined)} plain />
          </div>
          <label class="field">
            {t("curate.reason")}
            <input required value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          </label>
        </div>
        <p class="actions">
          <button type="submit" class="primary" disabled={busy || !left || !right || !reason}>
            {t("curate.do")}
          </button>
          {saved && !error && <span role="status">{t("review.done")}</span>}
        </p>
        {error && <Failure error={error} />}
      </form>
    </details>
  );
}
