import type { Problem } from "../api";
import { t } from "../i18n";
import type { Key } from "../strings";
import { TokenField } from "./tokenfield";

/** What is known of an error beside the service's own words. */
function knownWords(error: Problem, absent: boolean): string {
  if (error.status === 0) return t("error.offline");
  if (absent) return t("error.missing");
  if (error.status === 401) return t("error.token");
  if (error.status === 403) return t("error.forbidden");
  if (error.status === 413) return t("error.large");
  if (error.status === 503) return t("error.busy");
  return error.status >= 500 ? t("error.server") : "";
}

interface Props {
  error: Problem;
  retry?: () => void;
  title?: Key;
  /** What did not answer is another's address, which the service's own words tell. */
  foreign?: boolean;
}

/** What went wrong, in the service's own words, with what can be done: try again, or give a token. */
export function Failure({ error, retry, title = "error.title", foreign }: Props) {
  const absent = error.status === 501 || (error.status === 404 && error.detail === "Not Found");
  const known = foreign && error.status === 503 ? "" : knownWords(error, absent);
  return (
    <div class="failure" role="alert">
      <strong>{t(title)}</strong>
      {known && <p>{known}</p>}
      {error.detail && !absent && <p class="detail">{error.detail}</p>}
      {error.status === 401 && <TokenField done={retry} />}
      {retry && (
        <button type="button" onClick={retry}>
          {t("app.retry")}
        </button>
      )}
    </div>
  );
}
