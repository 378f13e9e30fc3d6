import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { get, Problem, type GraphAnswer } from "../api";
import { number, t, word } from "../i18n";
import { lookOf } from "../kinds";
import { go, usePlace } from "../router";
import { pageOf } from "../api";
import { useDark } from "../theme";
import { Loading, ThingLink, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { Painter } from "../views/painter";

/** How many nodes are asked for in one go; the service lays them out. */
const STEPS = [300, 1_000, 5_000, 20_000, 50_000];

const LISTED = 200;

/** Everything at once, where the service placed it. */
export function Overview() {
  useTitle(t("overview.title"));
  const { query } = usePlace();
  const most = Number(query.get("limit")) || 5_000;
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<Painter | undefined>(undefined);
  const [answer, setAnswer] = useState<GraphAnswer>();
  const [error, setError] = useState<Problem>();
  const [done, setDone] = useState(0);
  const [words, setWords] = useState("");
  const isDark = useDark();
  useEffect(() => {
    const stop = new AbortController();
    get<GraphAnswer>(`/api/graph?limit=${most}`, stop.signal).then(setAnswer, (fault) => (fault as Error).name !== "AbortError" && setError(fault));
    return () => stop.abort();
  }, [most]);
  useEffect(() => {
    if (!canvas.current || !answer?.nodes.length) return;
    const painter = new Painter(canvas.current, answer, { dark: isDark, open: (id) => go(pageOf(id)), progress: setDone });
    drawing.current = painter;
    return () => painter.end();
  }, [answer, isDark]);
  const found = words.trim() && answer ? answer.nodes.filter((node) => node.name.toLowerCase().includes(words.trim().toLowerCase())).slice(0, 8) : [];
  // Not made anew while the painting tells how far it is.
  const tones = useMemo(() => new Map(answer?.nodes.map((node) => [lookOf(node).tone, lookOf(node).sign])), [answer]);
  const busiest = useMemo(() => [...(answer?.nodes ?? [])].sort((a, b) => (b.degree ?? 0) - (a.degree ?? 0)).slice(0, LISTED), [answer]);
  return (
    <div class="page wide">
      <h1>{t("overview.title")}</h1>
      <p class="muted">
        {t("overview.lead")} {answer && <strong>{t("overview.size", { nodes: number(answer.nodes.length), edges: number(answer.edges.length) })}</strong>} {answer && done < 100 && t("overview.drawing", { n: done })}
      </p>
      <div class="actions">
        <input type="search" aria-label={t("overview.find")} placeholder={t("overview.find")} value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        <select aria-label={t("overview.most")} value={String(most)} onChange={(event) => go(`/overview?limit=${event.currentTarget.value}`)}>
          {[...new Set([...STEPS, most])].sort((a, b) => a - b).map((one) => (
            <option key={one} value={String(one)}>
              ≤ {number(one)}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => drawing.current?.zoom(1.4)} aria-label={t("graph.zoomin")}>
          +
        </button>
        <button type="button" onClick={() => drawing.current?.zoom(1 / 1.4)} aria-label={t("graph.zoomout")}>
          −
        </button>
        <button type="button" onClick={() => drawing.current?.fit()}>
          {t("graph.fit")}
        </button>
        <a data-outside href={`/api/graph?limit=${most}&format=gexf`} download="policygraph.gexf">
          GEXF
        </a>
        <a data-outside href={`/api/graph?limit=${most}&format=graphml`} download="policygraph.graphml">
          GraphML
        </a>
      </div>
      {found.length > 0 && (
        <ul class="plain found">
          {found.map((node) => (
            <li key={node.id}>
              <button type="button" class="quiet small" onClick={() => drawing.current?.show(node.id)}>
                {node.name}
              </button>{" "}
              <a href={pageOf(node.id)} aria-label={`${t("graph.open")}: ${node.name}`}>
                {t("graph.open")}
              </a>
            </li>
          ))}
        </ul>
      )}
      {error && <Failure error={error} />}
      {!answer && !error && <Loading lines={6} />}
      {answer && !answer.nodes.length && (
        <p class="empty">
          {t("graph.empty")} <a href="/add">{t("nav.add")}</a>
        </p>
      )}
      {answer && answer.nodes.length > 0 && (
        <canvas ref={canvas} class="whole" tabIndex={0} data-drawn={done === 100 || undefined} role="img" aria-label={`${t("overview.size", { nodes: number(answer.nodes.length), edges: number(answer.edges.length) })}. ${t("overview.keys")}`} />
      )}
      <ul class="plain legend">
        {[...tones].map(([tone, sign]) => (
          <li key={tone} class={`tone-${tone}`}>
            <span class="sign" aria-hidden="true">
              ●
            </span>{" "}
            {sign} {word("tone", tone)}
          </li>
        ))}
      </ul>
      {answer && (
        <details>
          <summary class="small">{t("table.name")}</summary>
          <ul class="plain columns-list">
            {busiest.map((node) => (
              <li key={node.id}>
                <ThingLink thing={node} /> <span class="count">{number(node.degree ?? 0)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
