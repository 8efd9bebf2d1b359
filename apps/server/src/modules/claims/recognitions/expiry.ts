import type { ModuleDeps } from "#http/deps.ts";
import { monthsLater } from "#kernel/working-days.ts";
import { today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { recognitionTables } from "./recognitions.tables.ts";
import { endExpired } from "./revoke.ts";

const expiryJob = "recognitions.expiry";

/** Every morning: levels whose term passed count no more in the registry, and whose term ends in a month are told. */
export function recognitionJobs(deps: Pick<ModuleDeps, "jobs" | "database" | "clock" | "events" | "sealing">): void {
  const { jobs, database } = deps;
  jobs.define(expiryJob, () => database.asSystem("recognitions whose term ends", (tx) => lookAtTerms(tx, deps)));
  jobs.every(expiryJob, "10 6 * * *");
}

/** What the job does, on the clock's day. */
export async function lookAtTerms(
  tx: ScopedTransaction,
  { clock, events, sealing }: Pick<ModuleDeps, "clock" | "events" | "sealing">,
): Promise<{ readonly ended: number; readonly told: number }> {
  const ended = await endExpired(tx, { who: "system", clock, events, sealing });
  const ending = await recognitionTables(tx)
    .selectFrom("recognition")
    .select(["person_id", "number", "until_day"])
    .where("until_day", "=", monthsLater(today(clock), 1))
    .where("revoked_on", "is", null)
    .where("replaced_by", "is", null)
    .where("person_id", "is not", null)
    .execute();
  for (const { person_id: person, number, until_day: until } of ending)
    await notify(
      tx,
      clock,
      { person: person ?? "" },
      {
        kind: "other",
        says: {
          zh: `您的人才认定（${number}）${until ?? ""}到期。`,
          en: `Your recognition (${number}) ends on ${until ?? ""}.`,
        },
        link: "/my/services",
      },
    );
  return { ended, told: ending.length };
}
