import { bothPaid, combine, decide, prepare, type Benefit, type Policy, type Start } from "@jucai/engine";
import { compareBundle } from "../examples/compare.ts";
import type { BundleExpectation } from "../examples/example.ts";
import type { Mutant } from "../mutate/mutants.ts";
import type { LoadedPacks } from "../read-packs.ts";
import { bundleText } from "./write.ts";

/**
 * For what only shows when two benefits meet (an exclusive group, a thing that counts once across benefits):
 * a bundle that comes out differently.
 */
export function bundleExample(
  benefit: Benefit,
  changed: Benefit,
  { path, from, to }: Mutant,
  { vocabulary, policies }: LoadedPacks,
): { readonly text: string } | undefined {
  const partners = partnersOf(benefit, policies);
  // A group whose other members stand in no pack shows on whoever holds one of them.
  for (const other of partners.length > 0 ? partners : [benefit]) {
    const packs = policies.filter(({ id }) => id === benefit.pack || id === other.pack);
    const person = bothPaid(vocabulary, packs, [benefit.id, other.id]);
    if (!person) continue;
    const start: Start =
      other === benefit ? { ...person, held: benefit.exclusive.map(({ group }) => ({ group })) } : person;
    const turned = packs.map((it) => ({
      ...it,
      benefits: it.benefits.map((each) => (each === benefit ? changed : each)),
    }));
    const expectation = bundleOf(packs, start, vocabulary);
    const differs = compareBundle(expectation, bestOf(turned, start, vocabulary)).length > 0;
    if (!differs) continue;
    const name = `${path}: ${from}, not ${to}`;
    return {
      text: bundleText(
        name,
        benefit.clause,
        start,
        expectation,
        vocabulary,
        packs.map(({ id }) => id),
      ),
    };
  }
  return undefined;
}

/** Benefits that share a group with it, name the same things, or pay for the same purpose at another level. */
function partnersOf({ id, pack, exclusive, each, purpose }: Benefit, policies: readonly Policy[]): Benefit[] {
  const groups = exclusive.map(({ group }) => group);
  const across = each?.unique?.across ?? [];
  return policies
    .flatMap((it) => it.benefits)
    .filter((it) => it.id !== id)
    .filter(
      (it) =>
        across.includes(it.id) ||
        it.exclusive.some(({ group }) => groups.includes(group)) ||
        (it.pack !== pack && purpose !== undefined && it.purpose?.id === purpose.id),
    );
}

function bestOf(policies: readonly Policy[], start: Start, vocabulary: LoadedPacks["vocabulary"]) {
  const rules = prepare(
    vocabulary,
    policies.flatMap((it) => it.benefits),
  );
  return combine(rules, decide(rules, start.facts, start), start.facts, start);
}

function bundleOf(policies: readonly Policy[], start: Start, vocabulary: LoadedPacks["vocabulary"]): BundleExpectation {
  const { chosen, totalFen, leftOut } = bestOf(policies, start, vocabulary);
  return { chosen: [...chosen], total: totalFen, left_out: [...new Set(leftOut.map(({ benefit }) => benefit))] };
}
