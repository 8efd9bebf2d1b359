import { printDay, type ClaimantKind, type RuleBook } from "@jucai/engine/run";
import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { formatDay, formatIsoDay } from "../../lib/format.ts";
import { Button, DateField, Notice, noDate, partsOfIso, RadioGroup } from "../../ui/index.ts";
import type { CheckStart } from "../load-rules.ts";
import { readDate } from "../show/day.ts";
import { emptyCheck, withDay, withRole } from "../state/check.ts";
import { judgeFor } from "../state/judge.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";

const roles: readonly ClaimantKind[] = ["person", "employer", "referrer"];

type Props = {
  readonly start: CheckStart;
  readonly load: (kind: ClaimantKind) => Promise<RuleBook>;
  readonly session: Session;
};

/** What the check is, for whom, and by the policy of which day. */
export function StartScreen({ start, load, session }: Props) {
  const { w, locale } = useWording();
  const { check, today } = session;
  const [role, setRole] = useState<ClaimantKind | undefined>(check.role ?? undefined);
  const [book, setBook] = useState<RuleBook>();
  const [other, setOther] = useState(check.on !== today);
  const [parts, setParts] = useState(check.on === today ? noDate : partsOfIso(check.on));
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const offered = roles.filter((one) => start.benefits[one] > 0);
  const total = roles.reduce((sum, one) => sum + start.benefits[one], 0);
  const day = other ? readDate(parts) : undefined;
  const on = typeof day === "number" ? printDay(day) : today;
  const dayFault = typeof day === "string" ? w.dateFault[day] : undefined;
  const most = useMemo(() => book && (judgeFor(book).judge(emptyCheck(on)).next?.atMost ?? 0), [book, on]);
  const answered = Object.keys(check.answers).length;

  // The rules arrive while the person still reads, so that the first question comes at once.
  useEffect(() => {
    let current = true;
    setBook(undefined);
    if (role !== undefined)
      load(role).then(
        (loaded) => current && setBook(loaded),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [role, load]);

  const begin = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (role === undefined || dayFault) return focusFirstFault(form.current);
    setFailed(false);
    const next = withDay(withRole(check, role), on);
    load(role).then(
      (loaded) => session.advance(next, loaded),
      () => setFailed(true),
    );
  };

  return (
    <form ref={form} className="jc-stack" onSubmit={begin} noValidate>
      <h1 tabIndex={-1}>{w.startTitle}</h1>
      <p>{w.startLead(start.policies.length, total)}</p>
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
        options={offered.map((one) => ({
          value: one,
          label: w.whoOption(w.who[one], start.benefits[one], w.whoHint[one]),
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
        policies={start.policies}
        on={on}
        choose={(iso) => {
          setOther(true);
          setParts(partsOfIso(iso));
        }}
      />
      <p className="jc-hint" aria-live="polite">
        {most === undefined ? "" : most === 0 ? w.startNone : w.startCount(most)}
      </p>
      {failed && (
        <Notice tone="red" icon="warning" role="alert">
          <p>
            {w.failedTitle}
            {w.stop}
            {w.gap}
            {w.failedText}
          </p>
        </Notice>
      )}
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
  readonly policies: CheckStart["policies"];
  readonly on: string;
  readonly choose: (iso: string) => void;
};

/** A trial that has run out is no fault of the person: it is said, and the last day is offered. */
function Ended({ policies, on, choose }: EndedProps) {
  const { w, t, locale } = useWording();
  const ended = policies.flatMap((policy) => {
    const { to } = policy;
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
