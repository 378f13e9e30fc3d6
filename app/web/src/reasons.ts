// Why two names were or might be taken for one, in the reader's words. The service gives short English phrases.
import { t } from "./i18n";
import type { Key } from "./strings";

export interface Reason {
  words: string;
  /** Speaks for being one, against it, or for neither. */
  speaks: "for" | "against" | "neither";
}

const FEATURE = /^(name|day|place|host|outcome|people|type|edition|parent) ([+-]\d+(?:\.\d+)?)$/;
const PHRASES: [RegExp, Key, Reason["speaks"]][] = [
  [/^(.+) is near to (.+)$/, "why.near", "for"],
  [/^both are called (.+)$/, "why.called", "for"],
  [/^(.+) may be short for (.+)$/, "why.short", "for"],
  [/^(.+) may be (.+) in Latin letters, of the same body$/, "why.latin", "for"],
  [/^with different bodies: (.+)$/, "why.bodies", "against"],
  [/^one is named without a body$/, "why.bodiless", "neither"],
  [/^a document gives both names$/, "why.document", "for"],
  [/^a registered name$/, "why.registered", "for"],
  [/^same name, same organization$/, "why.organization", "for"],
  [/^same name, same issuer$/, "why.issuer", "for"],
  [/^names that many events have, and nothing else to tell them by$/, "why.common", "against"],
  [/^judged by ([^:]+): (.+)$/s, "why.judged", "for"],
  [/^judged by ([^:]+)$/, "why.judgedby", "for"],
  [/^judged(?:: (.+))?$/s, "why.judgedby", "for"],
];

const EQUAL: Record<string, number> = { type: 0.5 };

function feature(name: string, value: number): Reason {
  const [state, speaks] = value >= (EQUAL[name] ?? 0.75) ? (["equal", "for"] as const) : value > 0 ? (["alike", "for"] as const) : (["unlike", "against"] as const);
  return { words: t(`why.${state}` as Key, { x: t(`why.feature.${name}` as Key) }), speaks };
}

function one(text: string): Reason {
  const told = FEATURE.exec(text);
  // A comparison that tells nothing is not worth a word.
  if (told && Math.abs(Number(told[2])) < 0.05) return { words: "", speaks: "neither" };
  if (told) return feature(told[1]!, Number(told[2]));
  for (const [pattern, key, speaks] of PHRASES) {
    const found = pattern.exec(text);
    if (found) return { words: t(key, { a: found[1] ?? "", b: found[2] ?? "" }).trim(), speaks };
  }
  return { words: text, speaks: "neither" };
}

/** The reasons in what the service says: a phrase, several parted by `; `, or objects that name one each. */
export function reasons(raw: unknown): Reason[] {
  const texts = (Array.isArray(raw) ? raw : [raw]).map((each) => (typeof each === "string" ? each : String((each as { name?: unknown } | null)?.name ?? "")));
  return texts.flatMap((text) => (text.startsWith("judged") ? [text] : text.split("; "))).filter(Boolean).map(one).filter((reason) => reason.words);
}
