import { printDay, type ClaimantKind, type Policy, type RuleBook } from "@jucai/engine/run";
import { useMemo, useRef, useState, type FormEvent } from "react";
import { formatDay, formatIsoDay } from "../../lib/format.ts";
import { Button, DateField, Notice, noDate, partsOfIso, RadioGroup } from "../../ui/index.ts";
import { readDate } from "../show/day.ts";
import { emptyCheck, withDay, withRole } from "../state/check.ts";
import { judgeFor } from "../state/judge.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";

const roles: readonly ClaimantKind[] = ["person", "employer", "referrer"];

/** What the check is, for whom, and by the policy of which day. */
export function StartScreen({ book, session }: { readonly book: RuleBook; readonly session: Session }) {
  const { w, locale } = useWording();
  const { check, today } = session;
  const [role, setRole] = useState<ClaimantKind | undefined>(check.role ?? undefined);
  const [other, setOther] = useState(check.on !== today);
  const [parts, setParts] = useState(check.on === today ? noDate : partsOfIso(check.on));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const benefits = book.policies.flatMap((policy) => policy.benefits);
  const day = other ? readDate(parts) : undefined;
  const on = typeof day === "number" ? printDay(day) : today;
  const most = useMemo(
    () => role && (judgeFor(book, role).judge({ ...emptyCheck(on), role }).next?.atMost ?? 0),
    [book, role, on],
  );
  const dayFault = typeof day === "string" ? w.dateFault[day] : undefined;
  const answered = Object.keys(check.answers).length;

  const begin = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (role === undefined || dayFault) return focusFirstFault(form.current);
    session.advance(withDay(withRole(check, role), on));
  };

  return (
    <form ref={form} className="jc-stack" onSubmit={begin} noValidate>
      <h1 tabIndex={-1}>{w.startTitle}</h1>
      <p>{w.startLead(book.policies.length, benefits.length)}</p>
      {answered > 0 && (
        <Notice tone="blue" icon="clock">
          <p>
            {w.continueTitle}
            {w.comma}
            {w.openQuestions(answered)}
          </p>
          <Button onClick={() => session.advance(check)}>{w.goOn}</Button>
        </Notice>
      )}
      <RadioGroup
        name="role"
        legend={w.whoLegend}
        options={roles.map((one) => ({
          value: one,
          label: w.whoOption(w.who[one], benefits.filter((benefit) => benefit.for === one).length, w.whoHint[one]),
        }))}
        value={role}
        onChoose={(value) => setRole(roles.find((one) => one === value))}
        error={tried && role === undefined ? w.whoMissing : undefined}
      />
      <RadioGroup
        name="day"
        legend={w.dayLegend}
        options={[
          { value: "today", label: w.dayToday(formatIsoDay(today, locale)) },
          { value: "other", label: w.dayOther },
        ]}
        value={other ? "other" : "today"}
        onChoose={(value) => setOther(value === "other")}
      />
      {other && (
        <DateField
          legend={w.dayOther}
          hint={w.dayOtherHint}
          value={parts}
          onChange={setParts}
          error={tried ? dayFault : undefined}
        />
      )}
      <Ended
        policies={book.policies}
        on={on}
        choose={(iso) => {
          setOther(true);
          setParts(partsOfIso(iso));
        }}
      />
      <p className="jc-hint" aria-live="polite">
        {most === undefined ? "" : most === 0 ? w.startNone : w.startCount(most)}
      </p>
      <Button type="submit" look="primary" wide>
        {w.begin}
      </Button>
      <p>
        <label className="jc-choice ck-plain-choice">
          <input type="checkbox" checked={session.kept} onChange={(event) => session.keep(event.target.checked)} />
          <span>{w.keep}</span>
        </label>
        <span className="jc-hint">{w.keepHint}</span>
      </p>
    </form>
  );
}

type EndedProps = {
  readonly policies: readonly Policy[];
  readonly on: string;
  readonly choose: (iso: string) => void;
};

/** A trial that has run out is no fault of the person: it is said, and the last day is offered. */
function Ended({ policies, on, choose }: EndedProps) {
  const { w, t, locale } = useWording();
  const ended = policies.flatMap((policy) => {
    const { to } = policy.inForce;
    return to !== undefined && printDay(to) < on ? [{ policy, to }] : [];
  });
  if (ended.length === 0) return null;
  return (
    <Notice tone="amber" icon="hourglass">
      <p>
        <strong>{w.endedTitle}</strong>
      </p>
      {ended.map(({ policy, to }) => (
        <div key={policy.id}>
          <p>{w.ended(t(policy.short), formatDay(to, locale))}</p>
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

function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector(".jc-field__error")?.closest(".jc-field");
    field?.querySelector("input")?.focus();
  });
}
