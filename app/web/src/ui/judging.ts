import { useState } from "preact/hooks";
import { Problem, send } from "../api";

export interface Judging {
  busy: boolean;
  error?: Problem;
  /** Records a judgement; gives it, or nothing if that failed. */
  judge: (body: Record<string, unknown>) => Promise<Judged | undefined>;
  undo: (id: string) => Promise<boolean>;
}
export interface Judged {
  id: string;
  action: string;
  left?: unknown;
  right?: unknown;
  predicate?: string | null;
  groups?: string[][];
  reason?: string;
  at?: string;
  by?: string;
  undone?: string | null;
}

/** Judging and taking back, with the error of the last attempt; `done` follows each that worked. */
export function useJudging(done: () => void): Judging {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Problem>();
  const attempt = async <T,>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setError(undefined);
    try {
      const result = await work();
      done();
      return result;
    } catch (fault) {
      setError(fault as Problem);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    error,
    judge: (body) => attempt(() => send<Judged>("POST", "/api/judgements", body)),
    undo: async (id) => (await attempt(() => send("DELETE", `/api/judgements/${encodeURIComponent(id)}`).then(() => true))) === true,
  };
}
