import type { Benefit, Decision, Line } from "@jucai/engine";
import { compareDecision } from "../examples/compare.ts";
import type { Expectation } from "../examples/example.ts";

/** What an example may pin of a decision, one part at a time: the plainest first. */
function partsOf(decision: Decision, benefit: Benefit): Expectation[] {
  const { amount, instalments, lines, missing } = decision;
  const [first, last] = [instalments[0], instalments.at(-1)];
  const gives = decision.gives.filter((it) => it.holds === true).map(({ id }) => givenOf(id, benefit));
  return [
    { because: refused(decision.reasons) },
    { total: amount.totalFen },
    { missing },
    { amount: amount.kind },
    { max: amount.maxFen ?? null },
    { min: amount.minFen ?? null },
    { gives },
    ...(first && last
      ? [{ instalments: { count: instalments.length, first: instalmentOf(first), last: instalmentOf(last) } }]
      : []),
    { lines: lines.map(lineOf) },
    { settings: Object.fromEntries(decision.settings.map(({ id, value }) => [id, settingOf(value)])) },
  ];
}

/**
 * The shortest expectation that holds of one decision and not of the other; undefined when an
 * example can pin nothing in which they differ.
 */
export function tellingExpectation(one: Decision, a: Benefit, other: Decision, b: Benefit): Expectation | undefined {
  const status: Expectation = { status: one.status };
  if (one.status !== other.status) {
    const because = refused(one.reasons);
    return one.status === "ineligible" ? { ...status, because } : withTotal(status, one);
  }
  const telling = partsOf(one, a).find((part) => compareDecision(part, other, b).length > 0);
  return telling && { ...status, ...telling };
}

function withTotal(status: Expectation, { amount, missing }: Decision): Expectation {
  if (amount.totalFen !== null) return { ...status, total: amount.totalFen };
  return missing.length > 0 ? { ...status, missing } : status;
}

function refused(reasons: Decision["reasons"]): string[] {
  return [...new Set(reasons.filter((it) => it.holds === false && !it.judgement).map(({ id }) => id))];
}

function instalmentOf({ due, fen }: Decision["instalments"][number]) {
  return { due, amount: fen };
}

function lineOf({ status, totalFen, reasons }: Line) {
  return { status, total: totalFen, ...(status === "ineligible" ? { because: refused(reasons) } : {}) };
}

function givenOf(id: string, { gives }: Benefit) {
  const gift = gives.find((it) => it.id === id);
  const months = gift?.monthsAtMost === undefined ? {} : { months_at_most: gift.monthsAtMost };
  const rent = gift?.rentFen === undefined ? {} : { rent: gift.rentFen };
  return { id, ...months, ...rent };
}

function settingOf(value: Decision["settings"][number]["value"]): string | number | boolean | null {
  return typeof value === "object" ? null : value;
}
