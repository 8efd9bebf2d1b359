import type { z } from "zod";
import type { HolidayRequest } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Scope, type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { generate } from "../plan/generate.ts";
import { supervisionTables } from "../supervision.tables.ts";

type Given = z.output<typeof HolidayRequest>;

/** Sets the days of a holiday in a place for a year; what waits for them gets its day at once. */
export async function setHoliday(
  tx: ScopedTransaction,
  { actor, scope, clock }: { readonly actor: Actor; readonly scope: Scope; readonly clock: Clock },
  { place, holiday, year, from, to, basis }: Given,
): Promise<void> {
  if (!scope.all && !scope.places.includes(place)) {
    throw new Refusal("not_allowed", { zh: "只能定本辖区的假期。", en: "Only holidays of your own place can be set." });
  }
  // A winter vacation may begin in December; it belongs to the year in which it ends.
  if (from > to || !to.startsWith(`${year}-`)) {
    throw new Refusal("not_valid", {
      zh: `首日不能晚于末日，末日要在 ${year} 年。`,
      en: `The first day may not lie after the last one, which lies in ${year}.`,
    });
  }
  const row = { from_day: from, to_day: to, basis, set_by: actor.account, set_name: actor.name, set_at: clock.now() };
  await supervisionTables(tx)
    .insertInto("task_holiday")
    .values({ place, holiday, year, ...row })
    .onConflict((conflict) => conflict.columns(["place", "holiday", "year"]).doUpdateSet(row))
    .execute();
  await record(tx, actor, {
    action: "light.holiday",
    object: { kind: "light", id: place },
    detail: { holiday, year, from, to, basis },
  });
  await unlimited(tx, "days of tasks that waited for a holiday", () => generate(tx, today(clock), clock.now()));
}
