// Whether the service answers at all: one banner tells it, and what failed loads again once it does.
import { useEffect, useState } from "preact/hooks";

const CHANGED = "policygraph:reach";
const EVERY_MS = 3000;

let here = true;
let timer: ReturnType<typeof setInterval> | undefined;

/** Notes that a request was or was not answered; while it was not, the service is asked now and then. */
export function reached(now: boolean): void {
  if (now === here) return;
  here = now;
  clearInterval(timer);
  if (!now) timer = setInterval(() => void look(), EVERY_MS);
  dispatchEvent(new Event(CHANGED));
}

/** Asks whether the service is back. */
export async function look(): Promise<void> {
  try {
    if ((await fetch("/healthz", { cache: "no-store" })).ok) reached(true);
  } catch {
    reached(false);
  }
}

addEventListener("offline", () => reached(false));
addEventListener("online", () => void look());

/** Whether the service answers, followed as it changes. */
export function useReached(): boolean {
  const [value, setValue] = useState(here);
  useEffect(() => {
    const follow = () => setValue(here);
    follow();
    addEventListener(CHANGED, follow);
    return () => removeEventListener(CHANGED, follow);
  }, []);
  return value;
}
