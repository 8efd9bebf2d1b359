import type { Acted, AnswerItemRequest, CorrectionView } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { claimOf } from "../decisions/consider.ts";
import { giveFile } from "../evidence/index.ts";
import { actedView } from "../review/acted.ts";
import type { By } from "../review/ground.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { refuseOthers } from "./claimant.ts";
import { correctionsOf } from "./corrections.ts";
import { mendFact } from "./mend-fact.ts";

/** The claimant mends one item, or says why he cannot. Saved at once; nothing goes to the office before he submits. */
export async function answerItem(
  tx: ScopedTransaction,
  by: By,
  id: string,
  no: number,
  given: AnswerItemRequest,
): Promise<CorrectionView> {
  const { claim } = await openCorrection(tx, by, id);
  const db = decisionTables(tx);
  const item = await db
    .selectFrom("correction_item")
    .selectAll()
    .where("correction", "=", id)
    .where("no", "=", no)
    .executeTakeFirst();
  if (item === undefined) throw noItem();
  const { answer, couldNot, value, files } = given;
  const mended = answer !== undefined || value !== undefined || files.length > 0;
  if (mended === (couldNot !== undefined)) throw nothingSaid();
  if (value !== undefined) {
    if (item.kind !== "fact") throw noFact();
    await mendFact(tx, by, claim, item.about, value);
  }
  for (const file of files) await giveFile(tx, by, claim.id, { file, item: item.about });
  await db
    .updateTable("correction_item")
    .set({
      answer: couldNot ?? answer ?? null,
      could_not: couldNot !== undefined,
      files: [...files],
      answered_at: by.clock.now(),
    })
    .where("correction", "=", id)
    .where("no", "=", no)
    .execute();
  await record(tx, by.actor, {
    action: "correction.answer",
    object: { kind: "claim", id: claim.id },
    detail: { correction: id, no, couldNot: couldNot !== undefined, files: files.length },
  });
  return viewOf(tx, by, id);
}

/** All items are answered: the claim goes back to the office and its time runs on. */
export async function submitCorrection(tx: ScopedTransaction, by: By, id: string): Promise<Acted> {
  const { claim } = await openCorrection(tx, by, id);
  const view = await viewOf(tx, by, id);
  const left = view.items.filter(({ state }) => state === "open");
  if (left.length > 0) {
    throw new Refusal(
      "not_valid",
      {
        zh: `还有${left.length}项没有补正。改好，或者说明无法提供，再提交。`,
        en: `${left.length} items are still open. Mend them or say why you cannot, then submit.`,
      },
      left.map(({ no, label }) => ({ field: `items.${no}`, says: label.zh })),
    );
  }
  await decisionTables(tx)
    .updateTable("correction")
    .set({ state: "answered", answered_at: by.clock.now() })
    .where("id", "=", id)
    .execute();
  await moveClaim(tx, by, claim.id, { do: "correct" });
  return actedView(tx, by.clock, claim.id, { correction: id });
}

/** A notice that waits for the claimant, and the claim, both locked. */
async function openCorrection(tx: ScopedTransaction, by: By, id: string) {
  const found = await decisionTables(tx)
    .selectFrom("correction")
    .select(["id", "claim", "state"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (found === undefined) throw notFound();
  const claim = await claimOf(tx, found.claim, true);
  refuseOthers(by.actor, claim);
  if (found.state !== "sent" || claim.status !== "correction") throw notOpen();
  return { claim };
}

async function viewOf(tx: ScopedTransaction, by: By, id: string): Promise<CorrectionView> {
  const [view] = await correctionsOf(tx, { id, on: today(by.clock) });
  if (view === undefined) throw notFound();
  return view;
}

const notFound = () =>
  new Refusal("not_found", { zh: "没有找到这份补正告知书。", en: "There is no such notice within your reach." });
const noItem = () => new Refusal("not_found", { zh: "没有这一项。", en: "There is no such item." });
const notOpen = () =>
  new Refusal("wrong_state", {
    zh: "这份补正已经提交或撤回，不能再改。",
    en: "This correction was submitted or taken back.",
  });
const noFact = () =>
  new Refusal(
    "not_valid",
    { zh: "这一项不是信息项，请上传材料或写明。", en: "This item is no fact: upload a file or write." },
    [{ field: "value", says: "这一项不是信息项" }],
  );
const nothingSaid = () =>
  new Refusal(
    "not_valid",
    {
      zh: "请改好这一项，或者说明为什么无法提供，二选一。",
      en: "Mend this item or say why you cannot: one of the two.",
    },
    [{ field: "answer", says: "改好或说明无法提供，二选一" }],
  );
