import type { SubstituteRequest, SubstituteView } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { AccountTables } from "#modules/directory/accounts/accounts.tables.ts";
import type { ClaimStep } from "../claims.tables.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import type { By } from "./ground.ts";

/**
 * A step that was handed to somebody is his; whoever stands in for him on that day may act on it as well. Standing in
 * grants nothing: the role of the step is asked for all the same.
 */
export async function refuseAssigned(tx: ScopedTransaction, { actor, clock }: By, step: ClaimStep): Promise<void> {
  const db = decisionTables(tx);
  const given = await db
    .selectFrom("assignment")
    .select("account")
    .where("step", "=", step.id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (given?.account == null || given.account === actor.account) return;
  if ((await standsInFor(tx, actor.account, today(clock))).includes(given.account)) return;
  const name = step.account === given.account ? step.account_name : undefined;
  throw new Refusal("not_allowed", {
    zh: `这一环节已转给${name ?? "另一位经办人"}办理。`,
    en: `This step was handed to ${name ?? "another officer"}.`,
  });
}

/** Accounts for which somebody stands in on a day. */
export async function standsInFor(tx: ScopedTransaction, account: string, day: string): Promise<string[]> {
  const rows = await unlimited(tx, "for whom an officer stands in", () =>
    decisionTables(tx)
      .selectFrom("substitute")
      .select("account")
      .where("substitute", "=", account)
      .where("ended_at", "is", null)
      .where("from_day", "<=", day)
      .where("to_day", ">=", day)
      .execute(),
  );
  return rows.map((row) => row.account);
}

/** Who stands in for whom, now and later. */
export async function listSubstitutes(tx: ScopedTransaction, day: string): Promise<SubstituteView[]> {
  const rows = await decisionTables(tx)
    .selectFrom("substitute")
    .selectAll()
    .where("to_day", ">=", day)
    .orderBy("from_day")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    account: { id: row.account, name: row.account_name },
    substitute: { id: row.substitute, name: row.substitute_name },
    from: row.from_day,
    to: row.to_day,
    why: row.why,
    ended: row.ended_at !== null,
  }));
}

export async function addSubstitute(
  tx: ScopedTransaction,
  { actor, scope, clock }: By,
  { account, substitute, from, to, why }: SubstituteRequest,
): Promise<SubstituteView> {
  const day = today(clock);
  if (account === substitute) throw field("substitute", "请选择另一个人代岗。", "Choose somebody else.");
  if (to < from) throw field("to", "结束日期不能早于开始日期。", "It ends before it begins.");
  if (to < day) throw field("to", "结束日期已经过了。", "It lies in the past.");
  const [one, other] = [await officer(tx, account, day), await officer(tx, substitute, day)];
  if (one === undefined || !scope.places.includes(one.place))
    throw field("account", "没有这位人员。", "There is no such officer.");
  if (other === undefined) throw field("substitute", "没有这位人员。", "There is no such officer.");
  const shared = one.grants.some((grant) => other.grants.includes(grant));
  if (!shared) {
    throw field(
      "substitute",
      "代岗人没有同一单位的同一角色。请先授权，再安排代岗。",
      "The substitute does not hold the same role at the same unit; grant it first.",
    );
  }
  const { id } = await decisionTables(tx)
    .insertInto("substitute")
    .values({
      place: one.place,
      account,
      account_name: one.name,
      substitute,
      substitute_name: other.name,
      from_day: from,
      to_day: to,
      why,
      by_account: actor.account,
      at: clock.now(),
      ended_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await record(tx, actor, {
    action: "substitute.create",
    object: { kind: "account", id: account },
    detail: { substitute, from, to, why },
  });
  return (await listSubstitutes(tx, day)).find((each) => each.id === id)!;
}

export async function endSubstitute(tx: ScopedTransaction, { actor, clock }: By, id: string): Promise<SubstituteView> {
  const before = (await listSubstitutes(tx, "0001-01-01")).find((each) => each.id === id);
  if (before === undefined) {
    throw new Refusal("not_found", { zh: "没有找到这项代岗。", en: "There is no such arrangement within your reach." });
  }
  if (before.ended) throw new Refusal("wrong_state", { zh: "这项代岗已经结束。", en: "It has ended already." });
  await decisionTables(tx).updateTable("substitute").set({ ended_at: clock.now() }).where("id", "=", id).execute();
  await record(tx, actor, { action: "substitute.end", object: { kind: "account", id: before.account.id } });
  return { ...before, ended: true };
}

type Officer = { readonly name: string; readonly place: string; readonly grants: readonly string[] };

async function officer(tx: ScopedTransaction, id: string, day: string): Promise<Officer | undefined> {
  const rows = await unlimited(tx, "an officer and his roles", () =>
    tx
      .withTables<Pick<AccountTables, "account" | "role_grant">>()
      .selectFrom("account as a")
      .innerJoin("role_grant as g", "g.account", "a.id")
      .select(["a.name", "a.place", "g.role", "g.unit"])
      .where("a.id", "=", id)
      .where("a.disabled_at", "is", null)
      .where("g.revoked_at", "is", null)
      .where("g.valid_from", "<=", day)
      .where((is) => is.or([is("g.valid_to", "is", null), is("g.valid_to", ">=", day)]))
      .where("g.role", "in", ["officer", "reviewer", "approver", "talent_office"])
      .execute(),
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  return { name: first.name, place: first.place, grants: rows.map(({ role, unit }) => `${role} ${unit}`) };
}

function field(name: string, zh: string, en: string): Refusal {
  return new Refusal("not_valid", { zh, en }, [{ field: name, says: zh }]);
}
