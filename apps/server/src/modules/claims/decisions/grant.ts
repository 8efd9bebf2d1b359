import { type Benefit, type Decision, type Instalment, split, type Text } from "@jucai/engine";

/** The figure that an office sets where the clause leaves it open, in whole fen. */
export type SetAmount = { readonly fen: number; readonly why: string };

export type Bounds = { readonly minFen: number | null; readonly maxFen: number | null };

/** Kinds of amounts that leave the figure to the office, within what is printed. */
const open = new Set(["ceiling", "floor", "range", "by_authority"]);

/** Whether the clause leaves the figure to the office. A document without an amount at all leaves nothing to set. */
export function leavesOpen({ amount }: Decision): boolean {
  return open.has(amount.kind);
}

export function boundsOf({ amount }: Decision): Bounds {
  return { minFen: amount.minFen ?? null, maxFen: amount.maxFen ?? null };
}

/** Why a figure cannot be set; undefined when it can. */
export function refusesAmount(decision: Decision, fen: number): Text | undefined {
  if (!leavesOpen(decision)) {
    return {
      zh: "这一项的金额由规则算出，不能另定。",
      en: "The rule gives this amount; no other figure can be set.",
    };
  }
  const { minFen, maxFen } = boundsOf(decision);
  if (maxFen !== null && fen > maxFen) {
    return {
      zh: `条文的上限是${maxFen / 100}元，不能超过。`,
      en: `The clause allows ${maxFen / 100} yuan at most.`,
    };
  }
  if (decision.amount.kind !== "ceiling" && minFen !== null && fen < minFen) {
    return { zh: `条文的下限是${minFen / 100}元，不能少于。`, en: `The clause grants ${minFen / 100} yuan at least.` };
  }
  return undefined;
}

export type Grant = {
  /** Null where nothing in money is granted. */
  readonly fen: number | null;
  readonly ruleFen: number | null;
  readonly instalments: readonly Instalment[];
};

/**
 * What an approval grants: the rule's own figure and instalments, or the figure that was set, laid out as the clause
 * says. Undefined while a figure is still to be set or does not follow. `day` is that of the decision.
 */
export function grantOf(
  benefit: Benefit,
  decision: Decision,
  set: SetAmount | undefined,
  day: string,
): Grant | undefined {
  const { amount } = decision;
  if (amount.kind === "in_kind" || benefit.pays.schedule.kind === "none") {
    return { fen: null, ruleFen: null, instalments: [] };
  }
  if (amount.kind === "fixed" && amount.totalFen !== null) {
    return { fen: amount.totalFen, ruleFen: amount.totalFen, instalments: decision.instalments };
  }
  if (!leavesOpen(decision) || set === undefined || refusesAmount(decision, set.fen) !== undefined) return undefined;
  return { fen: set.fen, ruleFen: amount.totalFen, instalments: layOut(benefit, set.fen, day) };
}

/** A figure that an office set, in the parts that the clause prints. Sums add up to the fen. */
function layOut({ pays }: Benefit, fen: number, day: string): Instalment[] {
  const { schedule } = pays;
  const payee = pays.to[0]!.id;
  const parts =
    schedule.kind === "parts"
      ? split(fen, schedule)
      : schedule.kind === "monthly"
        ? split(fen, {
            kind: "parts",
            count: schedule.paid === "yearly" ? schedule.months / 12 : schedule.months,
            every: "month",
            wholeFen: 1,
            rest: "last",
          })
        : [fen];
  // Only the first has a date: the office's decision fixes no month of arrival.
  return parts.filter((part) => part > 0).map((part, index) => ({ due: index === 0 ? day : null, fen: part, payee }));
}
