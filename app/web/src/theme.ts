// Dark or light: the reader's choice, else the system's.
import { useEffect, useState } from "preact/hooks";

const KEPT = "policygraph.theme";
const CHANGED = "policygraph:theme";
const system = matchMedia("(prefers-color-scheme: dark)");

export const dark = (): boolean => {
  const chosen = localStorage.getItem(KEPT);
  return chosen ? chosen === "dark" : system.matches;
};

function show(): void {
  document.documentElement.dataset.theme = dark() ? "dark" : "light";
  dispatchEvent(new Event(CHANGED));
}

export function setDark(value: boolean): void {
  localStorage.setItem(KEPT, value ? "dark" : "light");
  show();
}

/** Whether it is dark, followed as it changes. */
export function useDark(): boolean {
  const [value, setValue] = useState(dark);
  useEffect(() => {
    const follow = () => setValue(dark());
    addEventListener(CHANGED, follow);
    return () => removeEventListener(CHANGED, follow);
  }, []);
  return value;
}

system.addEventListener("change", show);
show();
