/** The days that matter in the coming years: windows, ends, instalments. */
import type { Advice, Turn } from "../advise/advice.ts";
import { Claim } from "../advise/claim.ts";
import { windowOf } from "../advise/window.ts";
import { decideBenefit, type DecideOptions } from "../decide/decide.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import { type Day, printDay } from "../model/date.ts";
import type { Bundle, Decision } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import type { CalendarEvent } from "./event.ts";
import { saysDay, saysInstalment } from "./says.ts";

/** As for deciding, with the first and last day to look at, both included. */
export type CalendarOptions = DecideOptions & { readonly from: Day; readonly to: Day };

/**
 * Events between two days, by date: instalments of the bundle, last days to claim what is eligible, first
 * days and last days of advice that needs no answer, and when force begins or ends.
 * Decisions, bundle and advice come from the same rules, facts and options.
 */
export function calendar(
  rules: Rules,
  facts: Facts,
  decisions: readonly Decision[],
  bundle: Bundle,
  advice: readonly Advice[],
  options: CalendarOptions,
): readonly CalendarEvent[] {
  const [low, high] = [printDay(options.from), printDay(options.to)];
  const events = decisions.flatMap((decision): CalendarEvent[] => {
    const prepared = rules.benefits.find(({ benefit }) => benefit.id === decision.benefit);
    if (!prepared) return [];
    const own = advice.find(({ benefit }) => benefit === decision.benefit);
    return [
      ...instalments(rules, prepared, facts, bundle, options, decision),
      ...claimable(rules, prepared, facts, options, decision),
      ...(own ? windows(prepared, own, options.on) : []),
    ];
  });
  return distinct(events.filter(({ date }) => date >= low && date <= high)).sort((a, b) =>
    a.date === b.date ? order.indexOf(a.kind) - order.indexOf(b.kind) : a.date < b.date ? -1 : 1,
  );
}

const order: readonly CalendarEvent["kind"][] = ["opens", "instalment", "last_day", "closes", "force_ends"];

/** What the bundle pays of a benefit, without the lines that it gives to another one. */
function instalments(
  rules: Rules,
  prepared: Prepared,
  facts: Facts,
  bundle: Bundle,
  options: DecideOptions,
  decision: Decision,
): CalendarEvent[] {
  const { id } = prepared.benefit;
  if (!bundle.chosen.includes(id)) return [];
  const out = new Set(
    bundle.leftOut.flatMap(({ benefit, line }) => (benefit === id && line !== undefined ? [line] : [])),
  );
  const paid = out.size === 0 ? decision : decideBenefit(rules, prepared, facts, options, out);
  const counts = new Map<string, number>();
  const of = (payee: string) => paid.instalments.filter((each) => each.payee === payee).length;
  return paid.instalments.flatMap(({ due, fen, payee }): CalendarEvent[] => {
    const number = (counts.get(payee) ?? 0) + 1;
    counts.set(payee, number);
    if (due === null) return [];
    const says = saysInstalment(prepared.benefit, { payee, fen, number, of: of(payee) });
    return [{ date: due, kind: "instalment", benefit: id, fen, payee, says }];
  });
}

/** The last day on which what is eligible now can be claimed. */
function claimable(
  rules: Rules,
  prepared: Prepared,
  facts: Facts,
  options: DecideOptions,
  { status }: Decision,
): CalendarEvent[] {
  if (status !== "eligible") return [];
  const { inForce } = prepared.benefit;
  // Lines of a claim differ; for them only the end of force is sure.
  const last = prepared.benefit.each
    ? inForce.to
    : windowOf(new Claim(rules, prepared, facts, options), [], "eligible")?.last;
  return last === undefined ? [] : [eventOn(prepared, printDay(last), "closes")];
}

/** First and last days of what comes by itself or can be done; what hangs on an answer has none yet. */
function windows(prepared: Prepared, { turns }: Advice, on: Day): CalendarEvent[] {
  return turns.filter(({ kind }) => kind !== "answer").flatMap((turn) => windowOfTurn(prepared, turn, on));
}

function windowOfTurn(prepared: Prepared, { kind, first, last }: Turn, on: Day): CalendarEvent[] {
  return [
    ...(first > printDay(on) ? [eventOn(prepared, first, "opens")] : []),
    ...(last === null ? [] : [eventOn(prepared, last, kind === "act" ? "last_day" : "closes")]),
  ];
}

/** The end of force is called by its name, whatever else ends with it. */
function eventOn({ benefit }: Prepared, date: string, kind: "opens" | "closes" | "last_day"): CalendarEvent {
  const { to } = benefit.inForce;
  const named = kind !== "opens" && to !== undefined && printDay(to) === date ? "force_ends" : kind;
  return { date, kind: named, benefit: benefit.id, says: saysDay(benefit, named) };
}

/** Several turns may begin or end on one day; instalments are never the same. */
function distinct(events: readonly CalendarEvent[]): CalendarEvent[] {
  const met = new Set<string>();
  return events.filter(({ kind, date, benefit }) => {
    const key = `${kind} ${date} ${benefit}`;
    return kind === "instalment" || (met.has(key) ? false : met.add(key));
  });
}
