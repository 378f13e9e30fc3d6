import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Problem } from "../api";
import { Loading } from "./basics";
import { Failure } from "./failure";

/** A component whose code is fetched when it is first drawn. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => preact.JSX.Element {
  let known: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => known);
    const [error, setError] = useState<Problem>();
    useEffect(() => {
      if (!known)
        load().then(
          (part) => ((known = part), setPart(() => part)),
          (fault) => setError(new Problem(0, String(fault))),
        );
    }, []);
    if (error) return <Failure error={error} />;
    return Part ? <Part {...props} /> : <Loading lines={6} />;
  };
}
