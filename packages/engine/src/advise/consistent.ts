import { compile } from "../evaluate/compile.ts";
import type { Environment, Result } from "../evaluate/environment.ts";
import { environmentOf } from "../decide/facts-view.ts";
import { factsOf } from "../check/walk.ts";
import type { Rules } from "../decide/rules.ts";
import type { Day } from "../model/date.ts";
import type { Consistency } from "../model/vocabulary.ts";
import type { Change } from "./advice.ts";
import type { Claim } from "./claim.ts";

type Test = {
  readonly about: Consistency;
  readonly facts: readonly string[];
  readonly run: (env: Environment) => Result;
};
const tests = new WeakMap<Rules, readonly Test[]>();

/** Whether what is changed can be true of anyone: no changed fact contradicts another. */
export function keepsConsistent(claim: Claim, changes: readonly Change[], day: Day): boolean {
  const changed = new Set(changes.map(({ fact }) => fact));
  return testsOf(claim.rules).every(({ about, facts, run }) => {
    if (!facts.some((id) => changed.has(id))) return true;
    const view = claim.view(changes, day);
    if (about.each && about.each.list !== view.item?.list) return true;
    const env = environmentOf(view, new Map());
    return facts.some((id) => env.fact(id) === null) || run(env) !== false;
  });
}

function testsOf(rules: Rules): readonly Test[] {
  const known = tests.get(rules);
  if (known) return known;
  const made = (rules.vocabulary.consistent ?? []).map((about) => ({
    about,
    facts: factsOf(about.is),
    run: compile(about.is),
  }));
  tests.set(rules, made);
  return made;
}
