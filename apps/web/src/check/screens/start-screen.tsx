import type { ClaimantKind, RuleBook } from "@jucai/engine/run";
import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { Button, DateField, Notice, partsOfIso, RadioGroup } from "../../ui/index.ts";
import type { CheckStart } from "../load-rules.ts";
import { emptyCheck, withDay, withRole } from "../state/check.ts";
import { judgeFor } from "../state/judge.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { Ended } from "./ended.tsx";
import { useChosenDay, type ChosenDay } from "./use-chosen-day.ts";

const roles: readonly ClaimantKind[] = ["person", "employer", "referrer"];

type Load = (kind: ClaimantKind) => Promise<RuleBook>;
type Props = { readonly start: CheckStart; readonly load: Load; readonly session: Session };

/** What the check is, for whom, and by the policy of which day. */
export function StartScreen({ start, load, session }: Props) {
  const { w } = useWording();
  const { check, today } = session;
  const [role, setRole] = useState<ClaimantKind | undefined>(check.role ?? undefined);
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState(false);
  const day = useChosenDay(check.on, today);
  const form = useRef<HTMLFormElement>(null);

  const begin = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (role === undefined || day.fault) return focusFirstFault(form.current);
    setFailed(false);
    const next = withDay(withRole(check, role), day.on);
    load(role).then(
      (book) => session.advance(next, book),
      () => setFailed(true),
    );
  };

  return (
    <form ref={form} className="jc-stack" onSubmit={begin} noValidate>
      <h1 tabIndex={-1}>{w.startTitle}</h1>
      <p>
        {w.startLead(
          start.policies.length,
          Object.values(start.benefits).reduce((sum, n) => sum + n, 0),
        )}
      </p>
      <Unfinished session={session} />
      <RadioGroup
        name="role"
        legend={w.whoLegend}
        options={roles
          .filter((one) => start.benefits[one] > 0)
          .map((one) => ({ value: one, label: w.whoOption(w.who[one], start.benefits[one], w.whoHint[one]) }))}
        value={role}
        onChoose={(value) => setRole(roles.find((one) => one === value))}
        error={tried && role === undefined ? w.whoMissing : undefined}
      />
      <DayChoice day={day} today={today} tried={tried} />
      <Ended
        policies={start.policies}
        on={day.on}
        choose={(iso) => {
          day.setOther(true);
          day.setParts(partsOfIso(iso));
        }}
      />
      <HowMany role={role} on={day.on} load={load} />
      {failed && (
        <Notice tone="red" icon="warning" role="alert">
          <p>{[w.failedTitle, w.stop, w.gap, w.failedText]}</p>
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

function Unfinished({ session }: { readonly session: Session }) {
  const { w } = useWording();
  const { check, advance } = session;
  const answered = Object.keys(check.answers).length;
  if (answered === 0) return null;
  return (
    <Notice tone="blue" icon="clock">
      <p>{[w.continueTitle, w.comma, w.openQuestions(answered)]}</p>
      <Button onClick={() => advance(check)}>{w.goOn}</Button>
    </Notice>
  );
}

type DayProps = { readonly day: ChosenDay; readonly today: string; readonly tried: boolean };

function DayChoice({ day, today, tried }: DayProps) {
  const { w, locale } = useWording();
  return (
    <>
      <RadioGroup
        name="day"
        legend={w.dayLegend}
        options={[
          { value: "today", label: w.dayToday(formatIsoDay(today, locale)) },
          { value: "other", label: w.dayOther },
        ]}
        value={day.other ? "other" : "today"}
        onChoose={(value) => day.setOther(value === "other")}
      />
      {day.other && (
        <DateField
          legend={w.dayOther}
          hint={w.dayOtherHint}
          value={day.parts}
          onChange={day.setParts}
          error={tried && day.fault ? w.dateFault[day.fault] : undefined}
        />
      )}
    </>
  );
}

type HowManyProps = { readonly role: ClaimantKind | undefined; readonly on: string; readonly load: Load };

/** How many questions at most. The rules arrive while the person still reads, so that the first question comes at once. */
function HowMany({ role, on, load }: HowManyProps) {
  const { w } = useWording();
  const [book, setBook] = useState<RuleBook>();
  const most = useMemo(() => book && (judgeFor(book).judge(emptyCheck(on)).next?.atMost ?? 0), [book, on]);

  useEffect(() => {
    let current = true;
    setBook(undefined);
    const arrived = (loaded: RuleBook) => current && setBook(loaded);
    // That they did not arrive is said on starting, not while choosing.
    if (role !== undefined) load(role).then(arrived, () => undefined);
    return () => {
      current = false;
    };
  }, [role, load]);

  return (
    <p className="jc-hint" aria-live="polite">
      {most === undefined ? "" : most === 0 ? w.startNone : w.startCount(most)}
    </p>
  );
}

function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector(".jc-field__error")?.closest(".jc-field");
    field?.querySelector("input")?.focus();
  });
}
