/** Looks for a completion of all facts that makes several statements true together: settle, asked for one leaf. */
import { settle } from "../decide/settle.ts";
import { type Completion, environmentOf, type View } from "../decide/facts-view.ts";
import { compile } from "../evaluate/compile.ts";
import { factOfHole, merge, Unknown } from "../evaluate/unknown.ts";
import { factsOf } from "../check/walk.ts";
import type { Expression } from "../model/expression.ts";
import type { Facts } from "../model/facts.ts";
import { groundOf, type Terms } from "./ground.ts";

/** A statement about one claim; `item` says which line of the claim its facts are about. */
export type Statement = { readonly is: Expression; readonly item?: NonNullable<View["item"]> };

export type Question = {
  readonly all: readonly Statement[];
  readonly terms: Terms;
  /** Lists with their number of items, every field still open. */
  readonly skeleton: Facts;
  readonly item?: NonNullable<View["item"]>;
  readonly anchor: number;
  readonly budget: number;
};

export type Searched =
  | { readonly found: Completion; readonly looked: number }
  /** `exact`: there is none, since every completion was tried. */
  | { readonly found?: undefined; readonly exact: boolean; readonly looked: number };

type Leaf = { readonly key: string; readonly completion?: Completion };
const no: Leaf = { key: "false" };

export function search({ all, terms, skeleton, item, anchor, budget }: Question): Searched {
  const view: View = { facts: skeleton, on: anchor, setting: () => null, ...(item ? { item } : {}) };
  const ground = groundOf(
    all.map(({ is }) => is),
    terms,
    view,
    anchor,
  );
  const atoms = all.map(({ is, item: own }) => ({
    run: compile(is),
    facts: new Set(factsOf(is)),
    view: own ? { ...view, item: own } : view,
  }));
  const cache = new WeakMap<Completion, readonly unknown[]>();
  const look = (completion: Completion): readonly unknown[] => {
    const known = cache.get(completion);
    if (known) return known;
    const answers = atoms.map((atom) => atom.run(environmentOf(atom.view, completion)));
    cache.set(completion, answers);
    return answers;
  };
  let found: Completion | undefined;
  let looked = 0;
  const settled = settle<Leaf>({
    outcome: (completion) => {
      looked += 1;
      // One is enough: what is still open is not looked at.
      if (found) return no;
      const answers = look(completion);
      if (answers.some((answer) => !(answer instanceof Unknown) && answer !== true)) return no;
      const open = merge(...answers);
      if (open.holes.length > 0) return open;
      found = completion;
      return { key: "true" };
    },
    values: ground.values,
    rank: ground.rank,
    memoKey: (completion) => {
      const answers = look(completion);
      if (answers.some((answer) => !(answer instanceof Unknown) && answer !== true)) return "false";
      return answers
        .map((answer, index) => (answer instanceof Unknown ? filled(completion, atoms[index]!.facts) : ""))
        .join("|");
    },
    budget,
  });
  if (found) return { found, looked };
  const used = all.flatMap(({ is }) => factsOf(is));
  return { exact: !settled.open && !used.some((id) => ground.sampled.has(id)), looked };
}

function filled(completion: Completion, facts: ReadonlySet<string>): string {
  const parts: string[] = ["?"];
  for (const [hole, value] of completion) if (facts.has(factOfHole(hole))) parts.push(`${hole}=${String(value)}`);
  return parts.join(",");
}
