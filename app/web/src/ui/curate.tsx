import { useState } from "preact/hooks";
import { Problem, send, short, type Thing } from "../api";
import { t } from "../i18n";
import { Failure } from "./basics";
import { SearchBox } from "./searchbox";

/** Merging or taking apart a thing, with a reason that is kept. */
export function Curate({ thing, done }: { thing: Thing; done: () => void }) {
  const [other, setOther] = useState<Thing>();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<Problem>();
  const [saved, setSaved] = useState(false);
  const judge = async (body: Record<string, unknown>) => {
    setError(undefined);
    try {
      await send("POST", "/api/judgements", { ...body, reason });
      setSaved(true);
      done();
    } catch (fault) {
      setError(fault as Problem);
    }
  };
  return (
    <section class="curate" aria-label={t("curate.title")}>
      <h2>{t("curate.merge")}</h2>
      <SearchBox label={t("curate.with")} placeholder={t("curate.with")} submit={null} choose={setOther} />
      <label>
        {t("curate.reason")}
        <input value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <p class="actions">
        <button type="button" disabled={!other || !reason} onClick={() => judge({ action: "same", left: short(thing.id), right: short(other!.id) })}>
          {t("curate.do")}
        </button>
        <button type="button" disabled={!reason} title={t("curate.split.help")} onClick={() => judge({ action: "split", id: short(thing.id) })}>
          {t("curate.split")}
        </button>
        <a href="/review">{t("nav.review")}</a>
      </p>
      {saved && <p role="status">{t("review.done")}</p>}
      {error && <Failure error={error} />}
    </section>
  );
}
