// Cuts a document's text where regions, sentences and names begin and end. Offsets are code points.
import type { Evidence } from "./api";

export interface Region {
  start: number;
  end: number;
  kind: string;
}
export interface Mention {
  start: number;
  end: number;
  text: string;
  type: string;
  id?: string | null;
}
export interface Piece {
  start: number;
  text: string;
  /** The key of the smallest sentence of evidence around this piece. */
  sentence?: string;
  mention?: Mention;
}
export interface Stretch {
  kind: string;
  start: number;
  pieces: Piece[];
}

export const key = (span: { start: number; end: number }): string => `${span.start}-${span.end}`;

/** For each place where something begins or ends, which of the spans is the smallest around it. */
function smallest<T extends { start: number; end: number }>(spans: readonly T[]): (at: number) => T | undefined {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  let open: T[] = [];
  // Asked in rising order only.
  return (at) => {
    while (next < sorted.length && sorted[next]!.start <= at) open.push(sorted[next++]!);
    open = open.filter((one) => one.end > at);
    return open.reduce<T | undefined>((best, one) => (!best || one.end - one.start < best.end - best.start ? one : best), undefined);
  };
}

/** The text as stretches of one kind, each in pieces that know their sentence and name. */
export function stretches(text: string, regions: readonly Region[], sentences: readonly Pick<Evidence, "start" | "end">[], mentions: readonly Mention[]): Stretch[] {
  const points = Array.from(text);
  const covering = regions.length ? regions : [{ start: 0, end: points.length, kind: "body" }];
  const cuts = new Set<number>([0, points.length]);
  for (const span of [...covering, ...sentences, ...mentions]) cuts.add(span.start).add(span.end);
  const places = [...cuts].filter((at) => at >= 0 && at <= points.length).sort((a, b) => a - b);
  const [region, sentence, mention] = [smallest(covering), smallest(sentences), smallest(mentions)];
  const found: Stretch[] = [];
  for (let index = 0; index + 1 < places.length; index++) {
    const [from, to] = [places[index]!, places[index + 1]!];
    const around = region(from);
    const kind = around?.kind ?? "body";
    const said = sentence(from);
    const last = found.at(-1);
    const stretch = last && last.kind === kind && last.start === (around?.start ?? 0) ? last : { kind, start: around?.start ?? 0, pieces: [] };
    if (stretch !== last) found.push(stretch);
    stretch.pieces.push({ start: from, text: points.slice(from, to).join(""), sentence: said && key(said), mention: mention(from) });
  }
  return found;
}
