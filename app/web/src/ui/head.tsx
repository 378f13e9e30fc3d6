import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Row } from "../api";
import { pageOf, short } from "../api";
import { values } from "../facts";
import { t } from "../i18n";
import { address } from "../router";
import { Badge, Copy } from "./basics";
import { Curate } from "./curate";

const MOST_NAMES = 6;

function Aliases({ names }: { names: string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <p class="muted aliases">
      <span class="small">{t("entity.aliases")}:</span> {(open ? names : names.slice(0, MOST_NAMES)).join(" · ")}
      {names.length > MOST_NAMES && (
        <button type="button" class="quiet small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("filter.less") : t("filter.more", { n: names.length - MOST_NAMES })}
        </button>
      )}
    </p>
  );
}

/** The top of a thing's page: what it is, what else it is called, and what can be done with it. */
export function Head({ thing, reload, children }: { thing: Row; reload: () => void; children?: ComponentChildren }) {
  const [curating, setCurating] = useState(false);
  const labels = (thing.labels ?? {}) as Record<string, string>;
  const others = [...new Set([labels.ko, labels.en, ...values(thing.aliases).map((one) => one.text)])].filter((one): one is string => !!one && one !== thing.name);
  return (
    <header class="head">
      <p class="kind">
        <Badge thing={thing} />
      </p>
      <h1>{thing.name}</h1>
      {others.length > 0 && <Aliases names={others} />}
      {children}
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
