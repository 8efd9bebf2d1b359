import type { ClaimantKind } from "@jucai/engine/run";
import { useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { Button, DateField, Notice, partsOfIso, RadioGroup } from "../../ui/index.ts";
import type { CheckStart, StartPlace } from "../load-rules.ts";
import { writePlaces } from "../places-asked.ts";
import { emptyCheck, mostPlaces, withDay, withPlaces, withRole } from "../state/check.ts";
import { judgeFor } from "../state/judge.ts";
import type { PlacesBook } from "../state/merge-books.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { benefitsOf, policiesOf, Where } from "./where.tsx";
import { Ended } from "./ended.tsx";
import { useChosenDay, type ChosenDay } from "./use-chosen-day.ts";

const roles: readonly ClaimantKind[] = ["person", "employer", "referrer"];

type Load = (kind: ClaimantKind, places: readonly string[]) => Promise<PlacesBook>;
type Props = {
  readonly start: CheckStart;
  readonly asked: readonly string[];
  readonly load: Load;
  readonly session: Session;
};

/** What the check is, where, for whom, and by the policy of which day. */
export function StartScreen({ start, asked, load, session }: Props) {
  const { w } = useWording();
  const { check, today } = session;
  const [role, setRole] = useState<ClaimantKind | undefined>(check.role ?? undefined);
  const [codes, setCodes] = useState(() => firstPlaces(start, asked, check.places));
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState(false);
  const day = useChosenDay(check.on, today);
  const form = useRef<HTMLFormElement>(null);

  const chosen = start.places.filter(({ code }) => codes.includes(code));
  const places = chosen.length > 0 ? chosen : start.places.filter(({ own }) => own);
  const whereFault = (some: readonly string[]) =>
    some.length === 0 ? w.whereMissing : some.length > mostPlaces ? w.whereTooMany(mostPlaces) : undefined;

  const begin = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (role === undefined || day.fault || whereFault(codes) !== undefined) return focusFirstFault(form.current);
    setFailed(false);
    const next = withDay(withRole(withPlaces(check, codes), role), day.on);
    load(role, codes).then(
      (book) => {
        writePlaces(codes);
        session.advance(next, book);
      },
      () => setFailed(true),
    );
  };

  return (
    <form ref={form} className="jc-stack" onSubmit={begin} noValidate>
      <h1 tabIndex={-1}>{w.startTitle}</h1>
      <p>
        {w.startLead(
          policiesOf(places).length,
          roles.reduce((sum, one) => sum + benefitsOf(places, one), 0),
        )}
      </p>
      <Unfinished session={session} />
      <Where start={start} codes={codes} choose={setCodes} fault={tried ? whereFault(codes) : undefined} />
      <RadioGroup
        name="role"
        legend={w.whoLegend}
        options={roles
          .filter((one) => benefitsOf(places, one) > 0)
          .map((one) => ({ value: one, label: w.whoOption(w.who[one], benefitsOf(places, one), w.whoHint[one]) }))}
        value={role}
        onChoose={(value) => setRole(roles.find((one) => one === value))}
        error={tried && role === undefined ? w.whoMissing : undefined}
      />
      <DayChoice day={day} today={today} tried={tried} />
      <Ended
        policies={policiesOf(chosen)}
        on={day.on}
        choose={(iso) => {
          day.setOther(true);
          day.setParts(partsOfIso(iso));
        }}
      />
      <HowMany role={role} codes={codes} on={day.on} load={load} />
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

/** Those that the address names, else those of the check that was begun, else the only one there is. */
function firstPlaces({ places }: CheckStart, asked: readonly string[], before: readonly string[]): readonly string[] {
  const known = (codes: readonly string[]) => codes.filter((code) => places.some((place) => place.code === code));
  const own = places.filter((place: StartPlace) => place.own);
  const [wanted, begun] = [known(asked), known(before)];
  if (wanted.length > 0) return wanted;
  return begun.length > 0 ? begun : own.length === 1 ? own.map(({ code }) => code) : [];
}

type HowManyProps = {
  readonly role: ClaimantKind | undefined;
  readonly codes: readonly string[];
  readonly on: string;
  readonly load: Load;
};

/** How many questions at most. The rules arrive while the person still reads, so that the first question comes at once. */
function HowMany({ role, codes, on, load }: HowManyProps) {
  const { w } = useWording();
  const [book, setBook] = useState<PlacesBook>();
  const most = useMemo(() => book && (judgeFor(book).judge(emptyCheck(on)).next?.atMost ?? 0), [book, on]);

  useEffect(() => {
    let current = true;
    setBook(undefined);
    const arrived = (loaded: PlacesBook) => current && setBook(loaded);
    // That they did not arrive is said on starting, not while choosing.
    if (role !== undefined && codes.length > 0 && codes.length <= mostPlaces)
      load(role, codes).then(arrived, () => undefined);
    return () => {
      current = false;
    };
    // `load` changes with what is loaded; what was loaded comes back at once.
  }, [role, codes]);

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
