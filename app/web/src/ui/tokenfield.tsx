import { useState } from "preact/hooks";
import { t } from "../i18n";
import { token, useToken } from "../token";

/** Takes the token; `done` is what waited for it. */
export function TokenField({ done }: { done?: () => void }) {
  const kept = useToken();
  const [text, setText] = useState("");
  const keep = (event: Event) => {
    event.preventDefault();
    token.set(text.trim());
    setText("");
    done?.();
  };
  return (
    <form class="actions token" onSubmit={keep}>
      <input type="password" autocomplete="off" aria-label={t("review.token")} placeholder={t("review.token")} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <button type="submit" disabled={!text.trim()}>
        {t("review.token.set")}
      </button>
      {kept && (
        <button type="button" class="quiet" onClick={() => token.set("")}>
          {t("review.token.drop")}
        </button>
      )}
      <span class="muted small">{t(kept ? "review.token.kept" : "review.token.help")}</span>
    </form>
  );
}
