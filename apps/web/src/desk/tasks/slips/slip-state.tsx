import { useMessages } from "../../../lib/language.tsx";
import { Shape } from "../kit/shape.tsx";
import type { Slip, Tone } from "../types.ts";
import { slipMessages } from "./slips.messages.ts";

/** Where a slip stands: colour, shape and word; that its answer is late is said too. */
export function SlipState({ slip: { state, overdue, answer } }: { readonly slip: Slip }) {
  const m = useMessages(slipMessages);
  const tone: Tone = state === "closed" ? "green" : state === "answered" ? "blue" : overdue ? "red" : "yellow";
  const name = { issued: m.stateIssued, answered: m.stateAnswered, closed: m.stateClosed }[state];
  return (
    <>
      <span className="dk-light" data-tone={tone}>
        <Shape tone={tone} /> {name}
      </span>
      {(overdue || answer?.late) && <span className="dk-said dk-broken">{overdue ? m.overdue : m.late}</span>}
    </>
  );
}
