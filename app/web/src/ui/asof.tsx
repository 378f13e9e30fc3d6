import { date, t } from "../i18n";
import { address, changed, go, usePlace } from "../router";

/** The day whose knowledge is shown; empty: today's. */
export function useAsOf(): string {
  return usePlace().query.get("as_of") ?? "";
}

/** Says that the past is shown, and leads back. */
export function AsOfNote() {
  const place = usePlace();
  const asOf = useAsOf();
  if (!asOf) return null;
  return (
    <p class="asof" role="status">
      <strong>{t("asof.showing", { x: date(asOf) })}</strong> <a href={address(location.pathname, changed(place.query, { as_of: undefined }))}>{t("asof.now")}</a>
    </p>
  );
}

/** Chooses the day. */
export function AsOfField() {
  const place = usePlace();
  const set = (value: string) => go(address(location.pathname, changed(place.query, { as_of: value || undefined })));
  return (
    <label class="asof-field small" title={t("asof.help")}>
      {t("asof.label")} <input type="date" max={new Date().toISOString().slice(0, 10)} value={useAsOf()} onChange={(event) => set(event.currentTarget.value)} />
    </label>
  );
}
