import { combine, decide, prepare, processFor, type Policy, type Rules, type Vocabulary } from "@jucai/engine";
import { compareBundle, compareDecision, compareDocument, compareStops, type Difference } from "./compare.ts";
import type { Example, ExampleFile } from "./example.ts";

export type Failure = {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly clause?: string;
  readonly differences: readonly Difference[];
};

export type ExamplesRun = { readonly total: number; readonly failures: readonly Failure[] };

type Runnable = {
  readonly vocabulary: Vocabulary;
  readonly policies: readonly Policy[];
  readonly examples: readonly ExampleFile[];
};

/** Runs every example; those of benefits and packs that were not loaded do not count. */
export function runExamples({ vocabulary, policies, examples }: Runnable): ExamplesRun {
  const rulesOf = rulesCache(vocabulary, policies);
  const failures: Failure[] = [];
  let total = 0;
  for (const file of examples) {
    const rules = rulesOf(file);
    if (rules.benefits.length === 0) continue;
    for (const example of file.examples) {
      total += 1;
      const differences = runExample(example, rules, policies, file.pack);
      if (differences.length === 0) continue;
      const { name, at, clause } = example;
      failures.push({ file: file.file, line: at.line, name, ...(clause === undefined ? {} : { clause }), differences });
    }
  }
  return { total, failures };
}

/** Runs one example against compiled rules; no difference means that it passes. */
export function runExample(example: Example, rules: Rules, policies: readonly Policy[], pack: string): Difference[] {
  const { on, facts, held, settings } = example;
  const options = { on, held, settings };
  const decisions = example.expect || example.bundle ? decide(rules, facts, options) : [];
  const found: Difference[] = [];
  if (example.document) {
    const of = example.document.pack ?? pack;
    found.push(
      ...compareDocument(
        example.document,
        policies.find(({ id }) => id === of),
      ),
    );
  }
  if (example.expect && decisions[0]) {
    const { benefit } = rules.benefits[0]!;
    const policy = policies.find(({ id }) => id === benefit.pack);
    found.push(
      ...compareDecision(example.expect, decisions[0], benefit, policy && processFor(policy, benefit)),
      ...compareStops(example.expect, benefit, example),
    );
  }
  if (example.bundle) found.push(...compareBundle(example.bundle, combine(rules, decisions, facts, options)));
  return found;
}

/** Compiled rules for a file of examples: its benefit alone, or all of its packs. */
function rulesCache(vocabulary: Vocabulary, policies: readonly Policy[]): (file: ExampleFile) => Rules {
  const cache = new Map<string, Rules>();
  return (file) => {
    const key = file.benefit ?? file.packs.join(" ");
    const known = cache.get(key);
    if (known) return known;
    const rules = prepare(vocabulary, benefitsOf(file, policies));
    cache.set(key, rules);
    return rules;
  };
}

/** The benefits that a file of examples is about. */
export function benefitsOf(file: ExampleFile, policies: readonly Policy[]): Policy["benefits"] {
  if (file.benefit === undefined)
    return policies.filter(({ id }) => file.packs.includes(id)).flatMap((it) => it.benefits);
  return policies.flatMap((it) => it.benefits.filter(({ id }) => id === file.benefit));
}
