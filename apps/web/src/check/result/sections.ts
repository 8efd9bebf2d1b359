import type { Benefit, Bundle, Decision, LeftOut } from "@jucai/engine/run";

export type Judgement = { readonly benefit: Benefit; readonly decision: Decision };

/** The benefits of a result by where they stand, each in exactly one section. */
export type Sections = {
  readonly claim: readonly Judgement[];
  readonly notChosen: readonly (Judgement & { readonly leftOut: LeftOut })[];
  readonly undecided: readonly Judgement[];
  readonly notInForce: readonly Judgement[];
  readonly refused: readonly Judgement[];
};

export function sectionsOf(decisions: readonly Decision[], bundle: Bundle, benefits: readonly Benefit[]): Sections {
  const all = decisions.flatMap((decision) => {
    const benefit = benefits.find((one) => one.id === decision.benefit);
    return benefit ? [{ benefit, decision }] : [];
  });
  // A single line given to another benefit leaves the rest of its claim standing.
  const leftOut = new Map(
    bundle.leftOut.filter((one) => !bundle.chosen.includes(one.benefit)).map((one) => [one.benefit, one]),
  );
  const withStatus = (...of: Decision["status"][]) => all.filter(({ decision }) => of.includes(decision.status));
  const eligible = withStatus("eligible");
  const yours = eligible.filter(({ benefit }) => !leftOut.has(benefit.id));
  return {
    claim: yours.filter((one) => !isUnset(one)),
    notChosen: eligible.flatMap((one) => {
      const because = leftOut.get(one.benefit.id);
      return because ? [{ ...one, leftOut: because }] : [];
    }),
    // A promise without an amount is met, yet what it comes to is open.
    undecided: [...withStatus("unknown"), ...withStatus("judgement"), ...yours.filter(isUnset)],
    notInForce: withStatus("not_in_force"),
    refused: withStatus("ineligible"),
  };
}

function isUnset({ decision }: Judgement): boolean {
  return decision.amount.kind === "unset";
}
