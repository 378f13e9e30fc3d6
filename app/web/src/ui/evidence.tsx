import { useState } from "preact/hooks";
import { documentPage, type Evidence as Proof, type Highlight } from "../api";
import { t } from "../i18n";
import { useTitles } from "../titles";

/** A sentence cut where its highlights begin and end; offsets count code points of the whole document. */
export function pieces(quote: string, start: number, highlight: readonly Highlight[] = []): { text: string; marked: boolean }[] {
  const points = Array.from(quote);
  const spans = highlight
    .map((one) => [Math.max(0, one.start - start), Math.min(points.length, one.end - start)] as const)
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (to <= at) continue;
    if (from > at) parts.push({ text: points.slice(at, from).join(""), marked: false });
    parts.push({ text: points.slice(Math.max(at, from), to).join(""), marked: true });
    at = to;
  }
  if (at < points.length) parts.push({ text: points.slice(at).join(""), marked: false });
  return parts;
}

/** One sentence, its proving words marked, with the way to where it stands. */
export function Sentence({ proof }: { proof: Proof }) {
  const title = useTitles().get(proof.document);
  return (
    <blockquote class="sentence">
      <p>{pieces(proof.quote, proof.start, proof.highlight).map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text))}</p>
      {proof.judgement ? (
        <a class="source" href="/review">
          {t("evidence.judged")}
        </a>
      ) : (
      <a class="source" href={documentPage(proof.document, proof)} title={title}>
        <span aria-hidden="true">▤ </span>
        <span class="visually-hidden">{title && `${t("evidence.open")}: `}</span>
        {title || t("evidence.open")}
      </a>
      )}
    </blockquote>
  );
}

/** Sentences without repeats: the first shown, the rest behind a button, or left out without `rest`. */
export function Evidence({ proofs, most = 1, rest = true }: { proofs: readonly Proof[] | undefined; most?: number; rest?: boolean }) {
  const [open, setOpen] = useState(false);
  const once = [...new Map((proofs ?? []).map((one) => [`${one.document} ${one.start}`, one])).values()];
  if (!once.length) return <p class="muted small">{t("evidence.none")}</p>;
  return (
    <div class="evidence">
      {(open ? once : once.slice(0, most)).map((one) => (
        <Sentence key={`${one.document} ${one.start}`} proof={one} />
      ))}
      {rest && once.length > most && (
        <button type="button" class="quiet small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("evidence.less") : t("evidence.more", { n: once.length - most })}
        </button>
      )}
    </div>
  );
}
