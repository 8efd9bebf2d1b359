import type { AwardDetail } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";

type What = AwardDetail["events"][number]["what"];

/** Writes down what became of an award; such rows are only added. */
export async function awardEvent(
  tx: ScopedTransaction,
  doing: Pick<Doing, "who" | "clock">,
  id: string,
  it: {
    readonly what: What;
    readonly why: string;
    readonly reason?: string;
    readonly from?: string;
    readonly clause?: string;
  },
): Promise<void> {
  await sql`
    insert into award_event (award, at, account, actor_name, what, reason, from_day, why, clause)
    values (${id}, ${doing.clock.now()}, ${accountOf(doing)}, ${nameOf(doing)}, ${it.what}, ${it.reason ?? null},
      ${it.from ?? null}, ${it.why}, ${it.clause ?? null})`.execute(tx);
}
