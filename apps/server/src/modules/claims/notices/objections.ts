import type { Objection, ObjectionCard, ObjectionsQuery } from "@jucai/contract";
import { type RawBuilder, sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { notify } from "#kernel/notify/index.ts";
import { reachesOf } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { Text } from "@jucai/engine";
import { claimsTables } from "../claims.tables.ts";
import { refuseConflicts } from "../review/conflicts.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { answerIn, openObjection, plain, said, say } from "./messages.ts";
import { noticeTables, type NoticeRowRecord, type ObjectionRow } from "./notices.tables.ts";
import type { NoticeDoing } from "./read.ts";
import { rowView } from "./views.ts";

export type Handling = NoticeDoing & { readonly sealing: Sealing };

type Joined = ObjectionRow & {
  readonly total: number;
  readonly row: NoticeRowRecord;
  readonly notice: { readonly id: string; readonly number: string; readonly title: Text };
  readonly claim: { readonly id: string; readonly number: string; readonly claimant: string };
};

const joined = (where: RawBuilder<boolean>, limit: number, offset: number): RawBuilder<Joined> => sql<Joined>`
  select o.*, count(*) over ()::int as total, to_jsonb(r) as row,
    jsonb_build_object('id', n.id, 'number', n.number, 'title', n.title) as notice,
    jsonb_build_object('id', c.id, 'number', c.number, 'claimant', c.claimant_name) as claim
  from objection o join notice_row r on r.id = o.notice_row join public_notice n on n.id = r.notice
  join claim c on c.id = r.claim
  where ${where} order by o.state = 'closed', o.filed_at desc, o.id limit ${limit} offset ${offset}`;

/** Objections within reach, open ones first. */
export async function listObjections(tx: ScopedTransaction, { state, notice, page, pageSize }: ObjectionsQuery) {
  const where = sql<boolean>`(${state ?? null}::text is null or o.state = ${state ?? null})
    and (${notice ?? null}::uuid is null or n.id = ${notice ?? null}::uuid)`;
  const { rows } = await joined(where, pageSize, (page - 1) * pageSize).execute(tx);
  return { items: rows.map(cardOf), page, pageSize, total: rows[0]?.total ?? 0 };
}

function cardOf(found: Joined): ObjectionCard {
  return {
    id: found.id,
    notice: found.notice,
    row: rowView(found.row),
    claim: found.claim,
    named: found.named,
    filedAt: found.filed_at.toISOString(),
    dueOn: found.due_on,
    state: found.state,
    outcome: found.outcome,
    closedBy: found.closed_name,
    closedAt: found.closed_at?.toISOString() ?? null,
  };
}

async function within(tx: ScopedTransaction, id: string, lock = false): Promise<Joined> {
  if (lock) await noticeTables(tx).selectFrom("objection").select("id").where("id", "=", id).forUpdate().execute();
  const { rows } = await joined(sql`o.id = ${id}::uuid`, 1, 0).execute(tx);
  const [found] = rows;
  if (found === undefined) throw noObjection();
  return found;
}

/** One objection. Who objects is shown only to roles that may see it, and each such look is in the audit chain. */
export async function readObjection(tx: ScopedTransaction, by: Handling, id: string): Promise<Objection> {
  const found = await within(tx, id);
  await refuseClose(tx, by, found.claim.id);
  return view(tx, by, found);
}

/** Whoever is the claimant, or close to him, neither learns who objects nor judges it. */
async function refuseClose(tx: ScopedTransaction, { sealing, actor }: Handling, id: string): Promise<void> {
  const claim = await unlimited(tx, "whose claim is objected to", () =>
    claimsTables(tx)
      .selectFrom("claim")
      .select(["id", "person_id", "employer_id", "made_by"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow(),
  );
  await refuseConflicts(tx, sealing, actor, claim);
}

async function view(tx: ScopedTransaction, by: Handling, found: Joined): Promise<Objection> {
  const { text, name, phone } = openObjection(by.sealing, found);
  const sees = by.actor.grants.some(({ role }) => reachesOf(by.permissions, role, "objection", "reveal").length > 0);
  const from = sees && name !== undefined && phone !== undefined ? { name, phone } : null;
  if (from !== null) {
    await record(tx, by.actor, { action: "objection.reveal", object: { kind: "objection", id: found.id } });
  }
  const messages = await said(tx, by.sealing, found.id);
  return { ...cardOf(found), from, text, messages: messages.map(plain), answer: answerIn(messages) };
}

/** Asks one of the two sides; the other does not see it. */
export async function askAbout(
  tx: ScopedTransaction,
  by: Handling,
  id: string,
  { to, text }: { readonly to: "objector" | "claimant"; readonly text: string },
): Promise<Objection> {
  const found = await within(tx, id, true);
  await refuseClose(tx, by, found.claim.id);
  refuseClosed(found);
  await say(tx, by.sealing, by.clock.now(), id, { from: "office", to, text });
  await noticeTables(tx).updateTable("objection").set({ state: "asked" }).where("id", "=", id).execute();
  await record(tx, by.actor, { action: "objection.ask", object: { kind: "objection", id }, detail: { to } });
  if (to === "claimant") await tellClaimant(tx, by, found.claim);
  return readObjection(tx, by, id);
}

async function tellClaimant(tx: ScopedTransaction, by: Handling, claim: Joined["claim"]): Promise<void> {
  const { rows } = await unlimited(tx, "whose claim it is", () =>
    sql<{ person: string | null; employer: string | null }>`
      select person_id as person, employer_id as employer from claim where id = ${claim.id}::uuid`.execute(tx),
  );
  const { person = null, employer = null } = rows[0] ?? {};
  const to = person === null ? { unit: employer ?? "", role: "employer_clerk" as const } : { person };
  await notify(tx, by.clock, to, {
    kind: "claim.objection",
    says: {
      zh: `办件 ${claim.number} 公示期间收到异议，办理单位有问题要问您，请登录回复。`,
      en: `Somebody objected to claim ${claim.number}; the office has a question for you. Sign in to answer.`,
    },
    link: `/my/claims/${claim.id}`,
  });
}

/**
 * Says what came of it. Not upheld, the row runs on once no other objection waits; upheld or partly, its claim goes
 * back to review. Whoever decided the claim does not judge what is said against it.
 */
export async function closeObjection(
  tx: ScopedTransaction,
  by: Handling,
  id: string,
  { outcome, reasons }: { readonly outcome: "upheld" | "dismissed" | "partly"; readonly reasons: string },
): Promise<Objection> {
  const found = await within(tx, id, true);
  await refuseClose(tx, by, found.claim.id);
  refuseClosed(found);
  await refuseDecider(tx, by, found.claim.id);
  const db = noticeTables(tx);
  await db
    .updateTable("objection")
    .set({
      state: "closed",
      outcome,
      closed_by: by.actor.account,
      closed_name: by.actor.name,
      closed_at: by.clock.now(),
    })
    .where("id", "=", id)
    .execute();
  await say(tx, by.sealing, by.clock.now(), id, { from: "office", text: reasons, closes: true });
  await record(tx, by.actor, { action: "objection.close", object: { kind: "objection", id }, detail: { outcome } });
  await settleRow(tx, by, found.row.id, found.claim.id, outcome);
  return readObjection(tx, by, id);
}

async function settleRow(tx: ScopedTransaction, by: Handling, row: string, claim: string, outcome: string) {
  const db = noticeTables(tx);
  const { state } = await db
    .selectFrom("notice_row")
    .select("state")
    .where("id", "=", row)
    .forUpdate()
    .executeTakeFirstOrThrow();
  // Another objection was upheld already, or the claimant took the claim back.
  if (state !== "objected") return;
  if (outcome !== "dismissed") {
    await db.updateTable("notice_row").set({ state: "upheld" }).where("id", "=", row).execute();
    await moveClaim(tx, by, claim, { do: "uphold" });
    return;
  }
  const others = await db
    .selectFrom("objection")
    .select("id")
    .where("notice_row", "=", row)
    .where("state", "<>", "closed")
    .executeTakeFirst();
  if (others !== undefined) return;
  await db.updateTable("notice_row").set({ state: "running" }).where("id", "=", row).execute();
  await moveClaim(tx, by, claim, { do: "dismiss" });
}

async function refuseDecider(tx: ScopedTransaction, { actor }: Handling, claim: string): Promise<void> {
  const { rows } = await sql`
    select 1 from decision where claim = ${claim}::uuid and decided_by = ${actor.account}::uuid limit 1`.execute(tx);
  if (rows.length === 0) return;
  throw new Refusal("not_allowed", {
    zh: "这件是您决定的，异议要由别人核查。",
    en: "You decided this claim; somebody else has to judge the objection.",
  });
}

function refuseClosed({ state }: Pick<ObjectionRow, "state">): void {
  if (state !== "closed") return;
  throw new Refusal("wrong_state", { zh: "这条异议已经办结。", en: "This objection is closed." });
}

export function noObjection(): Refusal {
  return new Refusal("not_found", {
    zh: "没有这条异议，或者不在您的办理范围内。",
    en: "There is no such objection within your reach.",
  });
}
