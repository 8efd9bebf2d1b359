import type { ReviewHint } from "@jucai/contract";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { duplicateTables } from "#modules/registry/duplicates/duplicates.tables.ts";
import type { Claim, ClaimStep } from "../claims.tables.ts";
import { conflictsOf } from "./conflicts.ts";
import type { By } from "./ground.ts";

/** What stays in sight until it is dealt with: persons who look like the claimant, and why the officer is too close. */
export async function hintsOf(
  tx: ScopedTransaction,
  { actor, sealing }: Pick<By, "actor" | "sealing">,
  claim: Claim,
  steps: readonly ClaimStep[],
): Promise<ReviewHint[]> {
  const conflicts = await conflictsOf(tx, sealing, actor, claim);
  const before = steps.find(({ done_by, kind }) => done_by === actor.account && kind !== "fill" && kind !== "confirm");
  return [
    ...(await duplicatesOf(tx, claim)),
    ...conflicts.map(({ kind, says }) => ({ kind, says, ref: null })),
    ...(before === undefined
      ? []
      : [
          {
            kind: "acted_before" as const,
            says: {
              zh: `您已办过“${before.name.zh}”，后面的环节由别人办理`,
              en: `You have done “${before.name.en}”; somebody else does what follows`,
            },
            ref: null,
          },
        ]),
  ];
}

/** Pairs that nobody has told apart or merged yet. */
export async function duplicatesOf(
  tx: ScopedTransaction,
  { person_id }: Pick<Claim, "person_id">,
): Promise<ReviewHint[]> {
  if (person_id === null) return [];
  const pairs = await unlimited(tx, "whether a claimant looks like somebody else", () =>
    duplicateTables(tx)
      .selectFrom("duplicate_pair")
      .select(["id", "score"])
      .where((is) => is.or([is("a", "=", person_id), is("b", "=", person_id)]))
      .where("status", "=", "open")
      .orderBy("score", "desc")
      .limit(5)
      .execute(),
  );
  return pairs.map(({ id, score }) => ({
    kind: "duplicate" as const,
    says: {
      zh: `名册里有疑似同一人的记录（相似度${score}），请先查重`,
      en: `The registry holds somebody who looks like the same person (likeness ${score}); look into it first`,
    },
    ref: id,
  }));
}
