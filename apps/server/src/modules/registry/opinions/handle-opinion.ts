import type { Opinion } from "@jucai/contract";
import type { Updateable } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { notAfterToday, unitsOf } from "../liaison/subjects.ts";
import { type Doing, readOpinion } from "./opinions.ts";
import { type OpinionTables, opinionTables } from "./opinions.tables.ts";

type Change = Updateable<OpinionTables["opinion"]>;

/** Gives an opinion to the unit that handles it; also from one unit to another, as long as nobody answered. */
export async function assignOpinion(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  { unit, deadline }: { readonly unit: string; readonly deadline?: string },
): Promise<Opinion> {
  const found = await inState(tx, by, id, ["received", "assigned"]);
  const named = (await unitsOf(tx, [unit]))(unit);
  if (named.name.zh === "—") throw refused("没有这个单位，请重新选择。", "There is no such unit; choose another.");
  if (deadline !== undefined && deadline < found.receivedOn) {
    throw refused("办理期限不能早于收到日期。", "The deadline lies before the day it was received.");
  }
  const set = { status: "assigned", handling_unit: unit, deadline: deadline ?? null } as const;
  return change(tx, by, id, set, { action: "opinion.assign", detail: { unit, deadline: deadline ?? null } });
}

export async function answerOpinion(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  { text, on }: { readonly text: string; readonly on: string },
): Promise<Opinion> {
  notAfterToday(on, today(by.clock));
  const found = await inState(tx, by, id, ["assigned"]);
  if (on < found.receivedOn) throw refused("答复日期不能早于收到日期。", "It was answered before it was received.");
  const set = { status: "answered", answer: text, answered_on: on, answered_name: by.actor.name } as const;
  return change(tx, by, id, set, { action: "opinion.answer", detail: { on } });
}

/** Closes it: after an answer, or because nothing is to be done. */
export async function closeOpinion(tx: ScopedTransaction, by: Doing, id: string, why: string): Promise<Opinion> {
  await inState(tx, by, id, ["received", "assigned", "answered"]);
  const set = { status: "closed", closed_on: today(by.clock), closed_why: why } as const;
  return change(tx, by, id, set, { action: "opinion.close", detail: { why } });
}

async function inState(
  tx: ScopedTransaction,
  { clock }: Doing,
  id: string,
  states: readonly Opinion["status"][],
): Promise<Opinion> {
  await opinionTables(tx).selectFrom("opinion").select("id").where("id", "=", id).forUpdate().execute();
  const found = await readOpinion(tx, id, today(clock));
  if (states.includes(found.status)) return found;
  const is = {
    received: { zh: "还没有交办", en: "is not assigned yet" },
    assigned: { zh: "正在办理", en: "is being handled" },
    answered: { zh: "已经答复", en: "is answered" },
    closed: { zh: "已经办结", en: "is closed" },
  }[found.status];
  throw new Refusal("wrong_state", {
    zh: `这条意见建议${is.zh}，不能这样处理。`,
    en: `This opinion ${is.en}, so that cannot be done.`,
  });
}

async function change(
  tx: ScopedTransaction,
  { actor, clock }: Doing,
  id: string,
  set: Change,
  { action, detail }: { readonly action: string; readonly detail: Readonly<Record<string, unknown>> },
): Promise<Opinion> {
  await opinionTables(tx).updateTable("opinion").set(set).where("id", "=", id).execute();
  await record(tx, actor, { action, object: { kind: "opinion", id }, detail });
  return readOpinion(tx, id, today(clock));
}

const refused = (zh: string, en: string): Refusal => new Refusal("not_valid", { zh, en });
