import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Value } from "../facts";
import { date, number, t, word, won } from "../i18n";
import { STRINGS, type Key } from "../strings";
import { ThingLink } from "./basics";
import { Evidence } from "./evidence";

export function slotWord(slot: string): string {
  return `slot.${slot}` in STRINGS ? t(`slot.${slot}` as Key) : slot;
}

/** A value in words: money, dates, codes and counts by the slot they fill. */
export function plain(slot: string, text: string): string {
  if (/budget|amount/.test(slot)) return Number(text) ? won(Number(text)) : text;
  if (slot === "attendee_count" || slot === "attendeeCount") return Number(text) ? number(Number(text)) : text;
  if (/^(start|end|announced|founded|startDate|endDate|announcedOn|foundedOn|asOf)$/.test(slot)) return date(text);
  if (/^industr/.test(slot)) return word("industry", text.replace(/^.*\/industry\//, ""));
  if (slot === "status") return word("status", text);
  return text;
}

/** A value that unfolds to the sentences that state it. */
export function Fact({ slot, value, more }: { slot: string; value: Value; more?: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <li class={open ? "fact open" : "fact"}>
      <span class="value">
        {value.thing ? <ThingLink thing={value.thing} badge={slot === "participants"} /> : <span>{plain(slot, value.text)}</span>}
        {value.note && <span class="note">{value.note}</span>}
        {more}
        {value.evidence.length > 0 && (
          <button type="button" class="quiet small proof" aria-expanded={open} title={t("evidence.title")} onClick={() => setOpen(!open)}>
            <span aria-hidden="true">❝</span> {value.evidence.length}
            <span class="visually-hidden">
              {t("evidence.title")}: {value.text}
            </span>
          </button>
        )}
      </span>
      {open && <Evidence proofs={value.evidence} most={3} />}
    </li>
  );
}

/** Slots and their values, one line a slot. */
export function Slots({ slots }: { slots: [string, Value[]][] }) {
  return (
    <dl class="slots">
      {slots
        .filter(([, found]) => found.length)
        .map(([slot, found]) => (
          <div key={slot}>
            <dt>{slotWord(slot)}</dt>
            <dd>
              <ul class="plain">
                {found.map((value, at) => (
                  <Fact key={value.thing?.id ?? `${value.text} ${at}`} slot={slot} value={value} />
                ))}
              </ul>
            </dd>
          </div>
        ))}
    </dl>
  );
}
