import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { number, t } from "../i18n";

interface Props<T> {
  items: readonly T[];
  /** How many are shown at first and added by the button. */
  size?: number;
  draw: (item: T, at: number) => ComponentChildren;
  class?: string;
  /** What a filter looks at; without it there is none. */
  words?: (item: T) => string;
  label?: string;
}

const FILTERED_FROM = 20;

/** A list that shows some of its items, more on asking, and those that match what is typed. */
export function Paged<T>({ items, size = 20, draw, class: name = "plain", words, label }: Props<T>) {
  const [shown, setShown] = useState(size);
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const found = wanted && words ? items.filter((one) => words(one).toLowerCase().includes(wanted)) : items;
  return (
    <>
      {words && items.length > FILTERED_FROM && (
        <input type="search" class="narrowing" aria-label={t("list.filter")} placeholder={t("list.filter")} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      )}
      <ul class={name} aria-label={label}>
        {found.slice(0, shown).map(draw)}
      </ul>
      {wanted && !found.length && <p class="muted small">{t("table.empty")}</p>}
      {found.length > shown && (
        <button type="button" class="quiet small" onClick={() => setShown(shown + Math.max(size, 50))}>
          {t("list.more", { n: number(Math.min(found.length - shown, Math.max(size, 50))), left: number(found.length - shown) })}
        </button>
      )}
    </>
  );
}
