import type { Step } from "../api";
import { t } from "../i18n";
import { predicateName } from "../views/words";
import { ThingLink } from "./basics";
import { Evidence } from "./evidence";

export interface Way {
  length: number;
  steps: (Step & { inverse?: boolean })[];
}

/** A way between two things, step by step with its sentences. */
export function WayList({ way }: { way: Way }) {
  return (
    <li class="way">
      <h3>{t("path.length", { n: way.length })}</h3>
      <ol class="plain steps">
        {way.steps.map((step, at) => (
          <li key={at}>
            <p class="what">
              <ThingLink thing={step.from} />
              <span class="role">
                {step.inverse ? "← " : ""}
                {predicateName(step.predicate)}
                {step.inverse ? "" : " →"}
              </span>
              <ThingLink thing={step.to} />
            </p>
            <Evidence proofs={step.evidence} />
          </li>
        ))}
      </ol>
    </li>
  );
}
