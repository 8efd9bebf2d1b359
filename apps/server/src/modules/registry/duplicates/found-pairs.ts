import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type Likeness, likeness, threshold } from "./likeness.ts";
import { comparedText, type Signature } from "./signature.ts";

export type FoundPair = Likeness & { readonly a: string; readonly b: string; readonly compared: string };

/** Those of the candidates who look like one person. */
export function alikeAmong(
  candidates: readonly { readonly a: string; readonly b: string }[],
  signatures: ReadonlyMap<string, Signature>,
): FoundPair[] {
  return candidates.flatMap(({ a, b }) => {
    const [one, other] = [signatures.get(a), signatures.get(b)];
    if (one === undefined || other === undefined) return [];
    const found = likeness(one, other);
    if (found === undefined || found.score < threshold) return [];
    return [{ a, b, ...found, compared: createHash("sha256").update(comparedText(one, other)).digest("hex") }];
  });
}

/**
 * Writes pairs down. A merged pair stays as it is; one that was told apart opens again only if something that was
 * compared has changed since.
 */
export async function savePairs(tx: ScopedTransaction, pairs: readonly FoundPair[], at: Date): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into duplicate_pair as pair (a, b, score, reasons, compared, found_at)
    select a, b, score, reasons, decode(compared, 'hex'), ${at}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      as given(a uuid, b uuid, score int, reasons jsonb, compared text)
    on conflict (a, b) do update set score = excluded.score, reasons = excluded.reasons, compared = excluded.compared,
      status = 'open', found_at = excluded.found_at,
      decided_by = null, decided_name = null, decided_at = null, why = null
    where pair.status <> 'merged' and pair.compared <> excluded.compared`.execute(tx);
}

/** Takes away open pairs of persons who were just compared and no longer look alike. */
export async function dropUnlike(
  tx: ScopedTransaction,
  persons: readonly string[],
  still: readonly FoundPair[],
): Promise<void> {
  await sql`
    delete from duplicate_pair pair
    where status = 'open' and (a = any(${persons}::uuid[]) or b = any(${persons}::uuid[]))
      and not exists (
        select 1 from unnest(${still.map(({ a }) => a)}::uuid[], ${still.map(({ b }) => b)}::uuid[]) as kept(a, b)
        where kept.a = pair.a and kept.b = pair.b)`.execute(tx);
}
