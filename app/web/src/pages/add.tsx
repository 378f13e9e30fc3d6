import { useState } from "preact/hooks";
import { documentPage, Problem, send } from "../api";
import { t } from "../i18n";
import { forgetTitles } from "../titles";
import { Failure, Loading, useTitle } from "../ui/basics";
import { Read, type DocumentFactsAnswer } from "./document";

interface Stored {
  document?: { id: string; title?: string | null };
  id?: string;
  items?: { name: string; status: number | string; id?: string; detail?: string }[];
  duplicate_of?: string;
}
interface Upload {
  name: string;
  state: "saving" | "saved" | "failed";
  id?: string;
  detail?: string;
}
const FORMATS = ".txt,.md,.html,.htm,.pdf,.docx,.hwpx,.hwp,.jsonl,.zip";

/** Sends one file, and tells how each document in it fared. */
async function upload(file: File): Promise<Upload[]> {
  const form = new FormData();
  form.append("file", file);
  try {
    const answer = await send<Stored>("POST", "/api/documents", form);
    if (answer.items) return answer.items.map((one) => ({ name: one.name || file.name, state: Number(one.status) < 300 || one.status === "stored" ? "saved" : "failed", id: one.id, detail: one.detail }));
    return [{ name: file.name, state: "saved", id: answer.document?.id ?? answer.id }];
  } catch (error) {
    return [{ name: file.name, state: "failed", detail: (error as Problem).detail || t("error.offline") }];
  }
}

function Files() {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [over, setOver] = useState(false);
  const take = async (files: FileList | null | undefined) => {
    for (const file of files ?? []) {
      setUploads((before) => [...before, { name: file.name, state: "saving" }]);
      const done = await upload(file);
      setUploads((before) => [...before.filter((one) => !(one.name === file.name && one.state === "saving")), ...done]);
    }
    forgetTitles();
  };
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t("add.files")}</h2>
      <label
        class={over ? "drop over" : "drop"}
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => (event.preventDefault(), setOver(false), void take(event.dataTransfer?.files))}
      >
        <span>{t("add.drop")}</span>
        <span class="muted small">{t("add.formats")}</span>
        <input type="file" multiple accept={FORMATS} onChange={(event) => void take(event.currentTarget.files)} />
      </label>
      <ul class="plain uploads" aria-live="polite">
        {uploads.map((one, at) => (
          <li key={at}>
            <span class={`status status-${one.state === "failed" ? "cancelled" : "held"}`}>{t(one.state === "saving" ? "add.saving" : one.state === "saved" ? "add.saved" : "add.failed")}</span>{" "}
            {one.id ? <a href={documentPage(one.id)}>{one.name}</a> : one.name}
            {one.detail && <span class="muted small"> {one.detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const FIELDS = [
  ["title", "add.doctitle", "text"],
  ["published", "add.published", "date"],
  ["url", "add.url", "url"],
] as const;

/** Files, or pasted text that is read before it is saved. */
export function Add() {
  useTitle(t("add.title"));
  const [body, setBody] = useState<Record<string, string>>({ text: "" });
  const [read, setRead] = useState<DocumentFactsAnswer>();
  const [stored, setStored] = useState<{ id: string; known: boolean }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Problem>();
  const filled = Object.fromEntries(Object.entries(body).filter(([, value]) => value));
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (fault) {
      setError(fault as Problem);
    }
    setBusy(false);
  };
  const preview = () =>
    attempt(async () => {
      const answer = await send<DocumentFactsAnswer>("POST", "/api/extract", filled);
      setRead({ ...answer, text: answer.text ?? body.text });
      setStored(undefined);
    });
  const store = () =>
    attempt(async () => {
      const answer = await send<Stored>("POST", "/api/documents", filled);
      forgetTitles();
      setStored({ id: answer.document?.id ?? answer.id ?? "", known: !!answer.duplicate_of });
    });
  const count = (list: string) => (Array.isArray(read?.[list]) ? (read[list] as unknown[]).length : 0);
  const set = (name: string) => (event: Event) => setBody({ ...body, [name]: (event.currentTarget as HTMLInputElement).value });
  return (
    <div class="page">
      <h1>{t("add.title")}</h1>
      <p class="lead">{t("add.lead")}</p>
      <div class="twain">
        <section aria-labelledby="paste">
          <h2 id="paste">{t("add.paste")}</h2>
          <label class="field">
            {t("add.text")}
            <textarea rows={10} value={body.text} onInput={set("text")} />
          </label>
          <div class="fields">
            {FIELDS.map(([name, label, type]) => (
              <label key={name} class="field">
                {t(label)}
                <input type={type as "text"} value={body[name] ?? ""} onInput={set(name)} />
              </label>
            ))}
          </div>
          <p class="actions">
            <button type="button" disabled={!body.text || busy} onClick={preview}>
              {t("add.preview")}
            </button>
            <button type="button" class="primary" disabled={!body.text || busy} onClick={store}>
              {t("add.save")}
            </button>
          </p>
          {stored && (
            <p role="status">
              {t(stored.known ? "add.known" : "add.saved")}: <a href={documentPage(stored.id)}>{read?.document.title || body.title || stored.id}</a>
            </p>
          )}
          {error && <Failure error={error} />}
        </section>
        <Files />
      </div>
      {busy && <Loading />}
      {read && !busy && (
        <section aria-label={t("document.facts")} class="preview">
          <p role="status">
            <strong>{t("add.found", { events: count("events"), organizations: count("organizations"), people: count("people"), policies: count("policies") })}</strong>
          </p>
          <Read answer={read} />
        </section>
      )}
    </div>
  );
}
