/** Every morning: drafts that nobody touched for too long go, employers that have not answered are reminded once. */
import type { ModuleDeps } from "#http/deps.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { workingDaysBetween } from "#kernel/working-days.ts";
import { claimsTables } from "../claims.tables.ts";

const job = "claims.daily";

export function claimsJobs({ jobs, database, clock }: ModuleDeps): void {
  jobs.define(job, async () => {
    await database.asSystem("drafts that were kept long enough", (tx) => dropOldDrafts(tx, clock));
    await remindEmployers(database, clock);
  });
  jobs.every(job, "20 7 * * *");
}

/** Drafts past their last day, with their answers; what was uploaded stays its owner's. Says how many. */
export async function dropOldDrafts(tx: ScopedTransaction, clock: Clock): Promise<number> {
  const { numDeletedRows } = await claimsTables(tx)
    .deleteFrom("application")
    .where("state", "in", ["draft", "discarded"])
    .where("expires_on", "<", today(clock))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** At half time, once. Says how many lines. */
export async function remindEmployers(database: Pick<ScopedDatabase, "asSystem">, clock: Clock): Promise<number> {
  const day = today(clock);
  return database.asSystem("employers to be reminded", async (tx) => {
    const open = await claimsTables(tx)
      .selectFrom("claim_asking")
      .selectAll()
      .where("state", "=", "pending")
      .where("reminded_on", "is", null)
      .where("due_on", "is not", null)
      .execute();
    const due = open.filter(({ asked_on, due_on }) => isHalfTime(asked_on, due_on ?? day, day));
    for (const [employer, lines] of Map.groupBy(due, ({ employer: of }) => of)) {
      await notify(tx, clock, { unit: employer, role: "employer_clerk" }, reminder(lines.length));
      const claims = lines.map(({ claim }) => claim);
      await claimsTables(tx)
        .updateTable("claim_asking")
        .set({ reminded_on: day })
        .where("claim", "in", claims)
        .execute();
    }
    return due.length;
  });
}

/** Whether half of the working days between two dates are gone. Pure. */
export function isHalfTime(asked: string, due: string, day: string): boolean {
  return workingDaysBetween(asked, day) * 2 >= workingDaysBetween(asked, due);
}

function reminder(lines: number) {
  return {
    kind: "claim.confirm" as const,
    says: {
      zh: `有 ${lines} 名员工的申请等贵单位核实，期限已过半。`,
      en: `${lines} claims of your staff wait for your confirmation; half of the time is gone.`,
    },
    link: "/desk/confirmations",
  };
}
