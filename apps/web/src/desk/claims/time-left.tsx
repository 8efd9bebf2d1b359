import { useMessages } from "../../lib/language.tsx";
import { claimsMessages } from "./claims.messages.ts";

type Props = {
  readonly dueOn: string | null;
  /** Working days, negative once it is late; null where none are counted. */
  readonly daysLeft: number | null;
  /** False where the calendar of holidays does not reach that far. */
  readonly dueKnown?: boolean;
  readonly paused?: boolean;
};

/** Working days from which on a claim counts as nearly due. */
const near = 2;

/** A claim's last day and how far it is: the shape says it as well as the colour. */
export function TimeLeft({ dueOn, daysLeft, dueKnown = true, paused = false }: Props) {
  const m = useMessages(claimsMessages);
  if (paused) return <span className="jc-hint">{m.paused}</span>;
  if (dueOn === null) return "—";
  const [look, shape] = lookOf(daysLeft);
  return (
    <span className={look}>
      <span aria-hidden="true">{shape} </span>
      {daysLeft !== null && m.daysLeft(daysLeft)} <span className="jc-hint">{dueOn}</span>
      {!dueKnown && <span className="jc-hint"> {m.unknownYear}</span>}
    </span>
  );
}

function lookOf(daysLeft: number | null): readonly [string, string] {
  if (daysLeft === null) return ["", ""];
  if (daysLeft < 0) return ["dk-broken", "■"];
  return daysLeft <= near ? ["dk-near", "◆"] : ["", "●"];
}
