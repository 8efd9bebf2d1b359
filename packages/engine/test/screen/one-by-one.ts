/** Compares the tables for one claimant at a time with `decide` and `combine`, every condition included. */
import { combine } from "../../src/combine/combine.ts";
import { decide } from "../../src/decide/decide.ts";
import type { Decision } from "../../src/model/decision.ts";
import { writeFacts } from "../../src/facts/write-facts.ts";
import { type OneOptions, prepareOne } from "../../src/screen/index.ts";
import type { Batch } from "./differ.ts";

/** Claimants without awards held, in the order of the batch and then once more, when everything was met before. */
export function oneByOneDifferences(batch: Batch, more: Partial<OneOptions> = {}): string[] {
  const { rules, options, claimants } = batch;
  const one = prepareOne(rules, { ...options, ...more });
  const decided = claimants.map(({ facts }) => {
    const decisions = decide(rules, facts, options);
    return { facts, decisions, totalFen: combine(rules, decisions, facts, options).totalFen };
  });
  return [...decided, ...decided].flatMap(({ facts, decisions, totalFen }) => {
    const slots = one.encode(facts);
    const sums = [...decisions.map(({ amount }) => amount.totalFen ?? NaN), totalFen];
    const amounts = one.amounts(slots);
    const explained = one.explained(slots).map((each) => JSON.stringify(each));
    return [
      ...sums.flatMap((fen, index) =>
        Object.is(fen, amounts[index]) ? [] : [`${fen}, not ${amounts[index]}, ${index}`],
      ),
      ...decisions
        .map(told)
        .flatMap((text, index) => (text === explained[index] ? [] : [`${text}\n${explained[index]}`])),
    ].map((difference) => `${difference}\n${JSON.stringify(writeFacts(facts, rules.vocabulary))}`);
  });
}

function told({ benefit, status, amount, reasons }: Decision): string {
  const conditions = reasons.map(({ id, clause, says, holds }) => ({ id, clause, says, holds }));
  return JSON.stringify({ benefit, status, totalFen: amount.totalFen, conditions });
}
