import { useEffect, useState } from "preact/hooks";
import { get, type Thing } from "../api";
import { useLang } from "../i18n";
import { valueWord } from "../selection";

const known = new Map<string, string>();

/** The name of the thing at a short address such as `place/kr-26`; its slug until it is known. */
export function useName(address: string): string {
  const language = useLang();
  const key = `${language} ${address}`;
  const [, draw] = useState(0);
  useEffect(() => {
    if (!address.includes("/") || known.has(key)) return;
    let here = true;
    get<Thing>(`/api/entities/${address.split("/").map(encodeURIComponent).join("/")}`)
      .then((thing) => known.set(key, thing.name))
      .catch(() => known.set(key, valueWord("", address)))
      .finally(() => here && draw((turn) => turn + 1));
    return () => {
      here = false;
    };
  }, [key]);
  return known.get(key) ?? valueWord("", address);
}

export function Name({ address }: { address: string }) {
  return <>{useName(address)}</>;
}
