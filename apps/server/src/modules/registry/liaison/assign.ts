import type { AssignRequest, ContactGiven, EndRequest, ReplaceRequest } from "@jucai/contract";
import { parseDay, printDay, type Text } from "@jucai/engine";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { dutiesIn, dutiesOn, type PublishedDuty } from "./duties.ts";
import { liaisonTables } from "./liaison.tables.ts";
import { liaisonRow } from "./liaisons.ts";
import type { LiaisonRow } from "./standings.ts";
import { type Asking, notAfterToday, type PlacedUnit, subjectColumns, subjectWithin, unitWithin } from "./subjects.ts";

export type Assigning = Asking & { readonly clock: Clock };

/** Assigns somebody; returns the id. */
export async function assign(tx: ScopedTransaction, by: Assigning, given: AssignRequest): Promise<string> {
  notAfterToday(given.from, today(by.clock));
  await subjectWithin(tx, given.subject);
  const unit = await unitWithin(tx, by, given.unit);
  const duty = await dutyFor(tx, given, unit, today(by.clock));
  const role = roleIn(duty, given);
  await fits(tx, { ...given, role }, duty);
  const id = await insert(tx, by, {
    ...subjectColumns(given.subject),
    unit,
    kind: given.kind,
    role,
    duty: given.duty ?? null,
    contact: given.contact,
    from: given.from,
    replaces: null,
    handover: null,
  });
  await record(tx, by.actor, {
    action: "liaison.assign",
    object: { kind: "liaison", id },
    detail: { subject: given.subject.id, unit: unit.id, contact: given.contact.name, duty: given.duty ?? null },
  });
  return id;
}

/** Ends one assignment the day before and begins the next; the handover note stays with the new one. */
export async function replace(
  tx: ScopedTransaction,
  by: Assigning,
  id: string,
  given: ReplaceRequest,
): Promise<string> {
  notAfterToday(given.from, today(by.clock));
  const old = await current(tx, id);
  const unit = await unitWithin(tx, by, given.unit ?? old.unit_id);
  if (given.from <= old.valid_from) {
    throw refused(`接手日期要晚于 ${old.valid_from}。`, `The new contact begins after ${old.valid_from}.`);
  }
  if (sameContact(old, given.contact)) throw refused("接手的就是原来的人。", "That is the same person as before.");
  await close(tx, old.id, { valid_to: dayBefore(given.from), end_why: null });
  const next = await insert(tx, by, {
    person_id: old.person_id,
    employer_id: old.employer_id,
    unit,
    kind: old.kind,
    role: old.role,
    duty: old.duty,
    contact: given.contact,
    from: given.from,
    replaces: old.id,
    handover: given.handover,
  });
  await record(tx, by.actor, {
    action: "liaison.replace",
    object: { kind: "liaison", id: next },
    detail: { replaces: old.id, from: old.contact_name, to: given.contact.name, on: given.from },
  });
  return next;
}

/** Ends an assignment without a successor. */
export async function end(tx: ScopedTransaction, by: Assigning, id: string, { to, why }: EndRequest): Promise<void> {
  notAfterToday(to, today(by.clock));
  const old = await current(tx, id);
  if (to < old.valid_from) throw refused(`结束日期不能早于 ${old.valid_from}。`, `It began on ${old.valid_from}.`);
  await close(tx, id, { valid_to: to, end_why: why });
  await record(tx, by.actor, {
    action: "liaison.end",
    object: { kind: "liaison", id },
    detail: { to, why },
  });
}

async function current(tx: ScopedTransaction, id: string): Promise<LiaisonRow> {
  const row = await liaisonRow(tx, id, true);
  if (row.valid_to === null) return row;
  throw new Refusal("wrong_state", {
    zh: `这条联系安排已于 ${row.valid_to} 结束。`,
    en: `This assignment ended on ${row.valid_to}.`,
  });
}

const close = (tx: ScopedTransaction, id: string, set: { valid_to: string; end_why: string | null }) =>
  liaisonTables(tx).updateTable("liaison").set(set).where("id", "=", id).execute();

async function dutyFor(
  tx: ScopedTransaction,
  { duty: id, subject }: AssignRequest,
  unit: PlacedUnit,
  on: string,
): Promise<PublishedDuty | undefined> {
  if (id === undefined) return undefined;
  const duty = dutiesIn(await dutiesOn(tx, on), unit.place).find((each) => each.id === id);
  if (duty === undefined) throw refused("本地文件没有这项联系任务。", "No document of this place sets that duty.");
  if (duty.of === subject.kind) return duty;
  throw refused(
    `“${duty.name.zh}”联系的是${duty.of === "person" ? "个人" : "单位"}。`,
    `${duty.name.en} is about ${duty.of === "person" ? "persons" : "employers"}.`,
  );
}

/** The place in the duty's team; where there is only one, that one. */
function roleIn(duty: PublishedDuty | undefined, { kind, role }: AssignRequest): string | null {
  const team = duty?.team ?? [];
  if (role === undefined) {
    if (team.length === 1 || (team.length === 0 && kind !== "team")) return team[0]?.role ?? null;
    throw refused("请选在小组里的角色。", "Choose the role in the team.");
  }
  if (duty === undefined || team.some((each) => each.role === role)) return role;
  throw refused("文件规定的小组里没有这个角色。", "The duty has no such role in its team.");
}

type Fitting = Omit<AssignRequest, "role"> & { readonly role: string | null };

/** Whether the team has room for another one in this role, and the contact for another to look after. */
async function fits(tx: ScopedTransaction, given: Fitting, duty: PublishedDuty | undefined): Promise<void> {
  const { subject, kind, role, contact } = given;
  const place = duty?.team.find((each) => each.role === role);
  const there = await assignedTo(tx, subject.id, duty?.id ?? null);
  if (there.some((row) => row.kind === kind && row.role === role && sameContact(row, contact))) {
    throw new Refusal("already_there", { zh: "这个人已经安排过了。", en: "That contact is assigned already." });
  }
  if (place !== undefined && there.filter((row) => row.role === role).length >= place.count) {
    throw refused(
      `“${place.label.zh}”按规定 ${place.count} 名，已经安排；要换人请用交接。`,
      `The duty wants ${place.count} ${place.label.en}; hand over instead.`,
    );
  }
  if (duty?.most !== undefined && (await lookedAfter(tx, duty.id, contact)) >= duty.most) {
    throw refused(
      `每人最多联系 ${duty.most} 名，${contact.name}已满。`,
      `${contact.name} looks after ${duty.most} already.`,
    );
  }
}

function assignedTo(tx: ScopedTransaction, subject: string, duty: string | null): Promise<LiaisonRow[]> {
  return liaisonTables(tx)
    .selectFrom("liaison")
    .selectAll()
    .where("subject", "=", subject)
    .where("duty", "is not distinct from", duty)
    .where("valid_to", "is", null)
    .execute();
}

async function lookedAfter(tx: ScopedTransaction, duty: string, contact: ContactGiven): Promise<number> {
  const rows = await liaisonTables(tx)
    .selectFrom("liaison")
    .selectAll()
    .where("duty", "=", duty)
    .where("valid_to", "is", null)
    .execute();
  return rows.filter((row) => sameContact(row, contact)).length;
}

/** The same account, or the same name and title where there is none. */
function sameContact(row: LiaisonRow, contact: ContactGiven): boolean {
  if (contact.account !== undefined) return row.contact_account === contact.account;
  return (
    row.contact_account === null && row.contact_name === contact.name && row.contact_title === (contact.title ?? null)
  );
}

type NewRow = Pick<LiaisonRow, "person_id" | "employer_id" | "kind" | "role" | "duty" | "replaces" | "handover"> & {
  readonly unit: PlacedUnit;
  readonly contact: ContactGiven;
  readonly from: string;
};

async function insert(tx: ScopedTransaction, { actor, clock }: Assigning, row: NewRow): Promise<string> {
  const { unit, contact, from, ...rest } = row;
  await accountKnown(tx, contact);
  const { id } = await liaisonTables(tx)
    .insertInto("liaison")
    .values({
      ...rest,
      unit_id: unit.id,
      place: unit.place,
      contact_account: contact.account ?? null,
      contact_name: contact.name,
      contact_title: contact.title ?? null,
      valid_from: from,
      valid_to: null,
      end_why: null,
      created_by: actor.account,
      created_name: actor.name,
      created_at: clock.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function accountKnown(tx: ScopedTransaction, { account }: ContactGiven): Promise<void> {
  if (account === undefined) return;
  const found = await liaisonTables(tx).selectFrom("account").select("id").where("id", "=", account).executeTakeFirst();
  if (found === undefined)
    throw refused("没有找到这个账号，可以只填姓名和职务。", "There is no such account; give a name and title.");
}

function dayBefore(date: string): string {
  const day = parseDay(date);
  if (day === undefined) throw new Error(`${date} is no calendar date`);
  return printDay(day - 1);
}

const refused = (zh: string, en: string): Refusal => new Refusal("not_valid", { zh, en } satisfies Text);
