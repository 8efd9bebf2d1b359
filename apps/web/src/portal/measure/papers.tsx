import type { MeasureDetail } from "@jucai/contract";
import type { Benefit } from "@jucai/engine/model";
import { useMessages, useText } from "../../lib/language.tsx";
import { measureMessages } from "./measure.messages.ts";
import { Clause } from "../clause.tsx";
import { NotPrinted, Part } from "./part.tsx";
import { ProcessDiagram } from "./process-diagram.tsx";

type Props = { readonly benefit: Benefit };

export function Evidence({ benefit }: Props) {
  const m = useMessages(measureMessages);
  const say = useText();
  return (
    <Part title={m.evidence}>
      {benefit.evidence.length === 0 && <NotPrinted />}
      <ul>
        {benefit.evidence.map((paper) => (
          <li key={paper.zh}>{say(paper)}</li>
        ))}
      </ul>
    </Part>
  );
}

/** The steps of a claim; a measure that is not claimed and has none printed shows nothing. */
export function Procedure({ detail: { process, processUnits, measure } }: { readonly detail: MeasureDetail }) {
  const m = useMessages(measureMessages);
  if (!process) return null;
  // Where the steps say “lead unit”, the claim lies on this one's desk.
  const desk = [...measure.lead, ...measure.responsible].slice(0, 1);
  return (
    <Part title={m.process}>
      {!process.printed && <NotPrinted />}
      <ProcessDiagram process={process} units={processUnits} lead={desk} />
    </Part>
  );
}

export function Funds({ benefit, funds }: Props & { readonly funds: MeasureDetail["funds"] }) {
  const m = useMessages(measureMessages);
  const say = useText();
  const named = benefit.funds.is.map((id) => ({ id, name: funds.find((fund) => fund.id === id)?.name }));
  return (
    <Part title={m.funds}>
      {!benefit.funds.printed && <NotPrinted />}
      {named.length > 1 && <p>{m.fundsOrder}</p>}
      {named.length > 0 && (
        <ol>
          {named.map(({ id, name }) => (
            <li key={id}>{name ? say(name) : id}</li>
          ))}
        </ol>
      )}
      {benefit.funds.clause && (
        <p>
          <Clause clause={benefit.funds.clause} />
        </p>
      )}
    </Part>
  );
}

export function Stops({ benefit: { stops } }: Props) {
  const m = useMessages(measureMessages);
  const say = useText();
  return (
    <Part title={m.stops}>
      {!stops.printed && <p>{m.noStops}</p>}
      {stops.is.length > 0 && (
        <ul>
          {stops.is.map(({ id, says }) => (
            <li key={id}>{say(says)}</li>
          ))}
        </ul>
      )}
      {stops.clause && (
        <p>
          <Clause clause={stops.clause} />
        </p>
      )}
    </Part>
  );
}

export function OpenPoints({ benefit: { readings } }: Props) {
  const m = useMessages(measureMessages);
  const say = useText();
  if (readings.length === 0) return null;
  return (
    <Part title={m.open}>
      <dl className="jc-open-points">
        {readings.map(({ clause, issue, reading }) => (
          <div key={issue.zh} className="jc-keep">
            <dt>
              {say(issue)} <Clause clause={clause} />
            </dt>
            <dd>{say(reading)}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
