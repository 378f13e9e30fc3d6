import { useState } from "preact/hooks";
import { short, type Thing } from "../api";
import { t } from "../i18n";
import { Assert } from "./assert";
import { Failure } from "./failure";
import { useJudging } from "./judging";
import { SearchBox } from "./searchbox";

/** Merging a thing with another, or saying a fact of it; with a reason that is kept. */
export function Curate({ thing, done }: { thing: Thing; done: () => void }) {
  const [other, setOther] = useState<Thing>();
  const [reason, setReason] = useState("");
  const [saved, setSaved] = useState(false);
  const finish = () => (setSaved(true), done());
  const { busy, error, judge } = useJudging(finish);
  const merge = (event: Event) => {
    event.preventDefault();
    if (other) void judge({ action: "same", left: short(thing.id), right: short(other.id), reason });
  };
  return (
    <section class="curate" aria-label={t("curate.title")}>
      <form onSubmit={merge}>
        <h3>{t("curate.merge")}</h3>
        <div class="fields">
          <div class="field">
            <span>{t("curate.with")}</span>
            <SearchBox label={t("curate.with")} placeholder={t("curate.thing")} submit={null} choose={setOther} clear={() => setOther(undefined)} plain />
          </div>
          <label class="field">
            {t("curate.reason")}
            <input required value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          </label>
        </div>
        <p class="actions">
          <button type="submit" disabled={busy || !other || !reason}>
            {t("curate.do")}
          </button>
        </p>
        {error && <Failure error={error} />}
      </form>
      <Assert thing={thing} done={finish} />
      {saved && <p role="status">{t("review.done")}</p>}
      <p class="muted small">
        {t("curate.more")} <a href="/review">{t("nav.review")}</a>
      </p>
    </section>
  );
}
