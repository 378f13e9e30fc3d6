import { short, type Row, type Thing } from "../api";
import { isThing } from "../facts";
import { date, t } from "../i18n";
import { address } from "../router";
import { ThingLink } from "./basics";

type Named = Thing & { from?: string | null; to?: string | null };
const list = (raw: unknown): Named[] => (Array.isArray(raw) ? raw.filter(isThing) : []);

function Days({ named }: { named: Named }) {
  if (!named.from && !named.to) return null;
  return (
    <time>
      {date(named.from)} – {named.to ? date(named.to) : t("lineage.today")}
    </time>
  );
}

/** What a body was called before and after, each name with its days; and what it governs. */
export function Lineage({ entity }: { entity: Row }) {
  const [former, later] = [list(entity.former), list(entity.later)];
  const rule = [["lineage.governs", entity.governs], ["lineage.governed", entity.governed_by]] as const;
  const own: Named = { ...entity, from: entity.from as string | null, to: entity.to as string | null };
  const renamed = former.length > 0 || later.length > 0;
  if (!renamed && !rule.some(([, other]) => isThing(other))) return null;
  return (
    <section aria-labelledby="lineage">
      <h2 id="lineage">{t(renamed ? "lineage.title" : "lineage.place")}</h2>
      {renamed && (
        <>
          <ol class="plain lineage">
            {[...former, own, ...later].map((one) => (
              <li key={one.id} class={one.id === entity.id ? "own" : undefined} aria-current={one.id === entity.id ? "true" : undefined}>
                {one.id === entity.id ? <strong>{one.name}</strong> : <ThingLink thing={one} />} <Days named={one} />
              </li>
            ))}
          </ol>
          <p class="small">
            <a href={address("/explore", { show: "events", host: short(entity.id), names: "now" })}>{t("lineage.hosted")}</a>
          </p>
        </>
      )}
      {rule.map(([title, other]) =>
        isThing(other) ? (
          <p key={title}>
            <span class="muted small">{t(title)}</span> <ThingLink thing={other} badge />
          </p>
        ) : null,
      )}
    </section>
  );
}
