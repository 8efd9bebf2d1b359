import type { DuplicateCheck, DuplicateSummary } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { type Selectable, sql } from "kysely";
import type { Jobs } from "#kernel/jobs/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { largestBlock } from "./blocks.ts";
import { type DuplicateTables, duplicateTables } from "./duplicates.tables.ts";

/** Pairs within reach by status, and what the last check did. */
export async function summaryOf(tx: ScopedTransaction): Promise<DuplicateSummary> {
  const { rows } = await sql<{ status: "open" | "merged" | "distinct"; n: number }>`
    select status, count(*)::int as n from duplicate_pair group by status`.execute(tx);
  const of = (status: string) => rows.find((row) => row.status === status)?.n ?? 0;
  const run = await duplicateTables(tx)
    .selectFrom("duplicate_run")
    .selectAll()
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    open: of("open"),
    merged: of("merged"),
    distinct: of("distinct"),
    lastCheck: run === undefined ? null : checkView(run),
  };
}

function checkView(run: Selectable<DuplicateTables["duplicate_run"]>): DuplicateCheck {
  return {
    startedAt: run.started_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
    persons: run.persons,
    compared: Number(run.compared),
    found: run.found,
    leftOut: { groups: run.left_groups, persons: run.left_persons },
    says: run.left_groups === 0 ? null : leftOut(run.left_groups, run.left_persons),
  };
}

function leftOut(groups: number, persons: number): Text {
  return {
    zh: `有 ${groups} 组超过 ${largestBlock} 人（多为常见姓名），涉及 ${persons} 人：这些人只按出生年月、手机号等再比，没有两两全比。`,
    en: `${groups} groups have more than ${largestBlock} persons (common names), ${persons} persons in all: they were compared by birth month, phone and the like, not each with each.`,
  };
}

/**
 * Asks for a check in the background; one that already waits or runs is not asked for twice. Only persons who changed
 * since the last check are compared, so it may be asked for after every import.
 */
export async function askForCheck(
  tx: ScopedTransaction,
  jobs: Pick<Jobs, "send">,
  name: string,
  account: string | null,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from job_progress where name = ${name} and state = 'waiting' order by created_at limit 1`.execute(tx);
  return rows[0]?.id ?? jobs.send(tx, name, {}, account);
}
