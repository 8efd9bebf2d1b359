/** The days that matter in the coming years: windows, ends, instalments. */
import type { Advice } from "../advise/advice.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import { type Day, printDay } from "../model/date.ts";
import type { Bundle, Decision } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import type { CalendarEvent } from "./event.ts";

/** The date of judgement, and the first and last day to look at, both included. */
export type CalendarOptions = { readonly on: Day; readonly from: Day; readonly to: Day };

/** Events between two days, by date; decisions, bundle and advice come from the same case. */
export function calendar(
  rules: Rules,
  _facts: Facts,
  decisions: readonly Decision[],
  bundle: Bundle,
  advice: readonly Advice[],
  { from, to }: CalendarOptions,
): readonly CalendarEvent[] {
  const [low, high] = [printDay(from), printDay(to)];
  const events = rules.benefits.flatMap((prepared): CalendarEvent[] => {
    const { id } = prepared.benefit;
    const decision = decisions.find(({ benefit }) => benefit === id);
    const given = decision && bundle.chosen.includes(id) ? instalments(prepared, decision) : [];
    return [...given, ...advice.filter(({ benefit }) => benefit === id).flatMap((each) => windows(prepared, each))];
  });
  return events.filter(({ date }) => date >= low && date <= high).sort((a, b) => a.date.localeCompare(b.date));
}

function instalments({ benefit }: Prepared, { instalments: parts }: Decision): CalendarEvent[] {
  return parts.flatMap(({ due, fen, payee }) =>
    due === null
      ? []
      : [
          {
            date: due,
            kind: "instalment",
            benefit: benefit.id,
            fen,
            payee,
            says: { zh: `${benefit.title.zh}：发放`, en: `${benefit.title.en}: instalment` },
          },
        ],
  );
}

function windows({ benefit }: Prepared, { turns }: Advice): CalendarEvent[] {
  const { zh, en } = benefit.title;
  return turns.flatMap(({ first, last }): CalendarEvent[] => [
    { date: first, kind: "opens", benefit: benefit.id, says: { zh: `${zh}：可以申领`, en: `${en}: opens` } },
    ...(last === null
      ? []
      : ([
          { date: last, kind: "last_day", benefit: benefit.id, says: { zh: `${zh}：最后一天`, en: `${en}: last day` } },
        ] as const)),
  ]);
}
