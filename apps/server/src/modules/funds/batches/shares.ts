import type { FundRef } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

export type Share = {
  readonly fund: FundRef;
  readonly year: number;
  readonly fen: number;
  readonly state: "held" | "in_payment" | "spent" | "released";
};

/** By instalment: how much comes from which fund and year, in the order in which it was taken. */
export async function sharesOf(
  tx: ScopedTransaction,
  instalments: readonly string[],
): Promise<ReadonlyMap<string, readonly Share[]>> {
  const { rows } = await sql<Share & { instalment: string }>`
    select h.instalment, jsonb_build_object('id', f.id, 'key', f.key, 'name', f.name) as fund, h.year, h.fen::float8 as fen, h.state
    from hold h join fund f on f.id = h.fund
    where h.instalment = any(${[...instalments]}::uuid[]) and h.state <> 'released' order by h.created_at, h.nth`.execute(
    tx,
  );
  const by = new Map<string, Share[]>();
  for (const { instalment, ...share } of rows) by.set(instalment, [...(by.get(instalment) ?? []), share]);
  return by;
}
