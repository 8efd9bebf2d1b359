import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";

export type Order = {
  readonly keys: readonly string[];
  readonly printed: boolean;
  readonly setByPlace: boolean;
  readonly basis: string | null;
};

/** In which order each benefit draws on funds in a place: as the place has set it, or as the document prints it. */
export async function ordersIn(tx: ScopedTransaction, place: string): Promise<(benefit: string) => Order> {
  const { rows } = await sql<{ benefit: string; keys: string[]; basis: string }>`
    select benefit, keys, basis from fund_order where place = ${place}`.execute(tx);
  const set = new Map(rows.map((row) => [row.benefit, row]));
  const rules = await rulesAt(tx, place, { now: true });
  return (benefit) => {
    const printed = rules.find(benefit)?.benefit?.funds;
    const own = set.get(benefit);
    if (own !== undefined)
      return { keys: own.keys, printed: printed?.printed ?? false, setByPlace: true, basis: own.basis };
    return {
      keys: printed?.is ?? [],
      printed: printed?.printed ?? false,
      setByPlace: false,
      basis: printed?.clause ?? null,
    };
  };
}

/** The funds of a place by key. */
export async function fundsIn(tx: ScopedTransaction, place: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`select id, key from fund where place = ${place}`.execute(tx);
  return new Map(rows.map(({ id, key }) => [key, id]));
}
