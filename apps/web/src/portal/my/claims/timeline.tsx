import { formatMoment } from "../../../lib/format-moment.ts";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { ClauseText } from "../../../ui/clause-text.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { Icon } from "../../../ui/icon.tsx";
import type { Tracked } from "../queries.ts";
import { claimsMessages } from "./claims.messages.ts";

type Step = Tracked["steps"][number];

/** What happened with its dates, what is going on now, and what comes after. */
export function Timeline({ claim }: { readonly claim: Tracked }) {
  const m = useMessages(claimsMessages);
  const say = useText();
  const { language } = useLanguage();
  const open = claim.steps.filter(({ state }) => state === "open");
  // A claim that has ended has no steps to come, whatever its process still had.
  const after = claim.next.who === "nobody" ? [] : claim.steps.filter(({ state }) => state === "waiting");
  return (
    <section className="jc-section" aria-labelledby="progress">
      <h2 id="progress">{m.progress}</h2>
      <ol className="my-timeline">
        {claim.timeline.map((event, at) => (
          <li key={at} className="my-timeline__done">
            <Icon name="check" />
            <div>
              <p>
                {say(event.says)}
                {event.step && ` · ${say(event.step)}`}
                {event.unit && <span className="jc-secondary"> · {say(event.unit)}</span>}
              </p>
              <p className="jc-hint">
                {formatMoment(event.at, language)} · {event.actor}
              </p>
              {event.note && <p className="jc-secondary">{event.note}</p>}
            </div>
          </li>
        ))}
        {open.map((step) => (
          <li key={step.id} className="my-timeline__now" aria-current="step">
            <Icon name="clock" />
            <OpenStep step={step} paused={claim.paused} />
          </li>
        ))}
        {after.length > 0 && (
          <li className="my-timeline__after">
            <Icon name="minus" />
            <p>{m.after(after.map(({ name }) => say(name)).join(" → "))}</p>
          </li>
        )}
      </ol>
      {!claim.process.printed && <p className="jc-hint">{claim.process.says ? say(claim.process.says) : m.standard}</p>}
      <Disclosure summary={m.allSteps}>
        <ol className="my-steps">
          {claim.steps.map((step) => (
            <StepLine key={step.id} step={step} />
          ))}
        </ol>
      </Disclosure>
    </section>
  );
}

function OpenStep({ step, paused }: { readonly step: Step; readonly paused: boolean }) {
  const m = useMessages(claimsMessages);
  const say = useText();
  const { language } = useLanguage();
  const due = step.dueOn && !paused && m.stepDue(formatIsoDay(step.dueOn, language));
  return (
    <div>
      <p>
        <strong>{say(step.name)}</strong>
        {step.unit && <span className="jc-secondary"> · {say(step.unit.name)}</span>}
      </p>
      <p className="jc-hint">
        {[step.openedOn && formatIsoDay(step.openedOn, language), paused ? m.paused : due].filter(Boolean).join(" · ")}
        {due && !step.dueKnown && m.dueUnknown}
      </p>
    </div>
  );
}

const stateWords = {
  waiting: "waiting",
  open: "open",
  done: "doneStep",
  returned: "returned",
  skipped: "skipped",
} as const;

function StepLine({ step }: { readonly step: Step }) {
  const m = useMessages(claimsMessages);
  const say = useText();
  const { language } = useLanguage();
  const about = [
    m[stateWords[step.state]],
    step.unit && say(step.unit.name),
    step.doneBy && m.by(step.doneBy),
    step.doneAt && formatMoment(step.doneAt, language),
  ];
  return (
    <li>
      {say(step.name)} {step.clause && <ClauseText clause={step.clause} tag />}
      <span className="jc-hint"> {about.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
