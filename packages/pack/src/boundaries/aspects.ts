/** What a benefit is decided by, one after the other: its force, each condition and exclusion, its sums, gifts and caps. */
import {
  expressionsOf,
  factsOf,
  onFact,
  walk,
  type Benefit,
  type Cap,
  type Claim,
  type Expression,
  type Text,
} from "@jucai/engine";

export type Aspect = {
  readonly kind: "base" | "force" | "condition" | "exclusion" | "amount" | "gift" | "cap" | "unique";
  readonly id: string;
  readonly clause: string;
  readonly says: Text;
  /** What it looks at; the day of judgement is a fact in them. */
  readonly expressions: readonly Expression[];
  /** Facts and lists, in the order in which they are looked at. */
  readonly facts: readonly string[];
  readonly cap?: Cap;
};

/** The aspects in the order of the pack, each with its clause. */
export function aspectsOf(claim: Claim): Aspect[] {
  const { benefit, rules, gifts } = claim;
  return [
    aspect("force", "force", benefit.inForce.clause, benefit.inForce.says, forceTests(claim)),
    ...rules.flatMap(({ condition: { id, clause, says }, kind, is }) =>
      is ? [aspect(kind === "when" ? "condition" : "exclusion", id, clause, says, [is])] : [],
    ),
    ...amountAspects(claim),
    ...gifts.flatMap((gift, index) =>
      gift.if ? [aspect("gift", gift.id, benefit.clause, benefit.gives[index]!.says, [gift.if])] : [],
    ),
    ...benefit.caps.map((cap) => ({ ...aspect("cap", cap.id, cap.clause, cap.says, capTests(claim, cap)), cap })),
    ...uniqueAspect(benefit),
  ];
}

function aspect(
  kind: Aspect["kind"],
  id: string,
  clause: string,
  says: Text,
  expressions: readonly Expression[],
): Aspect {
  return { kind, id, clause, says, expressions, facts: [...new Set(expressions.flatMap(factsOf))] };
}

/** The row that all others start from. */
export function baseAspect(benefit: Benefit): Aspect {
  return aspect("base", "base", benefit.clause, { zh: "基准情形", en: "Base case" }, []);
}

const compare = (left: Expression, by: ">=" | "<=", value: number): Expression => ({
  op: "compare",
  by,
  left,
  right: { op: "const", value },
});

/** The moment and the day of judgement against each end of force and the day of transition. */
function forceTests({ at, benefit: { inForce, transition } }: Claim): Expression[] {
  const ends = (of: Expression): Expression[] => [
    compare(of, ">=", inForce.from),
    ...(inForce.to === undefined ? [] : [compare(of, "<=", inForce.to)]),
  ];
  const on: Expression = { op: "fact", id: onFact };
  const before = transition && transition.before > inForce.from ? [compare(at, ">=", transition.before)] : [];
  return [...ends(at), ...before, ...(at.op === "fact" && at.id === onFact ? [] : ends(on))];
}

function amountAspects({ benefit: { clause, pays }, payees, at }: Claim): Aspect[] {
  return payees.flatMap(({ id, cases }, index) => {
    const { label, upTo } = pays.to[index]!;
    const tests = [
      ...(pays.rates ? ratesTests(at, pays.rates) : []),
      ...(cases ?? []).flatMap(({ when }) => when),
      ...(upTo ? expressionsOf(upTo) : []),
    ];
    if (tests.flatMap(factsOf).length === 0) return [];
    const several = payees.length > 1;
    const says = {
      zh: several ? `金额标准（${label.zh}）` : "金额标准",
      en: several ? `Rates (${label.en})` : "Rates",
    };
    return [aspect("amount", id, clause, says, distinct(tests))];
  });
}

function ratesTests(at: Expression, { from, to }: NonNullable<Benefit["pays"]["rates"]>): Expression[] {
  return [compare(at, ">=", from), ...(to === undefined ? [] : [compare(at, "<=", to)])];
}

/** Sums that depend on a fact, against the limit. */
function capTests({ payees }: Claim, { limit }: Cap): Expression[] {
  if ("count" in limit) return [];
  const sums = payees.flatMap(({ cases }) => (cases ?? []).flatMap(({ fen }) => fen ?? []));
  // Reaching the cap is one edge, being cut by it the next.
  return distinct(sums.filter((fen) => factsOf(fen).length > 0)).flatMap((fen) => [
    compare(fen, ">=", limit.fen),
    compare(fen, "<=", limit.fen),
  ]);
}

function uniqueAspect({ each }: Benefit): Aspect[] {
  return each?.unique ? [aspect("unique", "unique", each.unique.clause, each.unique.says, [])] : [];
}

/** The single tests inside an aspect that look at a fact: comparisons, memberships, plain yes-or-no facts. */
export function testsOf({ expressions }: Aspect, fact: string): Expression[] {
  const found: Expression[] = [];
  for (const expression of expressions) {
    let inside = false;
    walk(expression, (part) => {
      const single = part.op === "compare" || part.op === "in" || part.op === "within";
      if (!single || !factsOf(part).includes(fact)) return;
      inside = true;
      found.push(part);
    });
    // A plain yes-or-no fact is told from the whole.
    if (!inside && factsOf(expression).includes(fact)) found.push(expression);
  }
  return distinct(found);
}

function distinct(of: readonly Expression[]): Expression[] {
  return [...new Map(of.map((it) => [JSON.stringify(it), it])).values()];
}
