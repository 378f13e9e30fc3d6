import { memo } from "./memo";
import { pageOf } from "../api";
import { t, word } from "../i18n";
import { lookOf } from "../kinds";
import type { Piece, Stretch } from "../marks";

interface Props {
  stretches: Stretch[];
  chosen?: string;
  choose: (sentence: string) => void;
  counts: Map<string, number>;
}

function Words({ piece }: { piece: Piece }) {
  const { mention } = piece;
  if (!mention) return <>{piece.text}</>;
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
              return (
                <span
                  key={at}
                  class={run.sentence === chosen ? "said chosen" : "said"}
                  data-sentence={run.sentence}
                  title={t("document.sentence", { n: counts.get(run.sentence) ?? 0 })}
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
