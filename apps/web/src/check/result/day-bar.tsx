import { parseDay, printDay } from "@jucai/engine/run";
import { useState, type FormEvent } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { Button, DateField, partsOfIso } from "../../ui/index.ts";
import { readDate } from "../show/day.ts";
import { withDay } from "../state/check.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";

/** The date of judgement: always in sight, and changed on the spot. */
export function DayBar({ session }: { readonly session: Session }) {
  const { w, locale } = useWording();
  const { check, today } = session;
  const [editing, setEditing] = useState(false);
  const [parts, setParts] = useState(partsOfIso(check.on));
  const [fault, setFault] = useState<string>();

  const use = (on: string) => {
    session.change(withDay(check, on));
    setEditing(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const day = readDate(parts);
    if (typeof day !== "number") return setFault(w.dateFault[day]);
    use(printDay(day));
  };

  if (!editing) {
    return (
      <p className="ck-day">
        <span>{w.asOf(formatIsoDay(check.on, locale))}</span>
        <Button
          look="plain"
          onClick={() => {
            setParts(partsOfIso(check.on));
            setFault(undefined);
            setEditing(true);
          }}
        >
          {w.changeDay}
        </Button>
      </p>
    );
  }
  return (
    <form className="jc-card jc-stack" onSubmit={submit} noValidate>
      <DateField legend={w.dayLegend} hint={w.dayOtherHint} value={parts} onChange={setParts} error={fault} />
      <p className="jc-row">
        <Button type="submit">{w.useDay}</Button>
        {parseDay(today) !== undefined && check.on !== today && (
          <Button onClick={() => use(today)}>{w.dayToday(formatIsoDay(today, locale))}</Button>
        )}
        <Button look="plain" onClick={() => setEditing(false)}>
          {w.cancel}
        </Button>
      </p>
    </form>
  );
}
