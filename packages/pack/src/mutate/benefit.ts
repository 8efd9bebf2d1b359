import {
  printDay,
  type Benefit,
  type Cap,
  type Condition,
  type Force,
  type Gift,
  type Pays,
  type Rates,
  type Schedule,
  type Setting,
  type StopCheck,
  type Vocabulary,
} from "@jucai/engine";
import { amountChanges } from "./amount.ts";
import { dropEach, flip, step, within, withinEach, yuan, type Change } from "./change.ts";
import { expressionChanges } from "./expression.ts";
import { literalChanges, type Ground, type LiteralKind } from "./literals.ts";

/** Every way to move one thing that a benefit itself says; force and definitions of its pack are moved elsewhere. */
export function benefitChanges(benefit: Benefit, vocabulary: Vocabulary): Change<Benefit>[] {
  const ground: Ground = { vocabulary, settings: benefit.settings };
  const named = ({ id }: { readonly id: string }): string => id;
  const conditions = (part: "when" | "unless"): Change<Benefit>[] =>
    within(
      [
        ...withinEach<Condition, readonly Condition[]>(
          benefit[part],
          named,
          (it) => conditionChanges(it, ground),
          (all) => all,
        ),
        ...dropEach(benefit[part], named, (all) => all),
      ],
      part,
      (all) => ({ ...benefit, [part]: all }),
    );
  return [
    ...within(settingsChanges(benefit.settings), "settings", (settings) => ({ ...benefit, settings })),
    ...(benefit.moment
      ? within(expressionChanges(benefit.moment.is, ground, { kind: "date" }), "moment", (is) => ({
          ...benefit,
          moment: { ...benefit.moment!, is },
        }))
      : []),
    ...momentLeftOut(benefit),
    ...conditions("when"),
    ...conditions("unless"),
    ...within(paysChanges(benefit.pays, ground), "pays", (pays) => ({ ...benefit, pays })),
    ...withinEach(
      benefit.gives,
      (it) => `gives.${it.id}`,
      (it) => giftChanges(it, ground),
      (gives) => ({ ...benefit, gives }),
    ),
    ...withinEach(
      benefit.caps,
      (it) => `caps.${it.id}`,
      (it) => capChanges(it, ground),
      (caps) => ({ ...benefit, caps }),
    ),
    ...dropEach(
      benefit.caps,
      (it) => `caps.${it.id}`,
      (caps) => ({ ...benefit, caps }),
    ),
    ...dropEach(
      benefit.exclusive,
      (it) => `exclusive.${it.group}`,
      (exclusive) => ({ ...benefit, exclusive }),
    ),
    ...purposeLeftOut(benefit),
    ...eachChanges(benefit),
    ...within(stopChanges(benefit.stops.is, ground), "stops", (is) => ({
      ...benefit,
      stops: { ...benefit.stops, is },
    })),
  ];
}

/** First and last day of force, one day earlier or later. */
export function forceChanges(force: Force): Change<Force>[] {
  return [
    ...within(step("from", force.from, 1, printDay), "", (from) => ({ ...force, from })),
    ...(force.to === undefined ? [] : within(step("to", force.to, 1, printDay), "", (to) => ({ ...force, to }))),
  ];
}

function conditionChanges(condition: Condition, ground: Ground): Change<Condition>[] {
  const { is } = condition;
  const soft = is ? flip("else", condition.else, ["ineligible", "judgement"]) : [];
  return [
    ...(is ? within(expressionChanges(is, ground), "is", (changed) => ({ ...condition, is: changed })) : []),
    ...within(soft, "", (other) => ({ ...condition, else: other })),
  ];
}

function settingsChanges(settings: readonly Setting[]): Change<readonly Setting[]>[] {
  return withinEach(
    settings,
    (it) => `${it.id}.reading`,
    (it) => within(literalChanges(it.reading, readingKind(it)), "", (reading) => ({ ...it, reading })),
    (all) => all,
  );
}

function readingKind({ values, reading }: Setting): LiteralKind | undefined {
  if (values) return { kind: "choice", values: values.map(({ id }) => id) };
  // Day numbers of any date after 1980 are above every count that a document leaves open.
  return typeof reading === "number" && reading > 3652 ? { kind: "date" } : undefined;
}

const payKinds = ["fixed", "ceiling", "floor", "by_authority", "unset", "in_kind"] as const;

function paysChanges(pays: Pays, ground: Ground): Change<Pays>[] {
  const other = payKinds[(payKinds.findIndex((it) => it === pays.kind) + 1) % payKinds.length]!;
  return [
    { path: "kind", from: pays.kind, to: other, value: { ...pays, kind: other } },
    ...withinEach(
      pays.to,
      (it) => it.id,
      (it) => [
        ...within(amountChanges(it.amount, ground), it.upTo ? "from" : "", (amount) => ({ ...it, amount })),
        ...(it.upTo ? within(amountChanges(it.upTo, ground), "to", (upTo) => ({ ...it, upTo })) : []),
      ],
      (to) => ({ ...pays, to }),
    ),
    ...within(scheduleChanges(pays.schedule, ground), "", (schedule) => ({ ...pays, schedule })),
    ...throughLeftOut(pays),
    ...(pays.rates ? within(ratesChanges(pays.rates), "rates", (rates) => ({ ...pays, rates })) : []),
    ...withinEach(
      pays.states ?? [],
      (_, index) => `states[${index}]`,
      (it) => within(step("", it.fen, 100, yuan, 0), "", (fen) => ({ ...it, fen })),
      (states) => ({ ...pays, states }),
    ),
  ];
}

function scheduleChanges(schedule: Schedule, ground: Ground): Change<Schedule>[] {
  if (schedule.kind === "monthly") {
    return [
      ...within(step("months", schedule.months, 1, String, 1), "", (months) => ({ ...schedule, months })),
      ...within(flip<"monthly" | "yearly">("paid", schedule.paid, ["monthly", "yearly"]), "", (paid) => ({
        ...schedule,
        paid,
      })),
      ...within(expressionChanges(schedule.delayMonths, ground), "delay_months", (delayMonths) => ({
        ...schedule,
        delayMonths,
      })),
    ];
  }
  if (schedule.kind !== "parts") return [];
  return [
    ...within(step("count", schedule.count, 1, String, 1), "parts", (count) => ({ ...schedule, count })),
    ...within(flip<"month" | "year">("every", schedule.every, ["month", "year"]), "parts", (every) => ({
      ...schedule,
      every,
    })),
    ...within(step("whole", schedule.wholeFen, 100, yuan, 100), "parts", (wholeFen) => ({ ...schedule, wholeFen })),
    ...within(flip<"first" | "last">("rest", schedule.rest, ["first", "last"]), "parts", (rest) => ({
      ...schedule,
      rest,
    })),
  ];
}

function giftChanges(gift: Gift, ground: Ground): Change<Gift>[] {
  const { if: test, monthsAtMost, rentFen } = gift;
  return [
    ...(test ? within(expressionChanges(test, ground), "if", (changed) => ({ ...gift, if: changed })) : []),
    ...(monthsAtMost === undefined
      ? []
      : within(step("months_at_most", monthsAtMost, 1, String, 1), "", (it) => ({ ...gift, monthsAtMost: it }))),
    ...(rentFen === undefined
      ? []
      : within(step("rent", rentFen, 100, yuan, 0), "", (it) => ({ ...gift, rentFen: it }))),
  ];
}

function capChanges(cap: Cap, ground: Ground): Change<Cap>[] {
  const { limit, yearOf } = cap;
  return [
    ...("fen" in limit
      ? within(step("money", limit.fen, 100, yuan, 0), "", (fen) => ({ ...cap, limit: { fen } }))
      : within(step("count", limit.count, 1, String, 0), "", (count) => ({ ...cap, limit: { count } }))),
    ...withoutYear(cap),
    ...(yearOf
      ? within(expressionChanges(yearOf, ground, { kind: "date" }), "year_of", (it) => ({ ...cap, yearOf: it }))
      : []),
  ];
}

/** The money is computed nowhere, not through another benefit. */
function throughLeftOut({ through, ...rest }: Pays): Change<Pays>[] {
  return through === undefined ? [] : [{ path: "through", from: through, to: "left out", value: rest }];
}

/** First and last day of loaded rates. */
function ratesChanges(rates: Rates): Change<Rates>[] {
  return [
    ...within(step("from", rates.from, 1, printDay), "", (from) => ({ ...rates, from })),
    ...(rates.to === undefined ? [] : within(step("to", rates.to, 1, printDay), "", (to) => ({ ...rates, to }))),
  ];
}

/** Paid beside policies of other levels instead of one in place of the other. */
function purposeLeftOut({ purpose, ...rest }: Benefit): Change<Benefit>[] {
  return purpose?.overlap ? [{ path: "purpose", from: purpose.id, to: "left out", value: rest }] : [];
}

/** Judged on the date of judgement instead. */
function momentLeftOut({ moment, ...rest }: Benefit): Change<Benefit>[] {
  return moment ? [{ path: "moment", from: "present", to: "left out", value: rest }] : [];
}

/** Checks before a payment, one changed or left out. */
function stopChanges(stops: readonly StopCheck[], ground: Ground): Change<readonly StopCheck[]>[] {
  const named = ({ id }: StopCheck): string => id;
  return [
    ...withinEach<StopCheck, readonly StopCheck[]>(
      stops,
      named,
      (it) => (it.is ? within(expressionChanges(it.is, ground), "is", (is) => ({ ...it, is })) : []),
      (all) => all,
    ),
    ...dropEach(
      stops.filter(({ is }) => is),
      named,
      (kept) => [...kept, ...stops.filter(({ is }) => !is)],
    ),
  ];
}

/** A limit for ever instead of one for each year. */
function withoutYear({ yearOf, ...rest }: Cap): Change<Cap>[] {
  return yearOf ? [{ path: "year_of", from: "present", to: "left out", value: rest }] : [];
}

function eachChanges(benefit: Benefit): Change<Benefit>[] {
  const { each } = benefit;
  if (!each?.unique) return [];
  const { unique, ...rest } = each;
  return [
    { path: "each.unique", from: "present", to: "left out", value: { ...benefit, each: rest } },
    ...dropEach(
      unique.across,
      (it) => `each.unique.across[${it}]`,
      (across) => ({ ...benefit, each: { ...each, unique: { ...unique, across } } }),
    ),
  ];
}
