import type { MeasureDetail } from "@jucai/contract";
import { useMessages, useText } from "../../lib/language.tsx";
import { Part } from "./part.tsx";
import { measureMessages } from "./measure.messages.ts";

/** The rosters that carry a measure out: what is written down about people, why, and for how long. */
export function MeasureRosters({ rosters }: Pick<MeasureDetail, "rosters">) {
  const m = useMessages(measureMessages);
  const say = useText();
  if (rosters.length === 0) return null;
  return (
    <Part title={m.rosters}>
      <dl className="jc-open-points">
        {rosters.map(({ id, name, purpose, kept }) => (
          <div key={id} className="jc-keep">
            <dt>
              {say(name)} {/* The desk is another entry: a plain link, so that the browser loads it. */}
              <a className="jc-hint" href={`/desk/rosters/${id}`}>
                {m.openRoster}
              </a>
            </dt>
            <dd>
              {say(purpose)}
              {m.stop} {m.kept(kept.years)} <span className="jc-hint">{say(kept.reading)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
