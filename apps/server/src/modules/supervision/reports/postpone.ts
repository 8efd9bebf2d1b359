import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { settle } from "../standing/settle.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { locked, type Reporting } from "./report.ts";
import { tellUnits } from "./tell.ts";

/** Asks for a later day; the printed day stays known. */
export async function askPostponement(
  tx: ScopedTransaction,
  by: Reporting,
  id: string,
  { day, why }: { readonly day: string; readonly why: string },
): Promise<void> {
  const it = await locked(tx, by, id, "postpone");
  if (it.lastDay !== null && (day <= it.lastDay || day < today(by.clock))) {
    throw new Refusal(
      "not_valid",
      {
        zh: `新的日子要晚于 ${it.lastDay}，也不能早于今天。`,
        en: `The new day has to lie after ${it.lastDay} and not before today.`,
      },
      [{ field: "day", says: it.lastDay }],
    );
  }
  await supervisionTables(tx)
    .insertInto("task_postponement")
    .values({
      assignment: id,
      day,
      why,
      asked_by: by.actor.account,
      asked_name: by.actor.name,
      asked_at: by.clock.now(),
      answered_by: null,
      answered_name: null,
      answered_at: null,
      answer: null,
    })
    .execute();
  await record(tx, by.actor, { action: "task.postpone", object: { kind: "task", id }, detail: { day, why } });
  await tellUnits(tx, by.clock, it.row.collecting === null ? [] : [it.row.collecting], {
    says: {
      zh: `“${it.task.title.zh}”申请延到 ${day}：${why}`,
      en: `A later day, ${day}, is asked for “${it.task.title.en}”: ${why}`,
    },
    link: `/desk/tasks/${id}`,
  });
}

/** Grants or refuses it. A granted day counts for lights and chasing from then on. */
export async function answerPostponement(
  tx: ScopedTransaction,
  by: Reporting,
  id: string,
  { granted, answer }: { readonly granted: boolean; readonly answer: string },
): Promise<void> {
  const it = await locked(tx, by, id, "answer_postponement");
  const { day } = await supervisionTables(tx)
    .updateTable("task_postponement")
    .set({
      state: granted ? "granted" : "refused",
      answer,
      answered_by: by.actor.account,
      answered_name: by.actor.name,
      answered_at: by.clock.now(),
    })
    .where("assignment", "=", id)
    .where("state", "=", "asked")
    .returning("day")
    .executeTakeFirstOrThrow();
  if (granted) {
    await unlimited(tx, "a later day that was granted", () =>
      supervisionTables(tx)
        .updateTable("task_assignment")
        .set({ postponed_to: day, version: it.row.version + 1 })
        .where("id", "=", id)
        .execute(),
    );
    await settle(tx, [id], today(by.clock));
  }
  const action = granted ? "task.grant_day" : "task.refuse_day";
  await record(tx, by.actor, { action, object: { kind: "task", id }, detail: { day, answer } });
  await tellUnits(tx, by.clock, [it.row.unit_id], {
    says: {
      zh: granted ? `“${it.task.title.zh}”已同意延到 ${day}。` : `“${it.task.title.zh}”没有同意延期：${answer}`,
      en: granted
        ? `“${it.task.title.en}” may be done until ${day}.`
        : `No later day for “${it.task.title.en}”: ${answer}`,
    },
    link: `/desk/tasks/${id}`,
  });
}
