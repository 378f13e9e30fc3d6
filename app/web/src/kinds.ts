// How each type looks: a shape as well as a colour, so that colour alone never tells.
import { kindOf, type Thing } from "./api";
import { word } from "./i18n";

export interface Look {
  /** A sign drawn before the name. */
  sign: string;
  /** A class of `style.css` and a key of `COLOURS`. */
  tone: Tone;
  /** The node's shape in cytoscape. */
  shape: string;
}
export type Tone = "event" | "state" | "public" | "company" | "group" | "study" | "person" | "place" | "policy" | "document" | "plain";

export const TONES: Record<Tone, [light: string, dark: string]> = {
  event: ["#9a3412", "#fdba74"],
  state: ["#1d4f91", "#93c5fd"],
  public: ["#0f766e", "#5eead4"],
  company: ["#6d28d9", "#c4b5fd"],
  group: ["#9d174d", "#f9a8d4"],
  study: ["#854d0e", "#fde047"],
  person: ["#334155", "#cbd5e1"],
  place: ["#3f6212", "#bef264"],
  policy: ["#155e75", "#67e8f9"],
  document: ["#57534e", "#d6d3d1"],
  plain: ["#475569", "#cbd5e1"],
};

const look = (sign: string, tone: Tone, shape: string): Look => ({ sign, tone, shape });
const EVENT = look("★", "event", "star");
const POLICY = look("▰", "policy", "rhomboid");
const PLACE = look("⬟", "place", "pentagon");

const LOOKS: Record<string, Look> = {
  ministry: look("◆", "state", "diamond"),
  "local-government": look("◈", "state", "diamond"),
  "public-institution": look("▣", "public", "round-rectangle"),
  company: look("■", "company", "rectangle"),
  association: look("▲", "group", "triangle"),
  alliance: look("⬢", "group", "hexagon"),
  university: look("▼", "study", "vee"),
  international: look("◎", "state", "octagon"),
  embassy: look("⚑", "state", "tag"),
  media: look("▤", "document", "cut-rectangle"),
  party: look("✦", "group", "concave-hexagon"),
  organization: look("□", "plain", "rectangle"),
  person: look("●", "person", "ellipse"),
  document: look("▤", "document", "cut-rectangle"),
  quotation: look("❝", "document", "cut-rectangle"),
  industry: look("◍", "plain", "barrel"),
};
const BY_KIND: Record<string, Look> = { event: EVENT, policy: POLICY, place: PLACE, document: LOOKS.document!, person: LOOKS.person!, organization: LOOKS.organization!, alliance: LOOKS.alliance! };
const EVENT_TYPES = "conference forum exhibition launch signing meeting ceremony visit announcement designation event".split(" ");
const POLICY_TYPES = "strategy programme law platform zone policy".split(" ");
const PLACE_TYPES = "country region venue site place".split(" ");
export const ORGANIZATION_TYPES = "company ministry local-government public-institution association alliance university international embassy media party".split(" ");
export { EVENT_TYPES, POLICY_TYPES };

/** How a thing looks, by its type, else by the kind in its address. */
export function lookOf(thing: { id?: string; type: string }): Look {
  const type = thing.type;
  if (LOOKS[type]) return LOOKS[type];
  if (EVENT_TYPES.includes(type)) return EVENT;
  if (POLICY_TYPES.includes(type)) return POLICY;
  if (PLACE_TYPES.includes(type)) return PLACE;
  return BY_KIND[kindOf(thing.id ?? "")] ?? LOOKS.organization!;
}

/** The type in words. `other` says what it is another of. */
export function typeWord(thing: { id?: string; type: string }): string {
  const kind = kindOf(thing.id ?? "");
  return thing.type === "other" && kind && word("type", kind) !== kind ? word("type", kind) : word("type", thing.type);
}

export const isEvent = (thing: Thing) => kindOf(thing.id) === "event";
