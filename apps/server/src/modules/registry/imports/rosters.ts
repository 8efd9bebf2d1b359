import type { Policy, Roster } from "@jucai/engine";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** The roster of this id as the document that is published now defines it. Throws Refusal when there is none. */
export async function rosterOf(tx: ScopedTransaction, id: string): Promise<Roster> {
  const [pack = ""] = id.split("/");
  const { rows } = await sql<{ rosters: Policy["rosters"] }>`
    select body -> 'rosters' as rosters from current_document where document = ${pack}`.execute(tx);
  const roster = rows.flatMap(({ rosters }) => rosters ?? []).find((each) => each.id === id);
  if (roster === undefined) {
    throw new Refusal("not_found", { zh: `没有名册“${id}”。`, en: `There is no roster ${id}.` });
  }
  return roster;
}
