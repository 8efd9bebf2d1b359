import { randomInt } from "node:crypto";
import type { Acted, BatchPreview } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { claimOf } from "../decisions/consider.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { withoutRoom } from "./batch-room.ts";
import { batchRow, type BatchRow } from "./batch-rows.ts";
import type { By } from "./ground.ts";
import { decided } from "./pass.ts";

/** Draws the claims that have to be opened first: a random tenth, three at least, all of fewer. */
export function drawSample(claims: readonly string[], random: (below: number) => number = randomInt): string[] {
  const left = [...claims];
  const count = Math.min(left.length, Math.max(3, Math.ceil(left.length / 10)));
  return Array.from({ length: count }, () => left.splice(random(left.length), 1)[0]!);
}

/** Starts a batch: which claims may be approved together, and which have to be opened before. */
export async function previewBatch(tx: ScopedTransaction, by: By, claims: readonly string[]): Promise<BatchPreview> {
  if (new Set(claims).size < claims.length) throw twice();
  const first = await claimOf(tx, claims[0]!);
  const { id } = await decisionTables(tx)
    .insertInto("review_batch")
    .values({
      place: first.place,
      account: by.actor.account,
      claims: [...claims],
      sample: drawSample(claims),
      at: by.clock.now(),
      approved_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return batchView(tx, by, id);
}

export async function batchView(tx: ScopedTransaction, by: By, id: string): Promise<BatchPreview> {
  return (await looked(tx, by, id)).view;
}

/** Approves all rows or none; everything is looked at again, and the sample must have been opened since the preview. */
export async function approveBatch(tx: ScopedTransaction, by: By, id: string, opinion: string): Promise<Acted[]> {
  const { view, rows, approved } = await looked(tx, by, id, true);
  if (approved) throw doneAlready();
  const refused = view.rows.filter(({ may }) => !may);
  if (!view.ready) {
    throw new Refusal(
      "wrong_state",
      {
        zh: view.why.map(({ zh }) => zh).join("；"),
        en: view.why.map(({ en }) => en).join("; "),
      },
      refused.map(({ claim, why }) => ({ field: claim, says: why.map(({ zh }) => zh).join("；") })),
    );
  }
  await decisionTables(tx)
    .updateTable("review_batch")
    .set({ approved_at: by.clock.now() })
    .where("id", "=", id)
    .execute();
  const acted: Acted[] = [];
  for (const { acting, considered } of rows) {
    const deciding = { outcome: "approved" as const, opinion, why: "", grounds: [] };
    acted.push(await decided(tx, by, acting!, considered!, deciding));
  }
  await record(tx, by.actor, {
    action: "decision.batch",
    object: { kind: "review_batch", id },
    detail: { claims: rows.length, totalFen: view.totalFen },
  });
  return acted;
}

async function looked(tx: ScopedTransaction, by: By, id: string, lock = false) {
  const db = decisionTables(tx);
  let query = db.selectFrom("review_batch").selectAll().where("id", "=", id).where("account", "=", by.actor.account);
  if (lock) query = query.forUpdate();
  const batch = await query.executeTakeFirst();
  if (batch === undefined) throw noBatch();
  const rows: BatchRow[] = [];
  // In one order, so that two batches with the same claims wait for each other instead of locking each other out.
  for (const claim of [...batch.claims].sort()) rows.push(await batchRow(tx, by, claim));
  const considered = rows.flatMap((row) => row.considered ?? []);
  const short = await withoutRoom(tx, batch.place, considered, today(by.clock));
  const opened = await openedSince(tx, by, batch.sample, batch.at);
  const shown = rows.map(({ claim, considered: it, why }) => {
    const all = [...why, ...(short.has(claim.id) ? [short.get(claim.id)!] : [])];
    return {
      claim: claim.id,
      number: claim.number ?? "",
      claimant: claim.claimant_name,
      title: claim.title,
      amountFen: it?.grant?.fen ?? null,
      may: all.length === 0,
      why: all,
    };
  });
  const unopened = batch.sample.filter((claim) => !opened.has(claim)).length;
  const refused = shown.filter(({ may }) => !may).length;
  const why: Text[] = [
    ...(refused > 0 ? [{ zh: `有${refused}件不能批量通过`, en: `${refused} claims cannot be approved together` }] : []),
    ...(unopened > 0
      ? [{ zh: `抽中的还有${unopened}件没有打开看`, en: `${unopened} claims of the sample were not opened` }]
      : []),
  ];
  const view: BatchPreview = {
    id,
    rows: shown,
    sample: batch.sample.map((claim) => ({ claim, opened: opened.has(claim) })),
    totalFen: shown.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
    ready: why.length === 0,
    why,
  };
  return { view, rows, approved: batch.approved_at !== null };
}

async function openedSince(
  tx: ScopedTransaction,
  { actor }: By,
  claims: readonly string[],
  since: Date,
): Promise<ReadonlySet<string>> {
  const rows = await decisionTables(tx)
    .selectFrom("review_opening")
    .select("claim")
    .where("account", "=", actor.account)
    .where("claim", "in", [...claims])
    .where("seen_at", ">=", since)
    .execute();
  return new Set(rows.map(({ claim }) => claim));
}

const twice = () =>
  new Refusal("not_valid", { zh: "同一件选了两次。", en: "A claim was chosen twice." }, [
    { field: "claims", says: "同一件选了两次" },
  ]);
const noBatch = () =>
  new Refusal("not_found", { zh: "没有找到您的这个批次。", en: "There is no such batch of yours." });
const doneAlready = () =>
  new Refusal("wrong_state", { zh: "这个批次已经通过。", en: "This batch was approved already." });
