import { prepare, type Policy, type Rules } from "@jucai/engine";
import { totalsHold } from "../build/states.ts";
import type { ExampleFile } from "../examples/example.ts";
import { benefitsOf, runExample } from "../examples/run-examples.ts";
import type { LoadedPacks } from "../read-packs.ts";
import { mutantsOf, type Mutant } from "./mutants.ts";

export type Survivor = Pick<Mutant, "pack" | "path" | "from" | "to"> & { readonly benefit?: string };

export type MutationRun = {
  readonly total: number;
  readonly killedByExample: number;
  /** Not noticed by an example but refused by the check of printed totals. */
  readonly killedByCheck: number;
  readonly survivors: readonly Survivor[];
};

/** Moves every rule-bearing literal of the policies one notch and sees whether an example notices. */
export function mutate(loaded: LoadedPacks, policies: readonly Policy[]): MutationRun {
  const survivors: Survivor[] = [];
  let [total, killedByExample, killedByCheck] = [0, 0, 0];
  for (const policy of policies) {
    for (const mutant of mutantsOf(policy, loaded.vocabulary, loaded.definitions.get(policy.id) ?? new Set())) {
      total += 1;
      if (exampleNotices(mutant, loaded)) killedByExample += 1;
      else if (checkNotices(mutant)) killedByCheck += 1;
      else survivors.push(survivorOf(mutant));
    }
  }
  return { total, killedByExample, killedByCheck, survivors };
}

function survivorOf({ pack, benefit, path, from, to }: Mutant): Survivor {
  return { pack, ...(benefit === undefined ? {} : { benefit }), path, from, to };
}

function exampleNotices(mutant: Mutant, loaded: LoadedPacks): boolean {
  const changed = new Map(mutant.benefits.map((it) => [it.id, it]));
  const policies = loaded.policies.map((policy): Policy => {
    if (policy.id !== mutant.pack) return policy;
    return { ...(mutant.policy ?? policy), benefits: policy.benefits.map((it) => changed.get(it.id) ?? it) };
  });
  const concerned = loaded.examples.filter((file) => concerns(file, mutant, changed));
  // Files about the benefit alone are far cheaper than those about bundles, so they come first.
  const sorted = concerned.toSorted((a, b) => Number(a.benefit === undefined) - Number(b.benefit === undefined));
  return sorted.some((file) => {
    const rules: Rules = prepare(loaded.vocabulary, benefitsOf(file, policies));
    return file.examples.some((example) => runExample(example, rules, policies, file.pack).length > 0);
  });
}

function concerns(file: ExampleFile, mutant: Mutant, changed: ReadonlyMap<string, unknown>): boolean {
  return file.benefit === undefined ? file.packs.includes(mutant.pack) : changed.has(file.benefit);
}

function checkNotices({ benefits }: Mutant): boolean {
  return benefits.some(({ pays }) => !totalsHold(pays));
}
