/** Proves or refutes what could be wrong with policies, each finding with a person or a proof. */
import type { Policy } from "../model/policy.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Claim } from "./claim.ts";
import type { Finding } from "./finding.ts";
import { amountFindings } from "./kinds/amounts.ts";
import { conditionFindings } from "./kinds/conditions.ts";
import { consistencyFindings } from "./kinds/consistency.ts";
import { limitFindings } from "./kinds/limits.ts";
import { groupFindings, idleStacks, paidTwice, uniqueFindings } from "./kinds/pairs.ts";
import { restatedFindings, throughFindings } from "./kinds/restated.ts";
import { forceFindings, regionFindings, settingFindings } from "./kinds/settings.ts";
import { vocabularyFindings } from "./kinds/vocabulary.ts";
import { withNearest } from "./nearest.ts";
import { worldOf, type World } from "./world.ts";

export type Checked = {
  readonly findings: readonly Finding[];
  /** Benefits for which `decide` did not bear out a person that the search had found; a bug where not empty. */
  readonly refuted: readonly string[];
};

/**
 * Checks policies that have no faults of form. Pure and total; every question ends at a fixed number of looks.
 *
 * @param only benefits to ask about; pairs count when one of the two is among them
 */
export function checkPolicies(
  vocabulary: Vocabulary,
  policies: readonly Policy[],
  only?: ReadonlySet<string>,
): Checked {
  const world = worldOf(vocabulary, policies);
  const wanted = (claim: Claim) => !only || only.has(claim.benefit.id);
  const single = world.claims.filter(wanted).flatMap((claim) => benefitFindings(world, claim));
  const paired = pairFindings(world, wanted);
  const shared = only ? [] : [...consistencyFindings(world), ...vocabularyFindings(vocabulary, policies)];
  const findings = withNearest(world, [...single, ...paired, ...shared]);
  return { findings, refuted: world.refuted.map(({ benefit }) => benefit) };
}

function benefitFindings(world: World, claim: Claim): Finding[] {
  const policy = world.policies.find(({ id }) => id === claim.benefit.pack)!;
  const read = [...forceFindings(claim, policy), ...regionFindings(claim, policy)];
  const { found, anyone } = conditionFindings(world, claim);
  const finer = anyone
    ? [...amountFindings(world, claim), ...limitFindings(world, claim), ...settingFindings(world, claim)]
    : [];
  return [...read, ...found, ...finer];
}

function pairFindings(world: World, wanted: (claim: Claim) => boolean): Finding[] {
  const { claims, policies } = world;
  const byId = new Map(claims.map((it) => [it.benefit.id, it]));
  const twice = claims.flatMap((one, index) =>
    claims.slice(index + 1).flatMap((two) => (wanted(one) || wanted(two) ? paidTwice(world, [one, two]) : [])),
  );
  const own = claims
    .filter(wanted)
    .flatMap((claim) => [...groupFindings(world, claim, claims), ...idleStacks(world, claim, byId)]);
  const unique = claims.flatMap((claim) =>
    uniqueFindings(claim, byId).filter(({ at }) => wanted(claim) || wanted(byId.get(at)!)),
  );
  const restated = restatedPairs(policies, byId)
    .filter((pair) => pair.some(wanted))
    .flatMap((pair) => restatedFindings(world, pair));
  const through = claims.filter(wanted).flatMap((claim) => {
    const target = byId.get(claim.benefit.pays.through ?? "");
    return target ? throughFindings(world, claim, target) : [];
  });
  return [...twice, ...own, ...unique, ...restated, ...through];
}

/** Benefits whose measures say `same_as` of each other, each pair once. */
function restatedPairs(policies: readonly Policy[], byId: ReadonlyMap<string, Claim>): (readonly [Claim, Claim])[] {
  const pairs = new Map<string, readonly [Claim, Claim]>();
  for (const { id, sameAs } of policies.flatMap((it) => it.measures)) {
    for (const other of sameAs ?? []) {
      const [one, two] = [byId.get(id), byId.get(other)];
      const paid = one?.benefit.pays.through === other || two?.benefit.pays.through === id;
      if (one && two && !paid && one.item?.list === two.item?.list) pairs.set([id, other].sort().join(" "), [one, two]);
    }
  }
  return [...pairs.values()];
}
