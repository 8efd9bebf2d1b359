import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { ClaimantKind } from "./read.ts";

/** Who of these has handed in a claim for a benefit, or was merged with somebody who has; one that was withdrawn is none. */
export async function claimedBy(
  tx: ScopedTransaction,
  kind: ClaimantKind,
  ids: readonly string[],
  benefit: string,
): Promise<ReadonlySet<string>> {
  const claimant = sql.ref(kind === "person" ? "c.person_id" : "c.employer_id");
  const { rows } = await sql<{ owner: string }>`
    with recursive own(subject, owner) as (
      select id, id from unnest(${[...ids]}::uuid[]) as given(id)
      union
      select m.id, o.owner from ${sql.table(kind)} m join own o on m.merged_into = o.subject
    )
    select distinct o.owner from own o join claim c on ${claimant} = o.subject
    where c.benefit = ${benefit} and c.status not in ('draft', 'withdrawn')`.execute(tx);
  return new Set(rows.map(({ owner }) => owner));
}
