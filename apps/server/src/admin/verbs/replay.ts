import type { Replay } from "@jucai/contract";
import type { Config } from "#config/config.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { openSealing } from "#kernel/sealing/index.ts";
import { decisionTables } from "#modules/claims/decisions/decisions.tables.ts";
import { replay } from "#modules/claims/decisions/replay.ts";
import { withScoped } from "../data-folder-database.ts";
import { adminFault } from "../fault.ts";

/** The id of a decision, the number of its letter, or that of a claim: its last decision then. */
export type ReplayOptions = { readonly decision: string };

/** Runs a decision again on what it was made on, and says whether the same comes out. */
export function replayDecision(config: Config, { decision }: ReplayOptions): Promise<Replay> {
  return withScoped(config, async (database) => {
    const sealing = await openSealing({ keysFolder: config.keysFolder }, { scoped: database });
    return database.asSystem("replay a decision", async (tx) => replay(tx, sealing, await idOf(tx, decision)));
  });
}

async function idOf(tx: ScopedTransaction, given: string): Promise<string> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given);
  const found = await decisionTables(tx)
    .selectFrom("decision as d")
    .innerJoin("claim as c", "c.id", "d.claim")
    .select("d.id")
    .where((is) =>
      uuid
        ? is.or([is("d.id", "=", given), is("d.claim", "=", given)])
        : is.or([is("d.letter_number", "=", given), is("c.number", "=", given)]),
    )
    .orderBy("d.decided_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  throw adminFault(`没有“${given}”这份决定。`, `There is no decision ${given}.`);
}
