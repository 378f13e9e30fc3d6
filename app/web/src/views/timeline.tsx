import { useMemo, useRef, useState } from "preact/hooks";
import { pageOf, type Row } from "../api";
import { textOf } from "../facts";
import { date, number, period, t, word } from "../i18n";
import { lookOf, typeWord } from "../kinds";
import { address, changed, go } from "../router";
import { Status, ThingLink } from "../ui/basics";
import { picture, save, standalone } from "../ui/take";
import { useEvents } from "./events";

const SIZES = { day: 10, month: 7, year: 4, decade: 3 } as const;
type By = keyof typeof SIZES;

interface Item {
  row: Row;
  day: string;
  planned: boolean;
}
interface Group {
  period: string;
  items: Item[];
}

/** Things that have a date, oldest first; a policy has the day it was announced. */
export function dated(rows: readonly Row[]): Item[] {
  return rows
    .map((row) => ({ row, day: date(textOf(row, "start", "announced", "founded", "published")).slice(0, 10), planned: row.status === "planned" }))
    .filter((one) => /^\d{4}/.test(one.day))
    .sort((a, b) => a.day.localeCompare(b.day));
}

export function grouped(items: readonly Item[], by: By): Group[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const at = by === "decade" ? `${item.day.slice(0, 3)}0` : item.day.slice(0, SIZES[by]);
    groups.set(at, [...(groups.get(at) ?? []), item]);
  }
  return [...groups].map(([period, all]) => ({ period, items: all }));
}

const time = (day: string): number => Date.parse(`${day}${"-01-01".slice(day.length === 4 ? 0 : day.length === 7 ? 3 : 6)}`);

const [WIDTH, TOP, STEP, EDGE] = [1000, 16, 13, 30];
const SLOTS = 64;

/** Dots along a line of time, those of one moment stacked; a hollow dot is planned. */
function Dots({ items, pick }: { items: Item[]; pick: (item: Item) => void }) {
  const [first, last] = [time(items[0]!.day), time(items.at(-1)!.day)];
  const span = Math.max(last - first, 86_400_000 * 30);
  const x = (day: string) => EDGE + ((time(day) - first) / span) * (WIDTH - 2 * EDGE);
  const heights = new Map<number, number>();
  const dots = items.map((item) => {
    const slot = Math.round((x(item.day) / WIDTH) * SLOTS);
    const level = heights.get(slot) ?? 0;
    heights.set(slot, level + 1);
    return { item, x: (slot / SLOTS) * WIDTH, level };
  });
  const most = Math.max(...heights.values());
  const base = TOP + Math.min(most, 14) * STEP;
  const years = ticks(first, first + span);
  return (
    <>
      {years.map(({ at, label }) => (
        <g key={label}>
          <line x1={EDGE + ((at - first) / span) * (WIDTH - 2 * EDGE)} x2={EDGE + ((at - first) / span) * (WIDTH - 2 * EDGE)} y1={4} y2={base + 8} class="tick" />
          <text x={EDGE + ((at - first) / span) * (WIDTH - 2 * EDGE)} y={base + 24} class="ticktext">
            {label}
          </text>
        </g>
      ))}
      <line x1={EDGE} x2={WIDTH - EDGE} y1={base + 8} y2={base + 8} class="axis" />
      {dots.map(({ item, x: at, level }) => (
        <circle key={item.row.id} cx={at} cy={base - (level % 14) * STEP} r={5} class={`dot tone-${lookOf(item.row).tone}${item.planned ? " planned" : ""}`} onClick={() => pick(item)}>
          <title>{`${item.day} ${item.row.name}${item.planned ? ` (${word("status", "planned")})` : ""}`}</title>
        </circle>
      ))}
    </>
  );
}

/** Years, or months where the whole spans less than two years; at most a dozen. */
function ticks(from: number, to: number): { at: number; label: string }[] {
  const months = (to - from) / 86_400_000 < 730;
  const found: { at: number; label: string }[] = [];
  const start = new Date(from);
  for (let year = start.getUTCFullYear(), month = months ? start.getUTCMonth() : 0; ; months ? month++ : year++) {
    const at = Date.UTC(year, month, 1);
    if (at > to) break;
    if (at >= from) found.push({ at, label: new Date(at).toISOString().slice(0, months ? 7 : 4) });
  }
  const every = Math.ceil(found.length / 12);
  return found.filter((_, index) => index % every === 0);
}

export function Timeline({ rows, query }: { rows: Row[]; query: URLSearchParams }) {
  const { events } = useEvents(rows, query);
  const all = useMemo(() => dated(events.length ? events : rows), [events.length, rows]);
  const asked = query.get("by") as By;
  const by: By = asked in SIZES ? asked : all.length && time(all.at(-1)!.day) - time(all[0]!.day) > 86_400_000 * 365 * 12 ? "year" : "month";
  const [chosen, setChosen] = useState<string>();
  const drawing = useRef<SVGSVGElement>(null);
  const undated = (events.length || rows.length) - all.length;
  if (!all.length) return <p class="empty">{t("timeline.empty")}</p>;
  const groups = grouped(all, by);
  const most = Math.min(14, Math.max(...[...countSlots(all).values()]));
  const show = (item: Item) => {
    setChosen(item.row.id);
    document.getElementById(`at-${item.row.id}`)?.scrollIntoView({ block: "center" });
  };
  return (
    <div class="timeline">
      <div class="tools">
        <label>
          {t("timeline.by")}{" "}
          <select value={by} onChange={(event) => go(address("/explore", changed(query, { by: event.currentTarget.value })), true)}>
            {(Object.keys(SIZES) as By[]).map((one) => (
              <option key={one} value={one}>
                {t(`timeline.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => drawing.current && save(standalone(drawing.current), "timeline.svg", "image/svg+xml")}>
          {t("take.svg")}
        </button>
        <button type="button" onClick={async () => drawing.current && save(await picture(standalone(drawing.current)), "timeline.png")}>
          {t("take.png")}
        </button>
        {(["held", "planned"] as const).map((status) => (
          <span key={status} class="key small muted tone-event">
            <svg viewBox="0 0 14 14" aria-hidden="true">
              <circle cx="7" cy="7" r="5" class={`dot ${status}`} />
            </svg>
            {word("status", status)}
          </span>
        ))}
      </div>
      <div class="tablebox" tabIndex={0} role="region" aria-label={t("timeline.label")}>
        <svg ref={drawing} viewBox={`0 0 ${WIDTH} ${TOP + most * STEP + 34}`} role="img" aria-label={t("timeline.label")} class="dots">
          <Dots items={all} pick={show} />
        </svg>
      </div>
      <ol class="plain periods">
        {groups.map((group) => (
          <li key={group.period}>
            <h3>
              {group.period}
              {by === "decade" ? "s" : ""} <span class="count">{number(group.items.length)}</span>
            </h3>
            <ul class="plain">
              {group.items.map(({ row, planned }) => (
                <li key={row.id} id={`at-${row.id}`} class={chosen === row.id ? "chosen" : undefined}>
                  <time>{period(textOf(row, "start", "announced", "founded", "published"), textOf(row, "end"))}</time>
                  <span>
                    {row.type === "document" ? <a href={pageOf(row.id)}>{row.name}</a> : <ThingLink thing={row} />} <span class="muted small">{typeWord(row)}</span>
                    {planned && <Status row={row} />}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {undated > 0 && (
        <p class="muted small">
          {t("timeline.undated")}: {number(undated)}
        </p>
      )}
    </div>
  );
}

function countSlots(items: readonly Item[]): Map<number, number> {
  const [first, last] = [time(items[0]!.day), time(items.at(-1)!.day)];
  const span = Math.max(last - first, 86_400_000 * 30);
  const counts = new Map<number, number>();
  for (const item of items) {
    const slot = Math.round(((EDGE + ((time(item.day) - first) / span) * (WIDTH - 2 * EDGE)) / WIDTH) * SLOTS);
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  return counts;
}
