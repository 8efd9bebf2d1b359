import type { AppealsQuery, AppealView } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { Selectable } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { claimantKey } from "../applications/answers.ts";
import { claimantOf } from "../applications/facts-of-claim.ts";
import { decisionTables, type DecisionTables } from "../decisions/decisions.tables.ts";

export type Words = { readonly grounds: string; readonly answer?: string };
type Row = Selectable<DecisionTables["appeal"]>;

const contextOf = (id: string) => `appeal/${id}`;

export function sealWords(sealing: Sealing, key: Buffer, id: string, words: Words): Buffer {
  return sealing.seal(key, words as Record<string, string>, contextOf(id));
}

export function openWords(sealing: Sealing, key: Buffer, { id, sealed }: Pick<Row, "id" | "sealed">): Words {
  const { grounds = "", answer } = sealing.open(key, sealed, contextOf(id));
  return { grounds, ...(answer === undefined ? {} : { answer }) };
}

type Wanted = { readonly id?: string; readonly claim?: string; readonly state?: AppealsQuery["state"] };
type Reader = { readonly actor: Actor; readonly sealing: Sealing };

/** Appeals within reach, the most urgent first. */
export async function appealViews(
  tx: ScopedTransaction,
  reader: Reader,
  wanted: Wanted,
  page?: { readonly limit: number; readonly offset: number },
): Promise<AppealView[]> {
  let query = filtered(tx, wanted)
    .selectAll("a")
    .select(["c.number as claim_number", "c.title", "c.claimant_name", "c.person_id", "c.employer_id"])
    .orderBy("a.due_on", (order) => order.asc().nullsLast())
    .orderBy("a.filed_at")
    .orderBy("a.id");
  if (page !== undefined) query = query.limit(page.limit).offset(page.offset);
  const rows = await query.execute();
  const views: AppealView[] = [];
  for (const row of rows) {
    const key = await unlimited(tx, "the words of an appeal", () => claimantKey(tx, claimantOf(row)));
    const words = key === null ? { grounds: "—" } : openWords(reader.sealing, key, row);
    const why = await whyNotAnswer(tx, reader.actor, row);
    views.push({
      id: row.id,
      number: row.number,
      decision: row.decision,
      claim: row.claim,
      claimNumber: row.claim_number ?? "",
      title: row.title,
      claimant: row.claimant_name,
      grounds: words.grounds,
      filedAt: row.filed_at.toISOString(),
      dueOn: row.due_on,
      state: row.state,
      answer:
        row.answered_at === null
          ? null
          : { words: words.answer ?? "—", by: row.answered_name ?? "", at: row.answered_at.toISOString() },
      may: why === undefined,
      why: why ?? null,
    });
  }
  return views;
}

export async function countAppeals(tx: ScopedTransaction, wanted: Wanted): Promise<number> {
  const { total } = await filtered(tx, wanted)
    .select((of) => of.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function filtered(tx: ScopedTransaction, { id, claim, state }: Wanted) {
  let query = decisionTables(tx).selectFrom("appeal as a").innerJoin("claim as c", "c.id", "a.claim");
  if (id !== undefined) query = query.where("a.id", "=", id);
  if (claim !== undefined) query = query.where("a.claim", "=", claim);
  if (state !== undefined) query = query.where("a.state", "=", state);
  return query;
}

/** Another person than those who worked on the claim, of one of its units or the talent office, decides an appeal. */
export async function whyNotAnswer(
  tx: ScopedTransaction,
  actor: Actor,
  { state, claim, place }: Pick<Row, "state" | "claim" | "place">,
): Promise<Text | undefined> {
  if (state !== "open") return { zh: "这件复核已经办结", en: "This appeal is closed" };
  const { units } = await decisionTables(tx)
    .selectFrom("claim")
    .select("units")
    .where("id", "=", claim)
    .executeTakeFirstOrThrow();
  const able = actor.grants.some(
    (grant) =>
      (grant.role === "approver" && units.some((unit) => grant.units.includes(unit))) ||
      (grant.role === "talent_office" && grant.places.includes(place)),
  );
  if (!able || actor.onBehalfOf !== undefined)
    return { zh: "由承办单位的审批人或人才办办理", en: "The unit’s approver or the talent office decides it" };
  const acted = await unlimited(tx, "who worked on a claim", async () => {
    const db = decisionTables(tx);
    const step = await db
      .selectFrom("claim_event")
      .select("id")
      .where("claim", "=", claim)
      .where("account", "=", actor.account)
      .limit(1)
      .executeTakeFirst();
    return step !== undefined;
  });
  return acted
    ? {
        zh: "您办过这件，复核由没有参加原决定的人办理",
        en: "You worked on this claim; somebody else decides the appeal",
      }
    : undefined;
}
