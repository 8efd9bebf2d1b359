import type { UnitBrief } from "@jucai/contract";
import type { AccountTransaction } from "./accounts.tables.ts";

export type Language = "zh" | "en";

/** Names of units, to stand beside roles and accounts. */
export async function unitBriefs(
  tx: AccountTransaction,
  units: readonly (string | null)[],
  language: Language,
): Promise<Map<string, UnitBrief>> {
  const ids = [...new Set(units.filter((unit) => unit !== null))];
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("unit").select(["id", "name", "kind", "place"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name, kind, place }) => [id, { id, name: name[language], kind, place }]));
}
