import type { MergeRequest } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { Clock } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { refreshBest } from "../facts/index.ts";
import { registryTables } from "../registry.tables.ts";
import { type Pair, readPair } from "./pairs.ts";
import { duplicateTables } from "./duplicates.tables.ts";

/** Who decides, when. */
export type Decider = { readonly actor: Actor; readonly clock: Clock };

/** They are one person. Only `merged_into` is set, so that nothing is lost and un-merging restores everything. */
export async function merge(
  tx: ScopedTransaction,
  by: Decider,
  id: string,
  { survivor, why }: MergeRequest,
): Promise<Pair> {
  const pair = await openPair(tx, id);
  if (survivor !== pair.a && survivor !== pair.b) throw notOneOfThem();
  if (why === undefined && pair.reasons.some(({ kind }) => kind === "identity_differs")) throw whyNeeded();
  const other = survivor === pair.a ? pair.b : pair.a;
  await setMerged(tx, pair, other, survivor);
  return note(tx, by, pair, { action: "merge", status: "merged", survivor, why: why ?? null });
}

/** They are two after all. The pair is open again, as it was. */
export async function unmerge(tx: ScopedTransaction, by: Decider, id: string, why: string): Promise<Pair> {
  const pair = await readPair(tx, id, true);
  if (pair.status !== "merged" || pair.survivor === null) throw wrongState(pair);
  await bothWithinReach(tx, pair);
  await setMerged(tx, pair, pair.survivor === pair.a ? pair.b : pair.a, null);
  return note(tx, by, pair, { action: "unmerge", status: "open", survivor: null, why });
}

/** They are not the same; the check proposes them again only when what was compared changes. */
export async function tellApart(tx: ScopedTransaction, by: Decider, id: string, why: string): Promise<Pair> {
  const pair = await openPair(tx, id);
  return note(tx, by, pair, { action: "distinct", status: "distinct", survivor: null, why });
}

/** Takes back that they are not the same. */
export async function reopen(tx: ScopedTransaction, by: Decider, id: string, why: string): Promise<Pair> {
  const pair = await readPair(tx, id, true);
  if (pair.status !== "distinct") throw wrongState(pair);
  await bothWithinReach(tx, pair);
  return note(tx, by, pair, { action: "reopen", status: "open", survivor: null, why });
}

async function openPair(tx: ScopedTransaction, id: string): Promise<Pair> {
  const pair = await readPair(tx, id, true);
  if (pair.status !== "open") throw wrongState(pair);
  const persons = await bothWithinReach(tx, pair);
  if (persons.some(({ merged_into }) => merged_into !== null)) throw mergedElsewhere();
  return pair;
}

/** Locks both; refuses when one of them is beyond reach: the office above both decides then. */
async function bothWithinReach(tx: ScopedTransaction, { a, b }: Pair) {
  const persons = await duplicateTables(tx)
    .selectFrom("person")
    .select(["id", "merged_into"])
    .where("id", "in", [a, b])
    .orderBy("id")
    .forUpdate()
    .execute();
  if (persons.length < 2) throw new Refusal("not_allowed", beyondReach);
  return persons;
}

export const beyondReach: Text = {
  zh: "其中一人由别的单位管理，您不能单独决定，请上级人才办来处理。",
  en: "One of the two is kept by another unit: ask the office above both to decide.",
};

/** Sets who somebody stands for now; what follows from it (best values, who sees whom) is worked out again. */
async function setMerged(tx: ScopedTransaction, { a, b }: Pair, person: string, into: string | null): Promise<void> {
  await duplicateTables(tx).updateTable("person").set({ merged_into: into }).where("id", "=", person).execute();
  await sql`select note_merged(array[${a}, ${b}]::uuid[])`.execute(tx);
  await refreshBest(registryTables(tx), "person", await upTo(tx, [a, b]));
}

/** These and everybody they are merged into, whose best values may change with theirs. */
async function upTo(tx: ScopedTransaction, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up(id) as (
      select unnest(${[...ids]}::uuid[])
      union
      select p.merged_into from person p join up on p.id = up.id where p.merged_into is not null
    )
    select id from up`.execute(tx);
  return rows.map(({ id }) => id);
}

type Decision = {
  readonly action: "merge" | "unmerge" | "distinct" | "reopen";
  readonly status: Pair["status"];
  readonly survivor: string | null;
  readonly why: string | null;
};

async function note(tx: ScopedTransaction, { actor, clock }: Decider, pair: Pair, decision: Decision): Promise<Pair> {
  const { action, status, survivor, why } = decision;
  const decided = status === "open" ? nobodyYet : { decided_by: actor.account, decided_name: actor.name, why };
  await record(tx, actor, {
    action: `duplicate.${action}`,
    object: { kind: "duplicate", id: pair.id },
    detail: { a: pair.a, b: pair.b, survivor: survivor ?? pair.survivor, why, score: pair.score },
  });
  return duplicateTables(tx)
    .updateTable("duplicate_pair")
    .set({ status, survivor, ...decided, decided_at: status === "open" ? null : sql<Date>`${clock.now()}` })
    .where("id", "=", pair.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
/** An open pair is as it was when it was found; who decided what before stands in the audit. */
const nobodyYet = { decided_by: null, decided_name: null, why: null };

function wrongState({ status }: Pair): Refusal {
  const is = {
    open: { zh: "还没有决定", en: "is still open" },
    merged: { zh: "已经合并", en: "is merged" },
    distinct: { zh: "已确认不是同一人", en: "was told apart" },
  }[status];
  return new Refusal("wrong_state", {
    zh: `这一对${is.zh}，不能这样处理；请刷新后再看。`,
    en: `This pair ${is.en}, so that cannot be done; reload it.`,
  });
}

function mergedElsewhere(): Refusal {
  return new Refusal("wrong_state", {
    zh: "其中一人已合并到另一个人，请处理那一对。",
    en: "One of the two is merged into somebody else by now: decide that pair.",
  });
}

function notOneOfThem(): Refusal {
  return new Refusal("not_valid", {
    zh: "保留的人必须是这两人之一。",
    en: "The one that stays must be one of the two.",
  });
}

function whyNeeded(): Refusal {
  return new Refusal("not_valid", {
    zh: "两人证件号码不同，合并请写明理由。",
    en: "Their identity numbers differ: say why they are one person.",
  });
}
