import type { Acted, ReassignRequest } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { AccountTables } from "#modules/directory/accounts/accounts.tables.ts";
import { today } from "#kernel/clock.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { nameOf, tellAccount, tellUnit } from "../letters/tell.ts";
import { giveStepTo } from "../standing/steps.ts";
import { actedView } from "./acted.ts";
import { actingOn } from "./acting-on.ts";
import type { By } from "./ground.ts";

/** 转办: hands the step to another officer with the role, or to another unit of the place. */
export async function reassign(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { version, account, unit, why }: ReassignRequest,
): Promise<Acted> {
  if ((account === undefined) === (unit === undefined)) {
    throw notValid(
      "account",
      "请选择转给哪位经办人，或者转给哪个单位。",
      "Choose one: another officer, or another unit.",
    );
  }
  const { claim, step } = await actingOn(tx, by, id, version, { assigned: "anybody" });
  if (unit !== undefined) {
    await unitOf(tx, unit, claim.place);
    await unlimited(tx, "hand a step over", () => giveStepTo(tx, step, unit));
    const says = nameOf(claim);
    await tellUnit(
      tx,
      by.clock,
      claim,
      { unit, role: step.role },
      {
        zh: `${says.zh}转到你单位办理：${why}`,
        en: `${says.en} was handed to your unit: ${why}`,
      },
    );
  } else {
    const name = await officerOf(tx, account!, step, today(by.clock));
    await decisionTables(tx)
      .updateTable("claim_step")
      .set({ account: account!, account_name: name, locked_at: null })
      .where("id", "=", step.id)
      .execute();
    const says = nameOf(claim);
    await tellAccount(tx, by.clock, claim, account!, {
      zh: `${by.actor.name}把${says.zh}转给您办理：${why}`,
      en: `${by.actor.name} handed ${says.en} to you: ${why}`,
    });
  }
  await decisionTables(tx)
    .insertInto("assignment")
    .values({
      step: step.id,
      claim: id,
      account: account ?? null,
      unit: unit ?? null,
      why,
      by_account: by.actor.account,
      by_name: by.actor.name,
      at: by.clock.now(),
    })
    .execute();
  await record(tx, by.actor, {
    action: "claim.reassign",
    object: { kind: "claim", id },
    detail: { step: step.key, account: account ?? null, unit: unit ?? null, why },
  });
  // The claim may lie beyond the officer's reach once it is another unit's.
  return unlimited(tx, "the claim as it stands", () => actedView(tx, by.clock, id));
}

/** An office of the same place, open on this day. */
export async function unitOf(tx: ScopedTransaction, id: string, place: string) {
  const found = await decisionTables(tx)
    .selectFrom("unit")
    .select(["id", "kind", "place", "name", "valid_to"])
    .where("id", "=", id)
    .executeTakeFirst();
  const office = found !== undefined && ["office", "jurisdiction", "township"].includes(found.kind);
  const above = found !== undefined && place.startsWith(found.place.replace(/(00)+$/, ""));
  if (office && above && found.valid_to === null) return found;
  throw notValid("unit", "请选择本辖区的办理单位。", "Choose an office of this place.");
}

type Officers = Pick<AccountTables, "account" | "role_grant">;

/** Somebody who holds the step's role at its unit today. */
async function officerOf(
  tx: ScopedTransaction,
  id: string,
  step: { readonly unit: string | null; readonly role: string },
  day: string,
): Promise<string> {
  const found = await unlimited(tx, "an officer by id", () =>
    tx
      .withTables<Officers>()
      .selectFrom("account as a")
      .innerJoin("role_grant as g", "g.account", "a.id")
      .select("a.name")
      .where("a.id", "=", id)
      .where("a.disabled_at", "is", null)
      .where("g.revoked_at", "is", null)
      .where("g.valid_from", "<=", day)
      .where((is) => is.or([is("g.valid_to", "is", null), is("g.valid_to", ">=", day)]))
      .where("g.role", "=", step.role as "officer")
      .$if(step.unit !== null, (query) => query.where(atOrAbove(step.unit ?? "")))
      .executeTakeFirst(),
  );
  if (found === undefined) {
    throw notValid("account", "这位人员没有这一环节的角色。", "This person does not hold the role of the step.");
  }
  return found.name;
}

/** A grant reaches the unit at which it was given and those below it. */
function atOrAbove(unit: string) {
  return sql<boolean>`g.unit in (
    with recursive up(id) as (
      select ${unit}::uuid union select u.parent from unit u join up on u.id = up.id where u.parent is not null
    ) select id from up)`;
}

function notValid(field: string, zh: string, en: string): Refusal {
  return new Refusal("not_valid", { zh, en }, [{ field, says: zh }]);
}
