/** Puts findings together. */
import type { Benefit } from "../model/benefit.ts";
import type { Text } from "../model/text.ts";
import type { Claim, ClaimRule } from "./claim.ts";
import type { Clause, Finding, FindingKind, Path, Proof, Severity } from "./finding.ts";
import { type Person, witnessOf } from "./person.ts";
import { type Answer, decided, type World } from "./world.ts";

type Parts = {
  readonly path?: Path;
  readonly at: string;
  readonly says: Text;
  readonly clauses?: readonly Clause[];
  readonly severity?: Severity;
};

/** A finding about one benefit. */
export function about({ benefit }: Claim, kind: FindingKind, proof: Proof, parts: Parts): Finding {
  const { path = [], at, says, clauses = [], severity = "warning" } = parts;
  return { kind, severity, benefit: benefit.id, path, at, says, clauses, proof };
}

/** The proof of a question to which nobody answered. */
export function nobody(answer: Answer): Proof {
  if (answer.person) throw new Error("somebody was found");
  return { how: answer.exact ? "exact" : "searched", looked: answer.looked };
}

/** Persons that stand for a finding; undefined, and noted as refuted, when `decide` does not bear it out. */
export function borneOut(
  world: World,
  persons: readonly Person[],
  benefits: readonly Benefit[],
  holds: (world: World, person: Person) => boolean,
): Proof | undefined {
  const refuted = persons.filter((it) => !holds(world, it));
  for (const person of refuted) world.refuted.push({ benefit: benefits[0]!.id, person });
  if (refuted.length > 0) return undefined;
  const witnesses = persons.map((it) =>
    witnessOf(
      it,
      benefits.map((benefit) => decided(world, benefit, it)),
      world.vocabulary,
    ),
  );
  return { how: "witness", persons: witnesses };
}

export function clauseOf({ benefit }: Claim, { condition, path }: ClaimRule): Clause {
  return { benefit: benefit.id, clause: condition.clause, says: condition.says, path };
}

export function forceClause({ benefit }: Claim): Clause {
  return { benefit: benefit.id, clause: benefit.inForce.clause, says: benefit.inForce.says, path: ["in_force"] };
}

/** The benefit as a whole. */
export function wholeClause({ benefit }: Claim): Clause {
  return { benefit: benefit.id, clause: benefit.clause, says: benefit.title, path: [] };
}
