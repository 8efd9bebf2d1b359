import type pg from "pg";

/** What was answered with success. It must be there afterwards, whatever was killed when. */
export type Acknowledged = {
  readonly decisions: Set<string>;
  readonly withdrawn: Set<string>;
  /** Batch to how far it got: prepared, checked, released; a cancelled one stays cancelled. */
  readonly batches: Map<string, number>;
  readonly cancelled: Set<string>;
  /** Hashes of bank returns that were taken, by batch. */
  readonly returns: Map<string, number>;
  readonly stopped: Set<string>;
  /** Fen that were added to budgets. */
  budgetFen: number;
  /** Numbers of answers that were our fault. */
  readonly bugs: string[];
  /** Requests that succeeded, were refused, and got the first answer again. */
  readonly counts: { done: number; refused: number; repeated: number };
};

export function nothingAcknowledged(): Acknowledged {
  return {
    decisions: new Set(),
    withdrawn: new Set(),
    batches: new Map(),
    cancelled: new Set(),
    returns: new Map(),
    stopped: new Set(),
    budgetFen: 0,
    bugs: [],
    counts: { done: 0, refused: 0, repeated: 0 },
  };
}

export const stages = ["prepared", "checked", "released", "returned", "closed"];

/** What was answered with success and is not there: one line each. */
export async function lostOf(client: pg.ClientBase, said: Acknowledged): Promise<string[]> {
  const lost = said.bugs.map((bug) => `bug ${bug}`);
  const missing = async (what: string, ids: Iterable<string>, query: string) => {
    const wanted = [...ids];
    const { rows } = await client.query<{ id: string }>(query, [wanted]);
    const there = new Set(rows.map(({ id }) => id));
    lost.push(...wanted.filter((id) => !there.has(id)).map((id) => `${what} ${id}`));
  };
  await missing("decision", said.decisions, "select id from decision where id = any($1)");
  await missing("withdrawal", said.withdrawn, "select id from claim where id = any($1) and status = 'withdrawn'");
  await missing("stop", said.stopped, "select id from award where id = any($1) and status = 'stopped'");
  await missing("cancelled batch", said.cancelled, "select id from batch where id = any($1) and state = 'cancelled'");
  const { rows } = await client.query<{ id: string; state: string; returns: number }>(
    `select b.id, b.state, (select count(*)::int from bank_return r where r.batch = b.id) as returns from batch b`,
  );
  const states = new Map(rows.map((row) => [row.id, row]));
  for (const [id, stage] of said.batches) {
    const state = states.get(id)?.state ?? "none";
    const far = state === "cancelled" ? stage : stages.indexOf(state);
    if (far < stage) lost.push(`batch ${id} was ${stages[stage]} and is ${state}`);
  }
  for (const [id, count] of said.returns) {
    if ((states.get(id)?.returns ?? 0) < count) lost.push(`a bank return of batch ${id}`);
  }
  const { rows: budgets } = await client.query<{ fen: string }>(
    "select coalesce(-sum(balance_fen), 0)::text as fen from ledger_account where kind = 'source'",
  );
  if (Number(budgets[0]?.fen) < said.budgetFen) lost.push(`budgets: ${budgets[0]?.fen} of ${said.budgetFen} fen`);
  return lost;
}
