// The token for reading or writing; it lives as long as the tab.
import { useEffect, useState } from "preact/hooks";

const KEPT = "policygraph.token";
const CHANGED = "policygraph:token";

export const token = {
  get: () => sessionStorage.getItem(KEPT) ?? "",
  set: (value: string) => {
    if (value) sessionStorage.setItem(KEPT, value);
    else sessionStorage.removeItem(KEPT);
    dispatchEvent(new Event(CHANGED));
  },
};

/** The token, followed as it changes. */
export function useToken(): string {
  const [value, setValue] = useState(token.get);
  useEffect(() => {
    const follow = () => setValue(token.get());
    addEventListener(CHANGED, follow);
    return () => removeEventListener(CHANGED, follow);
  }, []);
  return value;
}
