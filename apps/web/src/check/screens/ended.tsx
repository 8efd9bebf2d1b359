import { printDay } from "@jucai/engine/run";
import { formatDay } from "../../lib/format.ts";
import { Button, Notice } from "../../ui/index.ts";
import type { StartPlace } from "../load-rules.ts";
import { useWording } from "../words/words.ts";

type Props = {
  readonly policies: StartPlace["policies"];
  readonly on: string;
  readonly choose: (iso: string) => void;
};

/** A trial that has run out is no fault of the person: it is said, and the last day is offered. */
export function Ended({ policies, on, choose }: Props) {
  const { w, t, locale } = useWording();
  const ended = policies.flatMap(({ id, short, to }) =>
    to !== undefined && printDay(to) < on ? [{ id, short, to }] : [],
  );
  if (ended.length === 0) return null;
  return (
    <Notice tone="amber" icon="hourglass">
      <p>
        <strong>{w.endedTitle}</strong>
      </p>
      {ended.map(({ id, short, to }) => (
        <div key={id}>
          <p>{w.ended(t(short), formatDay(to, locale))}</p>
          <p>
            <Button look="plain" onClick={() => choose(printDay(to))}>
              {w.endedOffer(formatDay(to, locale))}
            </Button>
          </p>
        </div>
      ))}
      <p>{w.endedNote}</p>
    </Notice>
  );
}
