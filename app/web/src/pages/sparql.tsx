import { useEffect, useRef, useState } from "preact/hooks";
import { number, t, useLang } from "../i18n";
import { usePlace } from "../router";
import { Copy, useTitle } from "../ui/basics";
import { EXAMPLES, queryOf } from "../sparql/examples";
import { ask, type Answer } from "../sparql/run";
import { Editor, type Handle } from "../sparql/editor";
import { Results } from "../sparql/results";

function queryIn(hash: string): string | undefined {
  const found = new URLSearchParams(hash).get("query");
  return found ?? undefined;
}

/** All examples by name, where there is no answer yet. */
function Examples({ language, choose }: { language: string; choose: (at: number) => void }) {
  return (
    <>
      <h2>{t("sparql.begin")}</h2>
      <ol class="plain examples">
        {EXAMPLES.map((example, at) => (
          <li key={at}>
            <button type="button" onClick={() => choose(at)}>
              {example.title[language === "en" ? 1 : 0]}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The query page: an editor, examples, and the answer as table, graph, chart or text. The address holds the query. */
export function Sparql() {
  const language = useLang();
  const { hash } = usePlace();
  const asked = queryIn(hash);
  const [query, setQuery] = useState(asked ?? queryOf(EXAMPLES[0]!, language));
  const [answer, setAnswer] = useState<Answer>();
  const [running, setRunning] = useState<AbortController>();
  const editor = useRef<Handle>(null);
  useTitle(t("sparql.title"));
  const run = async (text: string) => {
    running?.abort();
    const stop = new AbortController();
    setRunning(stop);
    history.replaceState(null, "", `/sparql#${new URLSearchParams({ query: text })}`);
    const found = await ask(text, stop.signal);
    if (stop.signal.aborted) return;
    setAnswer(found);
    setRunning(undefined);
  };
  useEffect(() => {
    if (!asked) return;
    setQuery(asked);
    editor.current?.set(asked);
    void run(asked);
  }, [asked]);
  const choose = (at: number) => {
    const example = EXAMPLES[at];
    if (!example) return;
    const text = queryOf(example, language);
    setQuery(text);
    editor.current?.set(text);
    void run(text);
  };
  const stop = () => {
    running?.abort();
    setRunning(undefined);
  };
  return (
    <div class="page sparql">
      <h1>{t("sparql.title")}</h1>
      <div class="actions">
        <select aria-label={t("sparql.examples")} value="" onChange={(event) => choose(Number(event.currentTarget.value))}>
          <option value="" disabled>
            {t("sparql.examples")} ({EXAMPLES.length})
          </option>
          {EXAMPLES.map((example, at) => (
            <option key={at} value={at}>
              {at + 1}. {example.title[language === "en" ? 1 : 0]}
            </option>
          ))}
        </select>
        <button type="button" class="primary" onClick={() => run(query)}>
          {t("sparql.run")}
        </button>
        {running && (
          <button type="button" onClick={stop}>
            {t("sparql.stop")}
          </button>
        )}
        <Copy text={() => `${location.origin}/sparql#${new URLSearchParams({ query })}`} label={t("sparql.share")} />
      </div>
      <Editor handle={editor} value={query} change={setQuery} run={(text) => void run(text)} />
      <p class="muted small">{t("sparql.hint")}</p>
      <section aria-label={t("sparql.results")} aria-live="polite" aria-busy={!!running}>
        {running && <p role="status">{t("sparql.running")}</p>}
        {!answer && !running && <Examples language={language} choose={choose} />}
        {answer && !running && (
          <>
            {answer.rows !== undefined && <p class="muted small">{t("sparql.rows", { n: number(answer.rows), ms: number(Math.round(answer.ms)) })}</p>}
            <Results answer={answer} query={query} />
          </>
        )}
      </section>
    </div>
  );
}
