import { useState } from "preact/hooks";
import { kindOf, short, type Thing } from "../api";
import { t } from "../i18n";
import { Failure } from "./failure";
import { slotWord } from "./facts";
import { useJudging } from "./judging";
import { SearchBox } from "./searchbox";

/** What can be said of each kind of thing, and how its value is given. */
const OF_ALL: Record<string, "thing"> = { located_in: "thing", part_of: "thing", affiliated_with: "thing" };
const SAYABLE: Record<string, Record<string, "thing" | "date" | "number" | "text">> = {
  event: { host: "thing", organizer: "thing", supporter: "thing", attendees: "thing", speakers: "thing", chair: "thing", venue: "thing", region: "thing", start: "date", end: "date", attendee_count: "number", edition: "number" },
  policy: { issuer: "thing", announced: "date", budget_krw: "number", region: "thing", parts: "thing" },
  person: { organization: "thing", title: "text" },
  organization: { member_of: "thing", subsidiary_of: "thing", invests_in: "thing", members: "thing", led_by: "thing", ...OF_ALL },
  place: OF_ALL,
};

/** A fact that no document states, or states otherwise: kept with who said so and why, and to be taken back. */
export function Assert({ thing, done }: { thing: Thing; done: () => void }) {
  const slots = SAYABLE[kindOf(thing.id)] ?? OF_ALL;
  const [slot, setSlot] = useState(Object.keys(slots)[0]!);
  const [value, setValue] = useState("");
  const [reason, setReason] = useState("");
  const { busy, error, judge } = useJudging(done);
  const kind = slots[slot];
  const say = (event: Event) => {
    event.preventDefault();
    void judge({ action: "assert", subject: short(thing.id), predicate: slot, object: value, reason });
  };
  return (
    <form onSubmit={say}>
      <h3>{t("curate.assert")}</h3>
      <div class="fields">
        <label class="field">
          {t("curate.slot")}
          <select value={slot} onChange={(event) => (setSlot(event.currentTarget.value), setValue(""))}>
            {Object.keys(slots).map((one) => (
              <option key={one} value={one}>
                {slotWord(one)}
              </option>
            ))}
          </select>
        </label>
        {kind === "thing" ? (
          <div class="field">
            <span>{t("curate.value")}</span>
            <SearchBox key={slot} label={t("curate.value")} placeholder={t("curate.thing")} submit={null} choose={(one) => setValue(short(one.id))} clear={() => setValue("")} plain />
          </div>
        ) : (
          <label class="field">
            {t("curate.value")}
            <input type={kind as "text"} required value={value} onInput={(event) => setValue(event.currentTarget.value)} />
          </label>
        )}
        <label class="field">
          {t("curate.reason")}
          <input required value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
      </div>
      <p class="actions">
        <button type="submit" disabled={busy || !value || !reason}>
          {t("curate.assert.do")}
        </button>
      </p>
      {error && <Failure error={error} />}
    </form>
  );
}
