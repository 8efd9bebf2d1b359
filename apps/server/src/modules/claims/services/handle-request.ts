import type { AnswerService, ServiceRequestView } from "@jucai/contract";
import { sql, type Updateable } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Doing } from "./ask.ts";
import { tellOffice } from "./ask.ts";
import { contentOrRefuse, sealContent } from "./content.ts";
import { readRequest, requestRow } from "./find.ts";
import { type Request, type RequestTable, serviceTables } from "./services.tables.ts";
import { next, type RequestCommand } from "./standing.ts";

type Change = Updateable<RequestTable>;
const answering = ["officer", "reviewer", "approver", "talent_office"] as const;

/** Somebody of the office sees to it from now on; also instead of somebody else who had it. */
export async function takeRequest(tx: ScopedTransaction, by: Doing, id: string, version: number) {
  await locked(tx, id, version, "take", (row) => refuseOthers(by.actor, row));
  return change(tx, by, id, "take", { handler: by.actor.account, handler_name: by.actor.name });
}

/** Hands it to another office of the place. The day by which it is due stays. */
export async function passRequest(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  { version, unit, why }: { readonly version: number; readonly unit: string; readonly why: string },
): Promise<ServiceRequestView> {
  const row = await locked(tx, id, version, "pass", (it) => refuseOthers(by.actor, it));
  await unitOfPlace(tx, unit, row.place);
  const units = [...new Set([...row.units, unit])];
  const passed = await change(tx, by, id, "pass", { unit, units, handler: null, handler_name: null }, why);
  await tellOffice(tx, by.clock, unit, {
    zh: `转来一件服务申请（${row.number}）。`,
    en: `A request was handed to you (${row.number}).`,
  });
  return passed;
}

/** Grants it or declines it, and tells the asker. */
export async function answerRequest(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  { version, outcome, words }: AnswerService,
): Promise<ServiceRequestView> {
  const command = outcome === "granted" ? "grant" : "decline";
  const row = await locked(tx, id, version, command, (it) => refuseOthers(by.actor, it));
  const content = await contentOrRefuse(tx, by.sealing, row);
  const sealed = await sealContent(tx, by.sealing, row, { ...content, answer: words });
  const set = { sealed, answered_on: today(by.clock), answered_name: by.actor.name };
  const answered = await change(tx, by, id, command, set);
  const says = {
    zh: `您的服务申请（${row.number}）有答复了。`,
    en: `Your request (${row.number}) was answered.`,
  };
  const to = row.person_id === null ? { account: row.made_by } : { person: row.person_id };
  await unlimited(tx, "to tell the asker", () =>
    notify(tx, by.clock, to, { kind: "other", says, link: "/my/services" }),
  );
  return answered;
}

/** The asker takes it back as long as it is open. */
export async function withdrawRequest(tx: ScopedTransaction, by: Doing, id: string, version: number) {
  const row = await locked(tx, id, version, "withdraw", (it) => refuseNotAsker(by.actor, it));
  await tellOffice(tx, by.clock, row.unit, {
    zh: `申请人撤回了服务申请（${row.number}）。`,
    en: `A request was taken back (${row.number}).`,
  });
  return change(tx, by, id, "withdraw", {});
}

async function locked(
  tx: ScopedTransaction,
  id: string,
  version: number,
  command: RequestCommand,
  refuse: (row: Request) => void,
): Promise<Request> {
  await serviceTables(tx).selectFrom("service_request").select("id").where("id", "=", id).forUpdate().execute();
  const row = await requestRow(tx, id);
  refuse(row);
  if (next(row.state, command) === undefined) throw alreadyEnded();
  if (row.version !== version) throw changedSince();
  return row;
}

async function change(
  tx: ScopedTransaction,
  { actor, clock, sealing }: Doing,
  id: string,
  command: RequestCommand,
  set: Change,
  words: string | null = null,
): Promise<ServiceRequestView> {
  const row = await requestRow(tx, id);
  const state = next(row.state, command);
  const db = serviceTables(tx);
  await db
    .updateTable("service_request")
    .set({ ...set, ...(state === undefined ? {} : { state }), version: row.version + 1 })
    .where("id", "=", id)
    .execute();
  await db
    .insertInto("service_event")
    .values({ request: id, at: clock.now(), account: actor.account, actor_name: actor.name, what: command, words })
    .execute();
  await record(tx, actor, {
    action: `service_request.${command}`,
    object: { kind: "service_request", id },
    detail: { number: row.number, ...(words === null ? {} : { why: words }) },
  });
  return readRequest(tx, sealing, id, today(clock));
}

/** Whoever answers works in the office that has it, or above it, and did not ask himself. */
function refuseOthers(actor: Actor, { unit, person_id, employer_id, made_by }: Request): void {
  const own = (person_id !== null && person_id === actor.person) || made_by === actor.account;
  const clerk = actor.grants.some(
    ({ role, units }) => role === "employer_clerk" && employer_id !== null && units.includes(employer_id),
  );
  if (own || clerk) {
    throw new Refusal("not_allowed", {
      zh: "本人或本单位的申请须由别人答复。",
      en: "Somebody else answers your own request or your employer's.",
    });
  }
  const holds = actor.grants.some(({ role, units }) => answering.some((it) => it === role) && units.includes(unit));
  if (!holds) {
    throw new Refusal("not_allowed", {
      zh: "这件申请由别的单位答复。",
      en: "Another office answers this request.",
    });
  }
}

function refuseNotAsker(actor: Actor, { person_id, employer_id, made_by }: Request): void {
  const own = person_id !== null && person_id === actor.person;
  const clerk = employer_id !== null && actor.grants.some(({ units }) => units.includes(employer_id));
  if (own || clerk || made_by === actor.account) return;
  throw new Refusal("not_allowed", { zh: "只有申请人可以撤回。", en: "Only the asker can take it back." });
}

async function unitOfPlace(tx: ScopedTransaction, unit: string, place: string): Promise<void> {
  const { rows } = await sql<{ kind: string }>`
    select kind from unit where id = ${unit}::uuid and place = ${place} and successor is null`.execute(tx);
  const [found] = rows;
  if (found !== undefined && !["group", "employer", "jurisdiction"].includes(found.kind)) return;
  throw new Refusal("not_valid", {
    zh: "只能转给本地的一个单位，请重新选择。",
    en: "It can be handed to an office of the same place only; choose another.",
  });
}

function alreadyEnded(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这件申请已经办结或者撤回。",
    en: "This request is answered already, or was taken back.",
  });
}

function changedSince(): Refusal {
  return new Refusal("conflict", {
    zh: "这件申请刚才有人处理过，请刷新后再办。",
    en: "Somebody else has dealt with this request just now; reload and look again.",
  });
}
