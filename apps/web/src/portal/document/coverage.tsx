import type { CoverageView, MeasureView } from "@jucai/contract";
import { useMessages } from "../../lib/language.tsx";
import { Tag } from "../../ui/tag.tsx";
import { coverageMessages } from "./coverage.messages.ts";

/** Whether the software does a measure today, or which part of it will. */
export function CoverageTag({ coverage }: { readonly coverage: CoverageView }) {
  const m = useMessages(coverageMessages);
  if (coverage.state === "waits") {
    return (
      <Tag tone="grey" icon="hourglass">
        {m.waitsFor(m[coverage.for])}
      </Tag>
    );
  }
  const runs = coverage.state === "runs";
  return (
    <Tag tone={runs ? "green" : "purple"} icon={runs ? "check" : "info"}>
      {runs ? m.runsHere : m.judgement}
    </Tag>
  );
}

const states = ["runs", "judgement", "waits"] as const;

/** How many measures of a document run, are judged or wait: one bar, its figures in words beside it. */
export function CoverageBar({ measures }: { readonly measures: readonly MeasureView[] }) {
  const m = useMessages(coverageMessages);
  const counts = states.map((state) => ({
    state,
    n: measures.filter(({ coverage }) => coverage.state === state).length,
  }));
  return (
    <figure className="jc-coverage jc-column">
      <figcaption>
        <strong>{m.title}</strong>
      </figcaption>
      <div className="jc-coverage__bar" aria-hidden="true">
        {counts.map(({ state, n }) => n > 0 && <span key={state} data-state={state} style={{ flexGrow: n }} />)}
      </div>
      <ul className="jc-coverage__legend">
        {counts.map(({ state, n }) => (
          <li key={state} data-state={state}>
            {m[state]} <strong>{n}</strong>
          </li>
        ))}
      </ul>
      <p className="jc-hint">{m.meaning}</p>
    </figure>
  );
}
