import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Value } from "../facts";
import { date, number, t, word, won } from "../i18n";
import { STRINGS, type Key } from "../strings";
import { short } from "../api";
import { ThingLink } from "./basics";
import { Failure } from "./failure";
import { Evidence } from "./evidence";
import { useJudging } from "./judging";

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

/** A value that unfolds to the sentences that state it; a note that only repeats what is `said` above is left out. */
export function Fact({ slot, value, more, about, said }: { slot: string; value: Value; more?: ComponentChildren; about?: About; said?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <li class={open ? "fact open" : "fact"}>
      <span class="value">
        {value.thing ? <ThingLink thing={value.thing} badge={slot === "participants"} /> : <span>{plain(slot, value.text)}</span>}
        {value.note && value.note !== said && <span class="note">{value.note}</span>}
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
      {value.topic && <span class="topic">{value.topic}</span>}
      {open && <Evidence proofs={value.evidence} most={3} />}
      {open && about && <Reject about={about} object={value.thing ? short(value.thing.id) : value.text} />}
    </li>
  );
}

/** Whose fact it is, by what property, and what to do once it has been rejected. */
export interface About {
  subject: string;
  predicate: string;
  /** The value as judgements name it, where it is not the one shown. */
  object?: string;
  done: () => void;
}

/** A way to strike a fact that its sentence does not bear out; the reason is kept. */
function Reject({ about, object }: { about: About; object: string }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const { busy, error, judge } = useJudging(about.done);
  if (!asking)
    return (
      <button type="button" class="quiet small" onClick={() => setAsking(true)}>
        {t("curate.reject")}
      </button>
    );
  const strike = (event: Event) => {
    event.preventDefault();
    void judge({ action: "reject", subject: short(about.subject), predicate: about.predicate, object: about.object ?? object, reason });
  };
  return (
    <form class="actions" onSubmit={strike}>
      <input required aria-label={t("curate.reason")} placeholder={t("curate.reason")} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      <button type="submit" disabled={busy || !reason}>
        {t("curate.reject")}
      </button>
      {error && <Failure error={error} />}
    </form>
  );
}

/** Slots and their values, one line a slot. */
export function Slots({ slots, about }: { slots: [string, Value[]][]; about?: (slot: string) => About }) {
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
                  <Fact key={value.thing?.id ?? `${value.text} ${at}`} slot={slot} value={value} about={about?.(slot === "when" ? "start" : slot)} />
                ))}
              </ul>
            </dd>
          </div>
        ))}
    </dl>
  );
}
