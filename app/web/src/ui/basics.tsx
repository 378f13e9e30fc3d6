import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { pageOf, type Thing } from "../api";
import { textOf } from "../facts";
import { isPast, t, word } from "../i18n";
import type { Key } from "../strings";
import { lookOf, typeWord } from "../kinds";

/** The type of a thing: a sign and a word, in the type's colour. */
export function Badge({ thing, wordless = false }: { thing: { id?: string; type: string }; wordless?: boolean }) {
  const look = lookOf(thing);
  return (
    <span class={`badge tone-${look.tone}`}>
      <span class="sign" aria-hidden="true">
        {look.sign}
      </span>
      <span class={wordless ? "visually-hidden" : undefined}>{typeWord(thing)}</span>
    </span>
  );
}

/** A link to a thing's own page, its sign before the name. */
export function ThingLink({ thing, badge = false }: { thing: Thing; badge?: boolean }) {
  const look = lookOf(thing);
  return (
    <span class="thing">
      <a href={pageOf(thing.id)} title={typeWord(thing)}>
        <span class={`sign tone-${look.tone}`} aria-hidden="true">
          {look.sign}
        </span>
        {thing.name}
      </a>
      {badge && <span class={`badge tone-${look.tone}`}>{typeWord(thing)}</span>}
    </span>
  );
}

/** Whether an event is only planned, or was when last told of, or cancelled; one that was held needs no word. */
export function Status({ row }: { row: Record<string, unknown> }) {
  const status = textOf(row, "status");
  if (!status || status === "held") return null;
  const past = status === "planned" && isPast(textOf(row, "end", "endDate") || textOf(row, "start", "startDate"));
  return (
    <span class={`status status-${status}`} title={past ? t("status.wasplanned.help") : undefined}>
      {past ? t("status.wasplanned") : word("status", status)}
    </span>
  );
}

/** Names beside each other, the rest behind a button. */
export function ThingList({ things, most = 6 }: { things: Thing[]; most?: number }) {
  const [open, setOpen] = useState(false);
  const shown = open ? things : things.slice(0, most);
  return (
    <span class="things">
      {shown.map((thing) => (
        <ThingLink key={thing.id} thing={thing} />
      ))}
      {things.length > most && (
        <button type="button" class="quiet small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("filter.less") : t("filter.more", { n: things.length - most })}
        </button>
      )}
    </span>
  );
}

export function Loading({ lines = 3 }: { lines?: number }) {
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">{t("app.loading")}</span>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} class="bone" aria-hidden="true" />
      ))}
    </div>
  );
}

export function Empty({ children, what = "table.empty" }: { children?: ComponentChildren; what?: Key }) {
  return (
    <div class="empty" role="status">
      <p>{t(what)}</p>
      {children}
    </div>
  );
}

/** Tabs that are links, so that every one has its own address. */
export function Tabs<T extends string>({ label, now, tabs, to }: { label: string; now: T; tabs: [T, string][]; to: (tab: T) => string }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(([tab, name]) => (
        <a key={tab} href={to(tab)} aria-current={tab === now ? "page" : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

/** The page's title in the tab, and the focus at its top for those who hear it. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · ${t("app.name")}` : `${t("app.name")} · ${t("app.title")}`;
  }, [title]);
}

/** Copies text and says so. */
export function Copy({ text, label }: { text: () => string; label: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      const field = document.createElement("textarea");
      field.value = text();
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    setDone(true);
    setTimeout(() => setDone(false), 1800);
  };
  return (
    <button type="button" onClick={copy}>
      <span aria-live="polite">{done ? t("app.copied") : label}</span>
    </button>
  );
}
