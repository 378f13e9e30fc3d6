import { word } from "../i18n";
import { slotWord } from "../ui/facts";

/** How a relation is called: a role by its name, else the slot. */
export function predicateName(predicate: string): string {
  const role = word("role", predicate);
  return role !== predicate ? role : slotWord(predicate);
}
