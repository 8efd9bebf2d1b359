import type { Text } from "@jucai/engine";
import { type Generated, type JSONColumnType, sql } from "kysely";
import { Refusal } from "../refusal.ts";
import type { ScopedTransaction } from "../scope.ts";

export type JobState = "waiting" | "running" | "done" | "failed";
/** What finished work leaves for whoever asked; undefined for nothing. */
export type JobResult = object | undefined | void;
export type Outcome = { readonly result: JobResult } | { readonly error: unknown };

export type JobTables = {
  job_progress: {
    id: string;
    name: string;
    state: JobState;
    done: Generated<number>;
    total: number | null;
    message: JSONColumnType<Text> | null;
    result: JSONColumnType<object> | null;
    account: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
};

type Whose = { readonly name: string; readonly account: string | null };

/** Notes that work was asked for or has begun. Work that the clock asked for is noted nowhere. */
export async function note(tx: ScopedTransaction, id: string, state: JobState, whose?: Whose): Promise<void> {
  const tables = tx.withTables<JobTables>();
  if (whose !== undefined) {
    await tables
      .insertInto("job_progress")
      .values({ id, state, ...whose })
      .execute();
    return;
  }
  await tables
    .updateTable("job_progress")
    .set({ state, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
}

export async function report(tx: ScopedTransaction, id: string, done: number, total?: number): Promise<void> {
  await tx
    .withTables<JobTables>()
    .updateTable("job_progress")
    .set({ done, ...(total === undefined ? {} : { total }), updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
}

/** Notes how it ended. A refusal says why in its own words; for a bug there is an apology. */
export async function finish(tx: ScopedTransaction, id: string, outcome: Outcome): Promise<void> {
  const failed = "error" in outcome;
  const says = failed ? (outcome.error instanceof Refusal ? outcome.error.says : apology) : null;
  const result = failed ? null : (outcome.result ?? null);
  await tx
    .withTables<JobTables>()
    .updateTable("job_progress")
    .set({
      state: failed ? "failed" : "done",
      message: says === null ? null : JSON.stringify(says),
      result: result === null ? null : JSON.stringify(result),
      updated_at: sql`now()`,
    })
    .where("id", "=", id)
    .execute();
}

const apology: Text = {
  zh: "对不起，这项工作没有做完，已记录。请再试一次；仍不行时请联系管理员。",
  en: "Sorry, this work did not finish; it was recorded. Try again; if it stays, ask the administrator.",
};
