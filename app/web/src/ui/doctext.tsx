import { memo } from "./memo";
import { pageOf } from "../api";
import { t, word } from "../i18n";
import { lookOf } from "../kinds";
import type { Piece, Stretch } from "../marks";

interface Props {
  stretches: Stretch[];
  chosen?: string;
  choose: (sentence: string, byKey?: boolean) => void;
  counts: Map<string, number>;
}

/** The marks in order of the text; the first piece of each sentence stands for it. */
function marks(from: Element): HTMLElement[] {
  return [...(from.closest(".text")?.querySelectorAll<HTMLElement>(".said[tabindex]") ?? [])];
}

/** Arrows, Home and End go from mark to mark; only the last one visited is a stop of the Tab key. */
function move(event: KeyboardEvent): void {
  const here = event.currentTarget as HTMLElement;
  const all = marks(here);
  const at = all.indexOf(here);
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  const next = to === undefined ? undefined : all[Math.min(all.length - 1, Math.max(0, to))];
  if (!next) return;
  event.preventDefault();
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}

/** Blank lines beyond the first, as pages copied from the web have them, are not shown. */
const close = (text: string): string => text.replace(/\n[^\S\n]*(?:\n[^\S\n]*){2,}/g, "\n\n");

function Words({ piece }: { piece: Piece }) {
  const { mention } = piece;
  if (!mention) return <>{close(piece.text)}</>;
  const look = lookOf({ id: mention.id ?? undefined, type: mention.type });
  const linked = mention.id && mention.id.includes("/id/");
  return linked ? (
    <a class={`mention tone-${look.tone}`} href={pageOf(mention.id!)} title={word("type", mention.type)}>
      {piece.text}
    </a>
  ) : (
    <span class="mention" title={mention.type}>
      {piece.text}
    </span>
  );
}

/** Pieces of one sentence side by side, so that the whole sentence is one thing to press. */
function runs(pieces: Piece[]): { sentence?: string; pieces: Piece[] }[] {
  const found: { sentence?: string; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.sentence === piece.sentence) last.pieces.push(piece);
    else found.push({ sentence: piece.sentence, pieces: [piece] });
  }
  return found;
}

/** The text of a document: sentences that state facts are marked, boilerplate is greyed and named as such. */
export const DocumentText = memo(function DocumentText({ stretches, chosen, choose, counts }: Props) {
  const met = new Set<string>();
  const number = new Map([...counts.keys()].sort((a, b) => parseInt(a) - parseInt(b)).map((sentence, at) => [sentence, at + 1]));
  return (
    <>
      {stretches.map((stretch) => {
        const grey = stretch.kind === "boilerplate" || stretch.kind === "teaser";
        return (
          <div key={stretch.start} class={`region region-${stretch.kind}`} title={grey ? word("region", stretch.kind) : undefined}>
            {grey && <span class="visually-hidden">[{word("region", stretch.kind)}] </span>}
            {runs(stretch.pieces).map((run, at) => {
              const words = run.pieces.map((piece) => <Words key={piece.start} piece={piece} />);
              if (!run.sentence) return <span key={at}>{words}</span>;
              const press = () => choose(run.sentence!);
              const first = !met.has(run.sentence);
              const stop = chosen && counts.has(chosen) ? run.sentence === chosen : met.size === 0;
              met.add(run.sentence);
              const facts = counts.get(run.sentence) ?? 0;
              const keyed = first && {
                role: "group" as const,
                tabIndex: stop ? 0 : -1,
                "aria-label": t("document.mark", { at: number.get(run.sentence) ?? 0, all: counts.size, n: facts }),
                onKeyDown: (event: KeyboardEvent) => {
                  if (event.target !== event.currentTarget) return;
                  if (event.key === "Enter" || event.key === " ") {
                    event.preventDefault();
                    choose(run.sentence!, true);
                  } else move(event);
                },
              };
              return (
                <span
                  key={at}
                  {...keyed}
                  class={run.sentence === chosen ? "said chosen" : "said"}
                  data-sentence={run.sentence}
                  title={t("document.sentence", { n: facts })}
                  onClick={(event) => (event.target as Element).closest("a") || press()}
                >
                  {words}
                </span>
              );
            })}
          </div>
        );
      })}
    </>
  );
});
