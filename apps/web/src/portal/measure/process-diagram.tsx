import type { MeasureDetail } from "@jucai/contract";
import { stagesOf, type Process, type ProcessStep } from "@jucai/engine/model";
import { useMessages, useText } from "../../lib/language.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Clause } from "../clause.tsx";
import "./process-diagram.css";
import { processMessages } from "./process.messages.ts";

type Named = MeasureDetail["processUnits"];
type Props = { readonly process: Process; readonly units: Named; readonly lead: Named };

/**
 * The steps of a claim as a diagram: one box a step with its office and its time limit, an arrow from each to the next,
 * and steps that run side by side beside each other. Read aloud it is a numbered list.
 */
export function ProcessDiagram({ process, units, lead }: Props) {
  const m = useMessages(processMessages);
  const say = useText();
  const stages = stagesOf(process);
  return (
    <div className="jc-process">
      {process.says && (
        <p className={process.printed ? undefined : "jc-not-printed"}>
          {!process.printed && <Icon name="question" />} {say(process.says)}
        </p>
      )}
      <ol className="jc-process__stages">
        {stages.map((steps, at) => (
          <li key={steps[0]!.key} className="jc-process__stage">
            {steps.length > 1 && <p className="jc-process__beside">{m.sideBySide}</p>}
            <div className="jc-process__steps">
              {steps.map((step) => (
                <Box key={step.key} at={at + 1} step={step} units={units} lead={lead} printed={process.printed} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      {process.clause && (
        <p>
          <Clause clause={process.clause} />
        </p>
      )}
    </div>
  );
}

type BoxProps = Omit<Props, "process"> & {
  readonly at: number;
  readonly step: ProcessStep;
  readonly printed: boolean;
};

function Box({ at, step, units, lead, printed }: BoxProps) {
  const m = useMessages(processMessages);
  const say = useText();
  const who = step.units.flatMap((unit) => whoOf(unit, { units, lead, m, say }));
  // No document says how long the claimant takes, and none would be missed here.
  const limit = step.kind === "fill" ? undefined : step.days === undefined ? m.noLimit : m.days(step.days);
  return (
    <div className="jc-process__step jc-keep">
      <p className="jc-process__name">
        <span className="jc-process__number">{at}</span> {say(step.name)}
      </p>
      <p>{who.length > 0 ? who.join(m.and) : printed ? m.noUnit : m.leadUnit}</p>
      {limit && <p className="jc-hint">{limit}</p>}
      {step.minutes && <p className="jc-hint">{m.minutes}</p>}
    </div>
  );
}

type Words = Omit<Props, "process"> & {
  readonly m: (typeof processMessages)["zh"];
  readonly say: ReturnType<typeof useText>;
};

/** The names of whoever a step names: offices, or whoever plays that part in the claim. */
function whoOf(unit: string, { units, lead, m, say }: Words): string[] {
  if (unit === "claimant") return [m.claimant];
  if (unit === "employer") return [m.employer];
  if (unit === "responsible") return [m.responsible];
  if (unit === "lead") return lead.length > 0 ? lead.map(({ name }) => say(name)) : [m.leadUnit];
  const found = units.find(({ id }) => id === unit);
  return found ? [say(found.name)] : [];
}
