/** Random ways to pay: every kind of amount, ranges, rates for a time, several payees, all schedules. */
import type { Amount, Pays, Schedule } from "../../src/model/benefit.ts";
import type { Expression } from "../../src/model/expression.ts";
import type { Random } from "../random.ts";
import { days, degrees } from "../worlds.ts";
import type { Terms } from "./random-rules.ts";

const text = { zh: "", en: "" };
const kinds = [
  ...["fixed", "fixed", "fixed", "fixed", "fixed", "ceiling", "floor", "range"],
  ...["unset", "by_authority", "in_kind"],
] as readonly Pays["kind"][];

export function randomPays(terms: Terms, moment: Expression | undefined): Pays {
  const { random } = terms;
  const kind = random.pick(kinds);
  const payees = random.chance(0.2) ? ["person", "firm"] : ["person"];
  if (["unset", "by_authority", "in_kind"].includes(kind)) {
    const none = payees.slice(0, 1).map((id) => ({ id, label: text, amount: { kind: "none" } as const }));
    return { kind, to: random.chance(0.5) ? none : [], schedule: { kind: "none" } };
  }
  return {
    kind,
    to: payees.map((id) => ({
      id,
      label: text,
      amount: amountOf(terms, 2),
      ...(kind === "range" ? { upTo: amountOf(terms, 1) } : {}),
    })),
    schedule: scheduleOf(terms),
    ...(random.chance(moment ? 0.25 : 0.1) ? { rates: ratesOf(random) } : {}),
  };
}

function ratesOf(random: Random): NonNullable<Pays["rates"]> {
  const [from, to] = [random.pick(days), random.pick(days)].sort((a, b) => a - b) as [number, number];
  const source = { title: text, number: null, clause: "1", issued: "2024-01-01" };
  return { source, from, ...(random.chance(0.6) ? { to } : {}) };
}

function scheduleOf({ random, term }: Terms): Schedule {
  const delayMonths = random.chance(0.5)
    ? ({ op: "const", value: random.whole(0, 3) } as const)
    : random.chance(0.5)
      ? ({ op: "setting", id: "delay" } as const)
      : term("number", 1);
  return random.pick<Schedule>([
    { kind: "once" },
    { kind: "once" },
    { kind: "monthly", months: random.pick([12, 36]), paid: random.pick(["monthly", "yearly"]), delayMonths },
    {
      kind: "parts",
      count: random.whole(2, 5),
      every: random.pick(["month", "year"]),
      wholeFen: random.pick([1, 100]),
      rest: random.pick(["first", "last"]),
    },
  ]);
}

const builds: readonly ((terms: Terms, depth: number) => Amount)[] = [
  ({ random }) => money(random.pick([100, 50_000, 99_999])),
  ({ term }) => ({ kind: "expression", is: term("money", 2) }),
  (terms, depth) => ({
    kind: "by",
    by: terms.term("degree", 1),
    rows: degrees
      .filter(() => terms.random.chance(0.7))
      .map((value) => ({ value, amount: amountOf(terms, depth - 1) })),
    else: otherwise(terms.random),
  }),
  (terms, depth) => ({
    kind: "rows",
    rows: Array.from({ length: terms.random.whole(1, 3) }, () => ({
      if: terms.term("boolean", terms.random.whole(1, 2)),
      amount: amountOf(terms, depth - 1),
    })),
    else: otherwise(terms.random),
  }),
  (terms, depth) => ({
    kind: terms.random.pick(["least", "most", "add"]),
    of: [amountOf(terms, depth - 1), amountOf(terms, depth - 1)],
  }),
  (terms, depth) => ({ kind: "percent", percent: terms.random.pick([30, 33, 50]), of: amountOf(terms, depth - 1) }),
  (terms, depth) => ({ kind: "uplift", percent: 30, if: terms.term("boolean", 2), of: amountOf(terms, depth - 1) }),
  (terms, depth) => ({ kind: "times", of: amountOf(terms, depth - 1), count: terms.term("number", 1) }),
  ({ random, term }) => ({
    kind: "ladder",
    from: term("degree", 1),
    to: term("degree", 1),
    order: degrees,
    steps: degrees.slice(1, random.whole(2, 4)).map((grade, index) => ({ grade, fen: (index + 1) * 10_000 })),
    above: otherwise(random),
  }),
];

export function amountOf(terms: Terms, depth: number): Amount {
  return depth <= 0 ? builds[terms.random.whole(0, 1)]!(terms, 1) : terms.random.pick(builds)(terms, depth);
}

const money = (fen: number): Amount => ({ kind: "expression", is: { op: "const", value: fen } });
const otherwise = (random: Random) => random.pick(["ineligible", "judgement"] as const);
