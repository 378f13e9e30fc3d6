import { useState } from "preact/hooks";
import type { Row } from "../api";
import { pageOf, short } from "../api";
import { values } from "../facts";
import { t } from "../i18n";
import { address } from "../router";
import { Badge, Copy } from "./basics";
import { Curate } from "./curate";

/** The top of a thing's page: what it is, what else it is called, and what can be done with it. */
export function Head({ thing, reload }: { thing: Row; reload: () => void }) {
  const [curating, setCurating] = useState(false);
  const labels = (thing.labels ?? {}) as Record<string, string>;
  const others = [...new Set([labels.ko, labels.en, ...values(thing.aliases).map((one) => one.text)])].filter((one): one is string => !!one && one !== thing.name);
  return (
    <header class="head">
      <p class="kind">
        <Badge thing={thing} />
      </p>
      <h1>{thing.name}</h1>
      {others.length > 0 && (
        <p class="muted">
          <span class="small">{t("entity.aliases")}:</span> {others.join(" · ")}
        </p>
      )}
      <div class="actions">
        <a href={address("/path", { from: short(thing.id) })}>{t("entity.path")}</a>
        <Copy text={() => thing.id} label="IRI" />
        <a data-outside href={`${pageOf(thing.id)}?format=turtle`} download={`${thing.name}.ttl`}>
          {t("entity.rdf")}
        </a>
        <button type="button" aria-expanded={curating} onClick={() => setCurating(!curating)}>
          {t("curate.title")}
        </button>
      </div>
      {curating && <Curate thing={thing} done={reload} />}
    </header>
  );
}
