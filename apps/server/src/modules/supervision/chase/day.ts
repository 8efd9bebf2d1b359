import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { today } from "#kernel/clock.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { generate } from "../plan/generate.ts";
import { planStamp } from "../plan/stamp.ts";
import { type AssignmentRow, lookAt } from "../standing/look.ts";
import { writeStates } from "../standing/settle.ts";
import { chase } from "./remind.ts";
import { recordLights } from "./record-lights.ts";

/** What one day did: assignments written, states and lights that changed, reminders sent. */
export type DayDone = {
  readonly written: number;
  readonly settled: number;
  readonly lights: number;
  readonly reminders: number;
};
export type DayDeps = Pick<ModuleDeps, "database" | "clock">;

const job = "supervision.daily";
/** What the last plan of this process rested on, for each database. */
const plannedFor = new WeakMap<ModuleDeps["database"], string>();
const nothing = { written: 0 };

/** Every night, and whenever the server starts: what is owed, how it stands, who has to hear of it. */
export function supervisionJobs(deps: Pick<ModuleDeps, "database" | "clock" | "jobs" | "events">): void {
  const { clock, events } = deps;
  // What a document asks for starts or ends with its publication, not the night after.
  events.on("policy.published", async (tx) => {
    await unlimited(tx, "tasks of a published document", () => generate(tx, today(clock), clock.now()));
  });
  deps.jobs.define(job, () => supervisionDay(deps));
  deps.jobs.every(job, "30 0 * * *", { atStart: true });
}

/** One day of supervision, in one transaction; running it again the same day changes nothing. */
export async function supervisionDay({ database, clock }: DayDeps): Promise<DayDone> {
  const on = today(clock);
  let stamp = "";
  const done = await database.asSystem("a day of supervision", async (tx) => {
    // Of two servers that start at once the second finds everything done.
    await sql`select pg_advisory_xact_lock(hashtext('supervision.daily'))`.execute(tx);
    stamp = await planStamp(tx, on);
    const { written } = plannedFor.get(database) === stamp ? nothing : await generate(tx, on, clock.now());
    const all = await lookAt(tx, await underWay(tx, on), on);
    const settled = await writeStates(tx, all);
    const lights = await recordLights(tx, all, on);
    return { written, settled, lights, reminders: await chase(tx, clock, all) };
  });
  plannedFor.set(database, stamp);
  return done;
}

/** What has begun or is soon due, and is not over for good: what was done by itself may still fall again. */
function underWay(tx: ScopedTransaction, on: string): Promise<AssignmentRow[]> {
  return supervisionTables(tx)
    .selectFrom("task_assignment")
    .selectAll()
    .where("dropped_on", "is", null)
    .where(sql<boolean>`(from_day <= ${on}::date or last_day <= ${on}::date + 90)`)
    .where(sql<boolean>`(state <> 'done' or by_itself and to_day >= ${on}::date - 400)`)
    .orderBy("id")
    .execute();
}
