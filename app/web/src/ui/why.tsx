import { useState } from "preact/hooks";
import { short, type Row } from "../api";
import { t } from "../i18n";
import { reasons } from "../reasons";
import { Failure } from "./failure";
import { useJudging } from "./judging";
import { Paged } from "./paged";

interface Part {
  key: string;
  name: string;
  names: string[];
}
interface Link {
  left: string;
  right: string;
  score: number;
  reason: string;
  judgement?: string | null;
}

const list = <T,>(raw: unknown): T[] => (Array.isArray(raw) ? (raw as T[]) : []);
const written = (part: Part | undefined, key: string): string => part?.names.join(" · ") || part?.name || key;

/** A reason as a word with its sign: for, against, or neither. */
export function Reasons({ raw }: { raw: unknown }) {
  return (
    <span class="reasons">
      {reasons(raw).map((one, at) => (
        <span key={at} class={`reason reason-${one.speaks}`}>
          <span aria-hidden="true">{{ for: "＋", against: "－", neither: "·" }[one.speaks]}</span> {one.words}
        </span>
      ))}
    </span>
  );
}

/** Which names were taken for one thing, by what, and the way to take them apart. */
export function Why({ thing, reload }: { thing: Row; reload: () => void }) {
  const parts = list<Part>(thing.parts);
  const links = list<Link>(thing.why);
  const named = new Map(parts.map((part) => [part.name, part]));
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const { busy, error, judge, undo } = useJudging(reload);
  if (parts.length < 2) return null;
  const toggle = (key: string) => {
    const next = new Set(away);
    if (!next.delete(key)) next.add(key);
    setAway(next);
  };
  const split = (event: Event) => {
    event.preventDefault();
    void judge({ action: "split", id: short(thing.id), names: [...away], reason });
  };
  return (
    <section aria-labelledby="why">
      <h2 id="why">
        {t("why.title")} <span class="count">{parts.length}</span>
      </h2>
      <p class="muted small">{t("why.lead")}</p>
      <Paged
        items={parts}
        size={10}
        class="plain parts"
        words={(part) => written(part, part.name)}
        draw={(part) => (
          <li key={part.key}>
            <label>
              <input type="checkbox" checked={away.has(part.key)} onChange={() => toggle(part.key)} /> {written(part, part.name)}
            </label>
          </li>
        )}
      />
      {away.size > 0 && (
        <form class="actions" onSubmit={split}>
          <input required aria-label={t("curate.reason")} placeholder={t("curate.reason")} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          <button type="submit" disabled={busy || !reason || away.size === parts.length}>
            {t("why.split", { n: away.size })}
          </button>
          {away.size === parts.length && <span class="muted small">{t("why.notall")}</span>}
        </form>
      )}
      <h3>{t("why.links")}</h3>
      <Paged
        items={links}
        size={6}
        class="plain links"
        draw={(link, at) => (
          <li key={at}>
            <p>
              <span class="joined">{written(named.get(link.left), link.left)}</span> <span class="muted">=</span> <span class="joined">{written(named.get(link.right), link.right)}</span>
            </p>
            <p class="small">
              <span class="muted">{link.judgement ? t("why.person") : t("review.score", { n: Math.round(link.score * 100) })}</span> <Reasons raw={link.reason} />{" "}
              {link.judgement && (
                <button type="button" class="small" disabled={busy} onClick={() => void undo(link.judgement!)}>
                  {t("review.undo")}
                </button>
              )}
            </p>
          </li>
        )}
      />
      {error && <Failure error={error} />}
    </section>
  );
}
