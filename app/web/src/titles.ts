// The titles of documents, fetched once, so that a sentence can say where it stands.
import { useEffect, useState } from "preact/hooks";
import { get, type Page, type Row } from "./api";

const MOST = 500;
let asked: Promise<Map<string, string>> | undefined;
let known = new Map<string, string>();

function load(): Promise<Map<string, string>> {
  asked ??= get<Page<Row>>(`/api/documents?limit=${MOST}`).then(
    (page) => (known = new Map(page.items.map((one) => [one.id, String(one.title ?? one.name ?? "")]))),
    () => known,
  );
  return asked;
}

/** Forgets the titles, as when a document has come or gone. */
export function forgetTitles(): void {
  asked = undefined;
}

/** Titles by document id; empty until they are there. */
export function useTitles(): Map<string, string> {
  const [titles, setTitles] = useState(known);
  useEffect(() => {
    let here = true;
    void load().then((found) => here && setTitles(found));
    return () => {
      here = false;
    };
  }, []);
  return titles;
}
