import { icsOf } from "@jucai/engine";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { findRows } from "../standing/find.ts";
import { lookAt } from "../standing/look.ts";
import type { YearAsked } from "./board.ts";
import { unitNames } from "./unit-names.ts";

type Language = "zh" | "en";

/** The days by which the reader's units, or one of them, owe something that is not done, as an iCalendar file. */
export async function taskCalendar(
  tx: ScopedTransaction,
  { grants }: Pick<Actor, "grants">,
  asked: YearAsked,
  { on, at, language }: { readonly on: string; readonly at: Date; readonly language: Language },
): Promise<string> {
  const units = asked.unit === undefined ? [...new Set(grants.flatMap((grant) => grant.units))] : [asked.unit];
  const all = units.length === 0 ? [] : await lookAt(tx, await findRows(tx, { ...asked, units }), on);
  const names = await unitNames(
    tx,
    all.map(({ row }) => row.unit_id),
  );
  const events = all.flatMap(({ row, task, state, lastDay }) => {
    if (state === "done" || lastDay === null) return [];
    const name = names(row.unit_id);
    const says = {
      zh: `${task.title.zh}（${row.label.zh}，${name.zh}）今天到期`,
      en: `${task.title.en} (${row.label.en}, ${name.en}) is due`,
    };
    return [{ date: lastDay, kind: "last_day" as const, benefit: row.id, says }];
  });
  return icsOf(events, language, at.toISOString());
}
