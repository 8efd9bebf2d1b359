import type { ModuleDeps } from "#http/deps.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { addWorkingDays, isWorkingDay } from "#kernel/working-days.ts";
import { settingOf } from "#modules/library/index.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { nameOf, tellClaimant } from "../letters/tell.ts";
import { moveClaim } from "../standing/move-claim.ts";

const job = "corrections.due";
/** Working days before the last one on which the claimant is reminded. */
const remindBefore = 3;

/** Every morning: who has three days left is reminded; where the place says so, what was not corrected lapses. */
export function correctionJobs({ jobs, database, clock, events }: ModuleDeps): void {
  jobs.define(job, () => lookAtCorrections(database, { clock, events }));
  jobs.every(job, "10 7 * * *");
}

export async function lookAtCorrections(
  database: Pick<ScopedDatabase, "asSystem">,
  by: { readonly clock: Clock; readonly events: Events },
): Promise<{ reminded: number; lapsed: number }> {
  const day = today(by.clock);
  // Once: from a Saturday it is as many working days as from the Friday before.
  const soon = isWorkingDay(day) ? addWorkingDays(day, remindBefore).day : null;
  const rows = await database.asSystem("corrections that fall due", (tx) =>
    decisionTables(tx)
      .selectFrom("correction as n")
      .innerJoin("claim as c", "c.id", "n.claim")
      .select(["n.id", "n.due_on", "c.place", "c.id as claim"])
      .where("n.state", "=", "sent")
      .where((is) => is.or([...(soon === null ? [] : [is("n.due_on", "=", soon)]), is("n.due_on", "<", day)]))
      .execute(),
  );
  const done = { reminded: 0, lapsed: 0 };
  for (const { id, claim, due_on, place } of rows) {
    // One transaction each: one that cannot be moved holds up no other.
    await database.asSystem("a correction that falls due", async (tx) => {
      if (due_on !== null && due_on >= day) done.reminded += await remind(tx, by.clock, claim, due_on);
      else done.lapsed += await lapse(tx, by, { id, claim, place, day });
    });
  }
  return done;
}

async function remind(tx: ScopedTransaction, clock: Clock, id: string, due: string): Promise<number> {
  const claim = await decisionTables(tx)
    .selectFrom("claim")
    .selectAll()
    .where("id", "=", id)
    .where("status", "=", "correction")
    .executeTakeFirst();
  if (claim === undefined) return 0;
  const name = nameOf(claim);
  await tellClaimant(tx, clock, claim, "claim.correction", {
    zh: `${name.zh}请在${due}（含当日）以前补正。`,
    en: `Please correct ${name.en} by ${due}, that day included.`,
  });
  return 1;
}

type Due = { readonly id: string; readonly claim: string; readonly place: string; readonly day: string };

/** Silence withdraws nothing unless the place has said so. */
async function lapse(
  tx: ScopedTransaction,
  by: { readonly clock: Clock; readonly events: Events },
  { id, claim, place, day }: Due,
): Promise<number> {
  if ((await settingOf(tx, place, "place#correction_overdue", day)) !== "withdraw") return 0;
  const row = await decisionTables(tx).selectFrom("claim").select("status").where("id", "=", claim).executeTakeFirst();
  if (row?.status !== "correction") return 0;
  await decisionTables(tx).updateTable("correction").set({ state: "overdue" }).where("id", "=", id).execute();
  await moveClaim(tx, { ...by, actor: "system" }, claim, { do: "lapse" });
  return 1;
}
