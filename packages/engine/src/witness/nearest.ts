/** Shows findings of the kind "never" on somebody: who passes, or who fails one thing only. */
import type { Claim } from "./claim.ts";
import { inOrder, paid, statement } from "./claim.ts";
import type { Finding, Witness } from "./finding.ts";
import { witnessOf } from "./person.ts";
import { decided, someone, type World } from "./world.ts";

export function withNearest(world: World, findings: readonly Finding[]): Finding[] {
  const known = new Map<string, Witness | undefined>();
  const byId = new Map(world.claims.map((it) => [it.benefit.id, it]));
  return findings.map((finding) => {
    const claim = byId.get(finding.benefit ?? "");
    if (finding.proof.how === "witness" || !claim) return finding;
    const { id } = claim.benefit;
    if (!known.has(id)) known.set(id, nearestTo(world, claim));
    const nearest = known.get(id);
    return nearest ? { ...finding, nearest } : finding;
  });
}

/** Somebody who passes; where nobody can, somebody who meets all but one of the benefit's parts. */
function nearestTo(world: World, claim: Claim): Witness | undefined {
  const parts = [...inOrder(claim), ...paid(claim)];
  const tries = [parts, ...parts.map((_, index) => parts.toSpliced(index, 1)).reverse()];
  for (const all of tries) {
    const { person } = someone(
      world,
      [claim],
      all.map((is) => statement(claim, is)),
    );
    if (person) return witnessOf(person, [decided(world, claim.benefit, person)], world.vocabulary);
  }
  return undefined;
}
