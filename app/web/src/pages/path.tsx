import { useMemo } from "preact/hooks";
import { short, useLoaded, type Page, type Row, type Thing } from "../api";
import { t } from "../i18n";
import { address, changed, go, usePlace } from "../router";
import { Copy, Empty, Loading, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { lazy } from "../ui/lazy";
import { useName } from "../ui/name";
import { SearchBox } from "../ui/searchbox";
import { WayList, type Way } from "../ui/way";
import { addEdge, addNode, empty } from "../views/elements";

const Canvas = lazy(() => import("../views/canvas").then((one) => one.Canvas));

function asNet(ways: Way[]) {
  const net = empty();
  for (const step of ways.flatMap((way) => way.steps)) {
    addNode(net, step.from);
    addNode(net, step.to);
    const [source, target] = step.inverse ? [step.to, step.from] : [step.from, step.to];
    addEdge(net, { source: source.id, target: target.id, predicate: step.predicate, evidence: step.evidence ?? [] });
  }
  return net;
}

/** Pairs to try: the best connected firms with the best connected ministries. */
function Pairs() {
  const best = (type: string) => address("/api/rank", { by: "degree", type, limit: 3 });
  const [firms, ministries] = [useLoaded<Page<Row>>(best("company")).data?.items ?? [], useLoaded<Page<Row>>(best("ministry")).data?.items ?? []];
  const pairs = firms.slice(0, ministries.length).map((firm, at) => [firm, ministries[at]!] as const);
  if (!pairs.length) return null;
  return (
    <p class="try">
      {t("path.try")}:{" "}
      {pairs.map(([firm, ministry]) => (
        <a key={firm.id} href={address("/path", { from: short(firm.id), to: short(ministry.id) })}>
          {firm.name} ↔ {ministry.name}
        </a>
      ))}
    </p>
  );
}

/** The shortest ways between two things, each step with its sentence. */
export function Paths() {
  const { query } = usePlace();
  const [from, to] = [query.get("from") ?? "", query.get("to") ?? ""];
  const names = { from: useName(from), to: useName(to) };
  useTitle(t("path.title"));
  const found = useLoaded<Page<Way>>(from && to ? address("/api/path", { from, to }) : null);
  const ways = found.error ? [] : (found.data?.items ?? []);
  const net = useMemo(() => asNet(ways), [found.data]);
  const set = (name: string) => (thing: Thing) => go(address("/path", changed(query, { [name]: short(thing.id) })));
  const text = (name: string) => (words: string) => go(address("/path", changed(query, { [name]: words })));
  return (
    <div class="page">
      <h1>{t("path.title")}</h1>
      <p class="lead">{t("path.lead")}</p>
      <div class="ends">
        {(["from", "to"] as const).map((name) => (
          <div key={name}>
            <p class="small muted">{t(`path.${name}`)}</p>
            <SearchBox label={t(`path.${name}`)} placeholder={t(`path.${name}`)} value={names[name]} choose={set(name)} submit={text(name)} />
          </div>
        ))}
        <button type="button" onClick={() => go(address("/path", { from: to, to: from }))}>
          {t("path.swap")}
        </button>
      </div>
      {from && to && found.loading && <Loading />}
      {found.error && <Failure error={found.error} retry={found.reload} />}
      {from && to && found.data && !found.error && !found.loading && !ways.length && (
        <Empty what="path.none">
          <p class="muted">
            {t("path.check")}{" "}
            {[names.from, names.to].map((name) => (
              <a key={name} href={address("/ask", { q: name })}>
                {name}{" "}
              </a>
            ))}
          </p>
        </Empty>
      )}
      {!(from && to) && <Pairs />}
      {ways.length > 0 && (
        <div class="twain">
          <div>
            <ol class="plain">
              {ways.map((way, at) => (
                <WayList key={at} way={way} />
              ))}
            </ol>
            <p class="actions">
              <Copy text={() => location.href} label={t("take.link")} />
            </p>
          </div>
          <Canvas net={net} small />
        </div>
      )}
    </div>
  );
}
