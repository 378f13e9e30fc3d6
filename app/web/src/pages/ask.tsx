import { short, useLoaded, type Evidence as Proof, type Highlight, type Page, type Participant, type Row } from "../api";
import { evidenceOf, isThing, textOf, things } from "../facts";
import { period, t, useLang, word } from "../i18n";
import { address, usePlace } from "../router";
import { Loading, Status, ThingLink, ThingList, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { plain, slotWord } from "../ui/facts";
import { Paged } from "../ui/paged";
import { WayList, type Way } from "../ui/way";
import { Evidence, pieces } from "../ui/evidence";
import { useTitles } from "../titles";
import { Table } from "../views/table";
import { predicateName } from "../views/words";

interface Answer {
  answer?: string;
  items: Row[];
  sparql?: string;
  interpretation?: Record<string, unknown>;
}
interface Hit extends Row {
  /** The text that holds the words, and where they stand in it. */
  matched?: string;
  highlight?: Highlight[];
}

const GIST = ["start", "announced", "founded", "venue", "host", "organizer", "issuer", "led_by", "budget_krw", "launches", "announces"];
const ROLE_ORDER = ["host", "organizer", "supporter", "speaker", "chair", "attendee"];
const FIRST = 5;

/** Those of a role together, in the order in which roles matter. */
function byRole(rows: Row[]): Row[] {
  const rank = (row: Row) => Math.min(...(row as unknown as Participant).participations.flatMap((one) => one.roles.map((role) => ROLE_ORDER.indexOf(role))));
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

const HIDDEN = new Set(["language", "intent", "instead_of"]);

/** A part of a reading in words: codes by their names, things by theirs, days as a span. */
function partWords(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => partWords(name, one)).filter(Boolean).join(", ");
  if (isThing(value)) return value.name;
  if (value && typeof value === "object") {
    const fields = value as Record<string, unknown>;
    if (typeof fields.code === "string") return codeWord(name, fields.code);
    if ("since" in fields || "from" in fields) return `${fields.since ?? fields.from ?? ""} – ${fields.until ?? fields.to ?? ""}`;
    return typeof fields.words === "string" ? fields.words : "";
  }
  return typeof value === "string" ? codeWord(name, value) : String(value ?? "");
}

function codeWord(name: string, code: string): string {
  return word(name === "industries" ? "industry" : name === "roles" ? "role" : "type", code);
}

/** What the service understood, as words. */
function Understood({ reading }: { reading: Record<string, unknown> }) {
  const parts = Object.entries(reading).map(([name, value]) => [name, HIDDEN.has(name) ? "" : partWords(name, value)] as const);
  return (
    <dl class="understood" aria-label={t("ask.understood")}>
      {parts
        .filter(([, words]) => words)
        .map(([name, words]) => (
          <div key={name}>
            <dt>{word("reading", name)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What an event or policy is about, in a line: when, where, by whom, what came of it. */
function Gist({ row }: { row: Row }) {
  const parts = GIST.map((slot): [string, string] => [slot, slot === "start" ? period(textOf(row, "start"), textOf(row, "end")) : textOf(row, slot)]);
  const told = parts.filter(([, words]) => words);
  if (!told.length) return null;
  return (
    <dl class="understood gist">
      {told.map(([slot, words]) => (
        <div key={slot}>
          <dt>{slotWord(slot === "start" ? "when" : slot)}</dt>
          <dd>{plain(slot, words)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a linked thing is to what was asked about: led by, a member of, launched at. */
function Linked({ row }: { row: Row }) {
  const relation = textOf(row, "relation");
  if (!relation) return null;
  return (
    <span class="linked small muted">
      <span class={`role role-${relation}`}>{predicateName(relation)}</span> <ThingList things={things(row.of)} most={3} />
    </span>
  );
}

function Item({ row }: { row: Row }) {
  if (Array.isArray(row.steps)) return <WayList way={row as unknown as Way} />;
  if (!isThing(row)) {
    const fields = Object.entries(row as Record<string, unknown>).filter(([name, value]) => name !== "evidence" && typeof value !== "object");
    return (
      <li>
        <p>{fields.map(([, value]) => String(value)).join(" · ")}</p>
        <Evidence proofs={evidenceOf(row)} />
      </li>
    );
  }
  return (
    <li>
      <p>
        <ThingLink thing={row} badge /> <Status row={row} /> <Linked row={row} />
      </p>
      <Gist row={row} />
      {evidenceOf(row).length > 0 && <Evidence proofs={evidenceOf(row)} most={2} />}
    </li>
  );
}

/** Ways on from an answer that found nothing. */
function Instead({ reading }: { reading?: Record<string, unknown> }) {
  const links: [string, string][] = [
    ...(reading?.time ? [[t("ask.planned"), address("/explore", { show: "events", status: "planned" })] as [string, string]] : []),
    [t("ask.recent"), address("/explore", { show: "events", sort: "-date" })],
    [t("ask.filters"), "/explore"],
  ];
  return (
    <ul class="try" aria-label={t("ask.instead")}>
      {links.map(([words, to]) => (
        <li key={to}>
          <a href={to}>{words}</a>
        </li>
      ))}
    </ul>
  );
}

function Answered({ answer }: { answer: Answer }) {
  const people = answer.items.every((row) => Array.isArray((row as unknown as Participant).participations));
  const ways = answer.items.some((row) => Array.isArray(row.steps));
  return (
    <section aria-labelledby="answer" class="answer">
      <h2 id="answer">{t("ask.answer")}</h2>
      <div class="card">
        <p class="says">{ways ? t("ask.ways", { n: answer.items.length }) : answer.answer || (answer.items.length ? "" : t("ask.empty"))}</p>
        {answer.interpretation && (
          <>
            <h3 class="visually-hidden">{t("ask.understood")}</h3>
            <Understood reading={answer.interpretation} />
          </>
        )}
      </div>
      {answer.items.length > 0 && (people ? <Table rows={byRole(answer.items)} show="participants" /> : <Paged items={answer.items} size={ways ? FIRST : 30} class="plain results" draw={(row, at) => <Item key={row.id ?? at} row={row} />} />)}
      {!answer.items.length && <Instead reading={answer.interpretation} />}
      {answer.sparql && (
        <details>
          <summary>{t("ask.query")}</summary>
          <pre class="code" tabIndex={0}>{answer.sparql}</pre>
          <a href={`/sparql#query=${encodeURIComponent(answer.sparql)}`}>{t("ask.run")}</a>
        </details>
      )}
    </section>
  );
}

/** A found text, the words marked: the sentence of a document, or another name of a thing. */
function Snippet({ hit }: { hit: Hit }) {
  const proofs = evidenceOf(hit);
  if (proofs.length) return <Evidence proofs={proofs as Proof[]} />;
  if (!hit.matched || hit.matched === hit.name) return null;
  return <p class="small snippet">{pieces(hit.matched, 0, hit.highlight).map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text))}</p>;
}

/** What a search for the words finds; `quiet` says nothing where it finds nothing, as beside an answer. */
function Found({ query, quiet }: { query: string; quiet: boolean }) {
  const titles = useTitles();
  const found = useLoaded<Page<Hit>>(`/api/search?q=${encodeURIComponent(query)}&limit=30`);
  if (found.error) return <Failure error={found.error} retry={found.reload} />;
  if (found.loading && !found.data) return <Loading lines={5} />;
  if (!found.data?.items.length && quiet) return null;
  if (!found.data?.items.length)
    return (
      <div class="empty" role="status">
        <p>{t("search.none", { q: query })}</p>
        <p class="muted">{t("search.searched")}</p>
        <p>
          {t("search.advice")} <a href="/explore">{t("nav.explore")}</a>
        </p>
      </div>
    );
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t("search.results")}</h2>
    <ul class="plain results">
      {found.data.items.map((hit) => (
        <li key={hit.id}>
          <p>
            <ThingLink thing={{ ...hit, name: titles.get(short(hit.id).replace(/^document\//, "")) || hit.name || t("document.untitled") }} badge /> <span class="muted small">{textOf(hit, "start", "published", "announced")}</span>
          </p>
          <Snippet hit={hit} />
        </li>
      ))}
    </ul>
    </section>
  );
}

/** One address for questions and words: the answer first, then whatever was found. */
export function Ask() {
  useLang();
  const query = usePlace().query.get("q") ?? "";
  useTitle(query);
  const asked = useLoaded<Answer>(query ? `/api/ask?q=${encodeURIComponent(query)}` : null);
  const offers = asked.error?.status === 422 ? Object.values(asked.error.body).find((one) => Array.isArray(one) && one.every((words) => typeof words === "string")) : undefined;
  return (
    <div class="page">
      <h1>{query || t("search.label")}</h1>
      {asked.loading && !asked.data && <Loading lines={2} />}
      {asked.data && !asked.error && <Answered answer={asked.data} />}
      {asked.error && asked.error.status === 422 && <p class="muted">{t("ask.unread")}</p>}
      {Array.isArray(offers) && (
        <p class="try">
          {t("ask.try")}:{" "}
          {(offers as string[]).map((one) => (
            <a key={one} href={address("/ask", { q: one })}>
              {one}
            </a>
          ))}
        </p>
      )}
      {query && !asked.loading && <Found key={query} query={query} quiet={!!asked.data && !asked.error} />}
    </div>
  );
}
