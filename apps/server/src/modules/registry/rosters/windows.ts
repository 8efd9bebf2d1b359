import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { PublishedRoster } from "./definitions.ts";
import { rosterTables } from "./rosters.tables.ts";

type Given = { readonly year: number; readonly window: string; readonly from: string; readonly to: string };

/** Sets the first and last day of a window that the document leaves to the place, for one year. */
export async function setWindow(
  tx: ScopedTransaction,
  actor: Actor,
  roster: PublishedRoster,
  { year, window, from, to }: Given,
  at: Date,
): Promise<void> {
  if (!roster.due.some((due) => due.window?.id === window)) {
    throw new Refusal("not_found", { zh: "名册没有这个报送时段。", en: "The roster has no such window." });
  }
  if (from > to || !from.startsWith(`${year}-`)) {
    throw new Refusal("not_valid", {
      zh: "首日须在当年，且不晚于末日。",
      en: "The first day lies in that year and not after the last one.",
    });
  }
  const row = { first_day: from, last_day: to, set_by: actor.account, set_at: at };
  await rosterTables(tx)
    .insertInto("roster_window")
    .values({ roster: roster.id, window_id: window, year, place: roster.place, ...row })
    .onConflict((conflict) => conflict.columns(["roster", "window_id", "year", "place"]).doUpdateSet(row))
    .execute();
  await record(tx, actor, {
    action: "roster.window",
    object: { kind: "roster", id: roster.id },
    detail: { year, window, from, to },
  });
}
