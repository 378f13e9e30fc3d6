import { useState } from "preact/hooks";
import { documentPage, Problem, send } from "../api";
import { t } from "../i18n";
import { forgetTitles } from "../titles";
import { Loading, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { Files } from "../ui/files";
import type { Key } from "../strings";
import { Read, type DocumentFactsAnswer } from "./document";

interface Stored {
  document?: { id: string; title?: string | null };
  id?: string;
  duplicate_of?: string;
}
type Way = "url" | "text";
const WAYS: [Way, Key][] = [
  ["url", "add.byurl"],
  ["text", "add.paste"],
];
const FIELDS = [
  ["title", "add.doctitle", "text"],
  ["published", "add.published", "date"],
] as const;

/** A document by its address or as text, read before it is saved. */
function OneDocument() {
  const [way, setWay] = useState<Way>("url");
  const [body, setBody] = useState<Record<string, string>>({});
  const [read, setRead] = useState<DocumentFactsAnswer>();
  const [stored, setStored] = useState<{ id: string; title: string; known: boolean }>();
  const [doing, setDoing] = useState<"preview" | "save">();
  const [error, setError] = useState<Problem>();
  const sent = () => Object.fromEntries(Object.entries(body).filter(([name, value]) => value && (way === "text" || name !== "text")));
  const attempt = async (what: "preview" | "save") => {
    setDoing(what);
    setError(undefined);
    try {
      if (what === "preview") {
        const answer = await send<DocumentFactsAnswer>("POST", "/api/extract", sent());
        setRead({ ...answer, text: answer.text ?? body.text });
        setStored(undefined);
      } else {
        const answer = await send<Stored>("POST", "/api/documents", sent());
        forgetTitles();
        setStored({ id: answer.document?.id ?? answer.id ?? "", title: answer.document?.title || body.title || body.url || "", known: !!answer.duplicate_of });
      }
    } catch (fault) {
      setError(fault as Problem);
    }
    setDoing(undefined);
  };
  const set = (name: string) => (event: Event) => setBody({ ...body, [name]: (event.currentTarget as HTMLInputElement).value });
  const ready = way === "url" ? !!body.url : !!body.text;
  const preview = (event: Event) => {
    event.preventDefault();
    void attempt("preview");
  };
  return (
    <>
      <section aria-label={t("add.one")}>
        <div class="tabs" role="group" aria-label={t("add.how")}>
          {WAYS.map(([one, name]) => (
            <button key={one} type="button" aria-pressed={way === one} onClick={() => (setWay(one), setError(undefined))}>
              {t(name)}
            </button>
          ))}
        </div>
        <form onSubmit={preview}>
          {way === "url" ? (
            <>
              <label class="field">
                {t("add.address")}
                <input type="url" inputMode="url" placeholder="https://" required value={body.url ?? ""} onInput={set("url")} />
              </label>
              <p class="muted small">{t("add.fetched")}</p>
            </>
          ) : (
            <label class="field">
              {t("add.text")}
              <textarea rows={10} required value={body.text ?? ""} onInput={set("text")} />
            </label>
          )}
          <details>
            <summary class="small">{t("add.more")}</summary>
            <div class="fields">
              {FIELDS.map(([name, label, type]) => (
                <label key={name} class="field">
                  {t(label)}
                  <input type={type as "text"} value={body[name] ?? ""} onInput={set(name)} />
                </label>
              ))}
              {way === "text" && (
                <label class="field">
                  {t("add.url")}
                  <input type="url" value={body.url ?? ""} onInput={set("url")} />
                </label>
              )}
            </div>
          </details>
          <p class="actions">
            <button type="submit" class={read ? "" : "primary"} disabled={!ready || !!doing}>
              {t("add.preview")}
            </button>
            <button type="button" class={read ? "primary" : ""} disabled={!ready || !!doing} onClick={() => void attempt("save")}>
              {t("add.save")}
            </button>
            {doing && <span role="status">{t(doing === "save" ? "add.saving" : way === "url" ? "add.fetching" : "add.reading")}</span>}
          </p>
        </form>
        {stored && (
          <p role="status" class="saved">
            {t(stored.known ? "add.known" : "add.saved")}: <a href={documentPage(stored.id)}>{stored.title || stored.id}</a>
          </p>
        )}
        {error && <Failure error={error} title="add.failed.title" foreign={way === "url"} />}
      </section>
      {doing === "preview" && <Loading lines={6} />}
      {read && !doing && <Preview read={read} />}
    </>
  );
}

function Preview({ read }: { read: DocumentFactsAnswer }) {
  const count = (list: string) => (Array.isArray(read[list]) ? (read[list] as unknown[]).length : 0);
  return (
    <section aria-label={t("document.facts")} class="preview">
      <p role="status">
        <strong>{t("add.found", { events: count("events"), organizations: count("organizations"), people: count("people"), policies: count("policies") })}</strong> <span class="muted">{t("add.notyet")}</span>
      </p>
      <Read answer={read} />
    </section>
  );
}

/** A web address, pasted text, or files; the first two are read before anything is saved. */
export function Add() {
  useTitle(t("add.title"));
  return (
    <div class="page add">
      <h1>{t("add.title")}</h1>
      <p class="lead">{t("add.lead")}</p>
      <div class="adding">
        <OneDocument />
        <Files />
      </div>
    </div>
  );
}
