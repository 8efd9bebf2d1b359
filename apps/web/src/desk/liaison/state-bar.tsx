import { useMessages } from "../../lib/language.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { type Board, stateShapes } from "./types.ts";

type Tally = Pick<Board["units"][number], "total" | "done" | "open" | "near" | "overdue" | "unknown" | "noLimit">;

/** In the order of the bar: what is done, then what is ever more urgent. */
const parts = [
  ["done", "done"],
  ["open", "open"],
  ["no_limit", "noLimit"],
  ["unknown", "unknown"],
  ["near", "near"],
  ["overdue", "overdue"],
] as const;

/** One bar of a whole in its states; in words for who cannot see it. */
export function StateBar({ tally }: { readonly tally: Tally }) {
  const m = useMessages(liaisonMessages);
  const given = parts.filter(([, key]) => tally[key] > 0);
  if (given.length === 0) return <span className="jc-hint">—</span>;
  const words = given.map(([state, key]) => `${m[state]} ${tally[key]}`).join("，");
  return (
    <span className="dk-bar" role="img" aria-label={words} title={words}>
      {given.map(([state, key]) => (
        <span key={state} data-state={state} style={{ flexGrow: tally[key] }}>
          <span aria-hidden="true">
            {stateShapes[state]} {tally[key]}
          </span>
        </span>
      ))}
    </span>
  );
}

/** What the colours and shapes stand for. */
export function Legend() {
  const m = useMessages(liaisonMessages);
  return (
    <ul className="dk-legend" aria-label={m.legend}>
      {parts.map(([state]) => (
        <li key={state} data-state={state}>
          <span aria-hidden="true">{stateShapes[state]}</span> {m[state]}
        </li>
      ))}
    </ul>
  );
}
