import type { RecognitionView, TakeOverRecognition } from "@jucai/contract";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import { oneView } from "./find.ts";
import { type Doing, grantLevel } from "./grant.ts";
import { ownRecognition } from "./own.ts";
import { noScheme, schemesAt } from "./schemes.ts";
import type { Holder } from "./written-facts.ts";

type By = Doing & { readonly who: Actor; readonly scope: Scope };

/** Takes over what a province, a city or another place recognised, on its document. */
export async function takeOver(tx: ScopedTransaction, by: By, given: TakeOverRecognition): Promise<RecognitionView> {
  const { scheme: id, holder, level, from, until, authority, document } = given;
  if (holder.kind === "person" && holder.id === by.who.person) throw ownRecognition();
  const { name, place } = await holderWithin(tx, holder);
  const places = by.scope.places.length > 0 ? by.scope.places : [place];
  const found = (await schemesAt(tx, places)).find(({ thing }) => thing.id === id);
  if (found === undefined) throw noScheme(id);
  const { thing: scheme, policy, version } = found;
  if (scheme.decided === "here") throw decidedHere();
  if (scheme.of !== holder.kind) throw wrongHolder();
  const row = await grantLevel(tx, by, {
    scheme,
    version,
    place: policy.place,
    holder: { ...holder, name },
    level,
    from,
    until,
    unit: by.who.grants.find(({ role }) => role === "officer" || role === "talent_office")?.unit ?? null,
    ground: { authority, document },
  });
  return oneView(tx, row, today(by.clock));
}

/** Whoever holds it lies within the transaction's reach and is still kept. */
async function holderWithin(tx: ScopedTransaction, { kind, id }: Holder): Promise<{ name: string; place: string }> {
  const row = await registryTables(tx)
    .selectFrom(kind)
    .select(["name", "place"])
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  if (row !== undefined) return row;
  throw new Refusal("not_found", {
    zh: "没有找到认定对象，或者不在您的管理范围内。请先在人员库或单位库登记。",
    en: "The holder is not within your reach; register him first.",
  });
}

function decidedHere(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这项认定由本地按申请决定，不能直接登记。请从办件里办理。",
    en: "This recognition is decided here on a claim and cannot be taken over; work on the claim.",
  });
}

function wrongHolder(): Refusal {
  return new Refusal("not_valid", {
    zh: "这项认定的对象类别不对，请检查是个人还是单位。",
    en: "This recognition is for the other kind of holder; look whether it is a person or an employer.",
  });
}
