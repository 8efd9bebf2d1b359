import type { ModuleDeps } from "#http/deps.ts";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { addWorkingDays } from "#kernel/working-days.ts";
import { tellOffice } from "./ask.ts";
import { serviceTables } from "./services.tables.ts";

const remindJob = "services.remind";
/** Working days before the last one on which an office is reminded. */
const ahead = 2;

/** Every morning: offices are reminded two working days before a request is due, and once more when it is late. */
export function serviceJobs(deps: Pick<ModuleDeps, "jobs" | "database" | "clock">): void {
  deps.jobs.define(remindJob, () =>
    deps.database.asSystem("requests that are due", async (tx) => ({ reminded: await remindOffices(tx, deps) })),
  );
  deps.jobs.every(remindJob, "20 8 * * *");
}

/** What the job does, on the clock's day; how many it reminded of. */
export async function remindOffices(tx: ScopedTransaction, { clock }: Pick<ModuleDeps, "clock">): Promise<number> {
  const day = today(clock);
  const soon = addWorkingDays(day, ahead).day;
  const db = serviceTables(tx);
  const rows = await db
    .selectFrom("service_request")
    .select(["id", "number", "unit", "due_on", "reminded_on"])
    .where("state", "in", ["asked", "taken"])
    .where("due_on", "<=", soon)
    .forUpdate()
    .execute();
  const due = rows.filter(({ due_on, reminded_on }) => {
    const late = due_on !== null && due_on < day;
    return reminded_on === null || (late && due_on !== null && reminded_on <= due_on);
  });
  for (const { id, number, unit, due_on } of due) {
    const says = {
      zh: `服务申请（${number}）${due_on ?? ""}前答复。`,
      en: `A request (${number}) is to be answered by ${due_on ?? ""}.`,
    };
    await tellOffice(tx, clock, unit, says, "task.due");
    await db.updateTable("service_request").set({ reminded_on: day }).where("id", "=", id).execute();
    await db
      .insertInto("service_event")
      .values({ request: id, at: clock.now(), account: null, actor_name: "system", what: "remind", words: null })
      .execute();
  }
  return due.length;
}
