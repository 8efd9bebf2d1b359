/** Who claims: reading him for the form, and finding out for whom somebody may fill one in. */
import type { Claimant, StartApplicationRequest } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Scope, type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { ClaimantRef } from "#modules/granted/index.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import type { Application } from "../claims.tables.ts";

type Shown = { readonly who: Claimant; readonly basics: { label: Text; value: string }[] };

export async function claimantView(tx: ScopedTransaction, { kind, id }: ClaimantRef): Promise<Shown> {
  return unlimited(tx, "the claimant of a form", async () => {
    const db = registryTables(tx);
    if (kind === "person") {
      const row = await db
        .selectFrom("person")
        .select(["name", "id_tail", "phone_tail"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const basics = [
        { label: { zh: "姓名", en: "Name" }, value: row.name },
        { label: { zh: "证件号末四位", en: "Identity number, last four" }, value: row.id_tail ?? "—" },
        { label: { zh: "手机号末四位", en: "Mobile, last four" }, value: row.phone_tail ?? "—" },
      ];
      return { who: { kind, id, name: row.name }, basics };
    }
    const row = await db.selectFrom("employer").select(["name", "uscc"]).where("id", "=", id).executeTakeFirstOrThrow();
    const basics = [
      { label: { zh: "单位名称", en: "Name" }, value: row.name },
      { label: { zh: "统一社会信用代码", en: "Credit code" }, value: row.uscc ?? "—" },
    ];
    return { who: { kind, id, name: row.name }, basics };
  });
}

export type FilledFor = { readonly claimant: ClaimantRef; readonly way: Application["way"] };
type By = { readonly actor: Actor; readonly scope: Scope; readonly sealing: Sealing; readonly at: Date };

/** For whom the actor starts a form; refused where he may not. */
export async function filledFor(
  tx: ScopedTransaction,
  by: By,
  { person, employer }: Pick<StartApplicationRequest, "person" | "employer">,
): Promise<FilledFor> {
  if (employer !== undefined) return forUnit(tx, by, employer);
  if (person !== undefined && person !== by.actor.person) return atTheWindow(tx, by, person);
  const { actor } = by;
  if (actor.person === null || by.scope.person !== actor.person) throw notForYourself(actor);
  const way = actor.onBehalfOf === undefined ? "self" : "delegation";
  if (way === "delegation" && actor.onBehalfOf?.purposes.includes("apply") !== true) throw notAgreed();
  return { claimant: { kind: "person", id: actor.person }, way };
}

/** A unit's clerk claims for the unit; a village, a school or an agency becomes a claimant like any employer. */
async function forUnit(tx: ScopedTransaction, by: By, unit: string): Promise<FilledFor> {
  const { actor } = by;
  const clerk = actor.grants.some(
    ({ role, units }) => (role === "employer_clerk" || role === "township_clerk") && units.includes(unit),
  );
  const window =
    actor.grants.some(({ role }) => role === "window_clerk") && (await inPlaces(tx, unit, by.scope.places));
  if (!clerk && !window) throw notYourUnit();
  await unlimited(tx, "a unit as claimant", () => becomeClaimant(tx, by, unit));
  return { claimant: { kind: "employer", id: unit }, way: clerk ? "clerk" : "window" };
}

async function inPlaces(tx: ScopedTransaction, unit: string, places: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ place: string }>`select place from unit where id = ${unit}::uuid`.execute(tx);
  const [row] = rows;
  return row !== undefined && places.includes(row.place);
}

async function becomeClaimant(tx: ScopedTransaction, { sealing, actor, at }: By, unit: string): Promise<void> {
  const { rows } = await sql<{ name: Text; place: string; kind: string; pinyin: string }>`
    select name, place, kind, pinyin from unit where id = ${unit}::uuid and successor is null`.execute(tx);
  const [row] = rows;
  if (row === undefined || row.kind === "jurisdiction" || row.kind === "group") throw notYourUnit();
  const key = sealing.newSubjectKey();
  await sql`
    insert into employer (id, place, name, name_pinyin, sealed_key, created_by, created_at, updated_by, updated_name, updated_at)
    values (${unit}::uuid, ${row.place}, ${row.name.zh}, ${row.pinyin}, ${key}, ${actor.account}::uuid, ${at},
      ${actor.account}::uuid, ${actor.name}, ${at})
    on conflict (id) do nothing`.execute(tx);
}

/** Whoever stands at the counter, as far as the clerk's own reach sees him. */
async function atTheWindow(tx: ScopedTransaction, { actor, scope }: By, person: string): Promise<FilledFor> {
  if (!actor.grants.some(({ role }) => role === "window_clerk")) throw notForYourself(actor);
  const row = await registryTables(tx)
    .selectFrom("person")
    .select(["id", "place"])
    .where("id", "=", person)
    .where("withdrawn_at", "is", null)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  if (row === undefined || !scope.places.includes(row.place)) {
    throw new Refusal("not_found", {
      zh: "没有找到这个人，或者不在您的管理范围内。请先在人员库登记。",
      en: "There is no such person within your reach; register him first.",
    });
  }
  return { claimant: { kind: "person", id: person }, way: "window" };
}

function notForYourself({ person }: Actor): Refusal {
  return new Refusal(
    "not_allowed",
    person === null
      ? {
          zh: "您的账号还没有对应到本人，请先完成实名，或到窗口办理。",
          en: "Your account is not tied to a person yet; confirm who you are first, or go to the counter.",
        }
      : { zh: "您不能替这个人申请。", en: "You cannot claim for this person." },
  );
}

function notAgreed(): Refusal {
  return new Refusal("not_allowed", {
    zh: "对方的委托里没有“申请”这一项，请对方补充授权。",
    en: "The consent you act on does not cover claims; ask for that.",
  });
}

function notYourUnit(): Refusal {
  return new Refusal("not_allowed", {
    zh: "您不是这个单位的经办人，不能替它申请。",
    en: "You are no clerk of this unit and cannot claim for it.",
  });
}
