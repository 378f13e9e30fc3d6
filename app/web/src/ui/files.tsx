import { useState } from "preact/hooks";
import { documentPage, Problem, send } from "../api";
import { t } from "../i18n";
import { forgetTitles } from "../titles";
import { TokenField } from "./tokenfield";

interface Stored {
  document?: { id: string; title?: string | null };
  id?: string;
  items?: { name: string; status: number | string; id?: string; detail?: string }[];
}
interface Upload {
  name: string;
  state: "saving" | "saved" | "failed";
  id?: string;
  detail?: string;
  status?: number;
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
    const { detail, status } = error as Problem;
    return [{ name: file.name, state: "failed", detail: detail || t("error.offline"), status }];
  }
}

/** Files dropped or chosen, each saved at once and named with how it fared. */
export function Files() {
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
        <span class="button" aria-hidden="true">
          {t("add.choose")}
        </span>
        <input class="visually-hidden" type="file" multiple accept={FORMATS} onChange={(event) => void take(event.currentTarget.files)} />
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
      {uploads.some((one) => one.status === 401) && <TokenField />}
    </section>
  );
}
