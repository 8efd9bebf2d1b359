import type { AskEndingRequest, Ending } from "@jucai/contract";
import { currentForm, parseDay, type Policy, type Text } from "@jucai/engine";
import { sql, type Generated, type Selectable } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type By, placeFor } from "../drafts/store.ts";
import type { LibraryTables } from "../library.tables.ts";
import { hashOf, indexCurrent, publishKey } from "../publish.ts";
import { touchedBy } from "./touched.ts";
import { dayBefore } from "./versions.ts";

type EndingTables = {
  policy_ending: {
    id: Generated<string>;
    document: string;
    place: string;
    kind: "repeal" | "supersede";
    from_day: string;
    basis: string;
    successor: string | null;
    state: "asked" | "made" | "refused";
    asked_by: string;
    asked_name: string;
    asked_at: Date;
    decided_by: string | null;
    decided_name: string | null;
    decided_at: Date | null;
    why: string | null;
  };
};
type Row = Selectable<EndingTables["policy_ending"]>;
const tables = (tx: ScopedTransaction) => tx.withTables<EndingTables>();

export async function listEndings(
  tx: ScopedTransaction,
  { document, state }: { readonly document?: string; readonly state?: Row["state"] },
  account: string,
): Promise<{ items: Ending[] }> {
  const rows = await tables(tx)
    .selectFrom("policy_ending")
    .selectAll()
    .$if(document !== undefined, (it) => it.where("document", "=", document ?? ""))
    .$if(state !== undefined, (it) => it.where("state", "=", state ?? "asked"))
    .orderBy("asked_at", "desc")
    .orderBy("id")
    .limit(200)
    .execute();
  const items: Ending[] = [];
  for (const row of rows) items.push(await endingView(tx, row, account));
  return { items };
}

/** Asks for a document to end; nothing changes until somebody else has said yes. */
export async function askEnding(
  tx: ScopedTransaction,
  by: By,
  document: string,
  given: AskEndingRequest,
): Promise<Ending> {
  const policy = await currentPolicy(tx, document);
  placeFor(by.scope, policy.place);
  if ((given.kind === "supersede") !== (given.successor !== null))
    throw invalid({
      zh: "替代要写明由哪份文件替代，废止不写。",
      en: "Superseding names the successor; a repeal names none.",
    });
  if (given.successor === document)
    throw invalid({ zh: "文件不能替代自己。", en: "A document cannot supersede itself." });
  if (given.successor !== null) await currentPolicy(tx, given.successor);
  if ((parseDay(given.from) ?? 0) <= policy.inForce.from)
    throw invalid({ zh: "废止的日子要晚于文件施行的日子。", en: "The day must come after the document's first." });
  await refuseWaiting(tx, document);
  const open = await tables(tx)
    .selectFrom("policy_ending")
    .select("id")
    .where("document", "=", document)
    .where("state", "=", "asked")
    .executeTakeFirst();
  if (open !== undefined)
    throw new Refusal("already_there", { zh: "已有人提出，等待批准。", en: "Somebody has asked already." });
  const row = await tables(tx)
    .insertInto("policy_ending")
    .values({
      document,
      place: policy.place,
      kind: given.kind,
      from_day: given.from,
      basis: given.basis,
      successor: given.successor,
      state: "asked",
      asked_by: by.actor.account,
      asked_name: by.actor.name,
      asked_at: by.clock.now(),
      decided_by: null,
      decided_name: null,
      decided_at: null,
      why: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(tx, by, row, "policy.ask_end");
  return endingView(tx, row, by.actor.account);
}

/**
 * Ends the document: one more version whose force stops the day before. What reads force says so from then on; claims
 * are refused as for any document out of force, and what was granted under older versions runs on under them.
 */
export async function makeEnding(
  tx: ScopedTransaction,
  { events, clock }: Pick<ModuleDeps, "events" | "clock">,
  by: By,
  id: string,
): Promise<Ending> {
  const row = await heldEnding(tx, id);
  if (row.asked_by === by.actor.account)
    throw new Refusal("not_allowed", {
      zh: "提出的人不能自己批准，请由另一位同事办理。",
      en: "Whoever asked cannot approve; another colleague does.",
    });
  await sql`select pg_advisory_xact_lock(${publishKey})`.execute(tx);
  const db = tx.withTables<LibraryTables>();
  await refuseWaiting(tx, row.document);
  const policy = await currentPolicy(tx, row.document);
  const says = await wordsOf(tx, row);
  const ended = endedFrom(policy, row.from_day, row.basis, says);
  const files = await db
    .selectFrom("current_document")
    .select("files")
    .where("document", "=", row.document)
    .executeTakeFirst();
  await db
    .insertInto("document_version")
    .values({
      document: policy.id,
      place: policy.place,
      origin: "place",
      content_hash: hashOf(ended),
      body: JSON.stringify(ended),
      published_at: clock.now(),
      effective_from: today(clock),
      live: true,
      by_account: by.actor.account,
      by_name: by.actor.name,
      basis: row.basis,
      changed: JSON.stringify(says),
      files: files?.files == null ? null : JSON.stringify(files.files),
      ended: row.kind,
      ended_from: row.from_day,
      superseded_by: row.successor,
    })
    .execute();
  await indexCurrent(db);
  await events.emit(tx, by.actor, "policy.published", { document: row.document, place: row.place });
  return decide(tx, by, row, "made", null);
}

/** A version that comes into force later would undo the end on its day. */
async function refuseWaiting(tx: ScopedTransaction, document: string): Promise<void> {
  const waiting = await tx
    .withTables<LibraryTables>()
    .selectFrom("document_version")
    .select("effective_from")
    .where("document", "=", document)
    .where("live", "=", false)
    .executeTakeFirst();
  if (waiting === undefined) return;
  throw new Refusal("wrong_state", {
    zh: `有从${waiting.effective_from ?? ""}起施行的新版本在等待，施行以后再办。`,
    en: `A version from ${waiting.effective_from ?? ""} is waiting; come back once it counts.`,
  });
}

export async function refuseEnding(tx: ScopedTransaction, by: By, id: string, why: string): Promise<Ending> {
  const row = await heldEnding(tx, id);
  if (row.asked_by === by.actor.account)
    throw new Refusal("not_allowed", { zh: "请由另一位同事办理。", en: "Another colleague decides this." });
  return decide(tx, by, row, "refused", why);
}

async function decide(tx: ScopedTransaction, by: By, { id }: Row, state: "made" | "refused", why: string | null) {
  const row = await tables(tx)
    .updateTable("policy_ending")
    .set({ state, why, decided_by: by.actor.account, decided_name: by.actor.name, decided_at: by.clock.now() })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(tx, by, row, state === "made" ? "policy.end" : "policy.refuse_end");
  return endingView(tx, row, by.actor.account);
}

/** The same document with its force cut, its benefits' too. */
function endedFrom(policy: Policy, from: string, basis: string, says: Text): Policy {
  const last = (parseDay(from) ?? 0) - 1;
  const cut = (force: Policy["inForce"]): Policy["inForce"] => ({
    from: Math.min(force.from, last),
    to: Math.min(force.to ?? last, last),
    clause: basis,
    says,
  });
  return {
    ...policy,
    inForce: cut(policy.inForce),
    benefits: policy.benefits.map((it) => ({ ...it, inForce: cut(it.inForce) })),
  };
}

async function wordsOf(tx: ScopedTransaction, { kind, from_day, basis, successor }: Row): Promise<Text> {
  const last = dayBefore(from_day);
  const by = successor === null ? undefined : (await currentPolicy(tx, successor)).short;
  return kind === "repeal"
    ? {
        zh: `${from_day}起废止，有效到${last}。依据：${basis}`,
        en: `Repealed from ${from_day}; in force until ${last}. Basis: “${basis}”`,
      }
    : {
        zh: `${from_day}起由《${by?.zh ?? ""}》替代，有效到${last}。依据：${basis}`,
        en: `Superseded by 《${by?.zh ?? ""}》 from ${from_day}; in force until ${last}. Basis: “${basis}”`,
      };
}

async function heldEnding(tx: ScopedTransaction, id: string): Promise<Row> {
  const row = await tables(tx)
    .selectFrom("policy_ending")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found", { zh: "没有这件废止申请。", en: "There is no such request." });
  if (row.state !== "asked") throw new Refusal("wrong_state", { zh: "已经办过了。", en: "It was decided already." });
  return row;
}

async function currentPolicy(tx: ScopedTransaction, document: string): Promise<Policy> {
  const row = await tx
    .withTables<LibraryTables>()
    .selectFrom("current_document")
    .select("body")
    .where("document", "=", document)
    .executeTakeFirst();
  if (row === undefined)
    throw new Refusal("not_found", { zh: `没有文件 ${document}。`, en: `There is no document ${document}.` });
  return currentForm(row.body);
}

async function endingView(tx: ScopedTransaction, row: Row, account: string): Promise<Ending> {
  const policy = await currentPolicy(tx, row.document);
  const successor = row.successor === null ? null : await currentPolicy(tx, row.successor);
  return {
    id: row.id,
    document: row.document,
    title: policy.title,
    place: row.place,
    kind: row.kind,
    from: row.from_day,
    basis: row.basis,
    successor: successor && { id: successor.id, title: successor.title },
    state: row.state,
    asked: { name: row.asked_name, at: row.asked_at.toISOString() },
    mine: row.asked_by === account,
    decided:
      row.decided_name === null || row.decided_at === null
        ? null
        : { name: row.decided_name, at: row.decided_at.toISOString() },
    why: row.why,
    touched: await touchedBy(tx, policy, undefined),
  };
}

async function audit(tx: ScopedTransaction, { actor }: By, row: Row, action: string): Promise<void> {
  const { document, place, kind, from_day, basis, successor } = row;
  await record(tx, actor, {
    action,
    object: { kind: "policy", id: document },
    detail: { place, kind, from: from_day, basis, successor },
  });
}

function invalid(says: Text): Refusal {
  return new Refusal("not_valid", says);
}
