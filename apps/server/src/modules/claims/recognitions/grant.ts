import type { RecognitionScheme } from "@jucai/engine";
import { addMonths, parseDay, printDay } from "@jucai/engine";
import { record, type Who } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { verifyCode } from "../letters/letter-numbers.ts";
import { nextNumber } from "./numbers.ts";
import { type Recognition, recognitionTables } from "./recognitions.tables.ts";
import { endFacts, type Holder, writeFacts } from "./written-facts.ts";

export type Doing = {
  readonly who: Who;
  readonly clock: Clock;
  readonly events: Events;
  readonly sealing: Sealing;
};
export type Grant = {
  readonly scheme: RecognitionScheme;
  readonly version: string;
  readonly place: string;
  readonly holder: Holder & { readonly name: string };
  readonly level: string;
  readonly from: string;
  /** The last day; undefined: as the document prints it, or without end. */
  readonly until: string | null;
  readonly unit: string | null;
  /** By a decision here, or on the document of another authority. */
  readonly ground:
    { readonly claim: string; readonly decision: string } | { readonly authority: string; readonly document: string };
};

/**
 * Grants a level: number, verifying code, the facts that it settles. One that the holder has of the same scheme is
 * replaced. All in the caller's transaction, which must reach the holder.
 */
export async function grantLevel(tx: ScopedTransaction, by: Doing, grant: Grant): Promise<Recognition> {
  const { scheme, holder, level, place } = grant;
  const day = today(by.clock);
  refuseBadLevel(grant, day);
  const before = await liveOf(tx, scheme.id, holder);
  const number = await nextNumber(tx, "recognition", place, day);
  // The earlier one gives way first: only one of a scheme may count.
  const id = crypto.randomUUID();
  if (before !== undefined) await replace(tx, by, before, id);
  const facts = await writeFacts(tx, { ...by, at: by.clock.now() }, holder, {
    ...grant,
    number,
    decided: "claim" in grant.ground,
  });
  const row = await recognitionTables(tx)
    .insertInto("recognition")
    .values({
      id,
      number,
      scheme: scheme.id,
      rule_version: grant.version,
      level,
      place,
      person_id: holder.kind === "person" ? holder.id : null,
      employer_id: holder.kind === "employer" ? holder.id : null,
      holder_name: holder.name,
      from_day: grant.from,
      until_day: grant.until ?? termEnd(scheme, grant.from),
      ...groundColumns(grant.ground),
      granted_by: by.who === "system" ? null : by.who.account,
      granted_name: by.who === "system" ? "system" : by.who.name,
      granted_on: day,
      verify_code: verifyCode(),
      facts,
      replaced_by: null,
      revoked_on: null,
      revoked_by: null,
      revoked_name: null,
      revoked_why: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, by.who, {
    action: "recognition.grant",
    object: { kind: "recognition", id },
    detail: { number, scheme: scheme.id, level, holder: holder.id, ...(before ? { replaces: before.number } : {}) },
  });
  if (holder.kind === "person")
    await by.events.emit(tx, by.who, "recognition.granted", { person: holder.id, recognition: id });
  return row;
}

/** The one of a scheme that counts, whatever its term; locked. */
async function liveOf(tx: ScopedTransaction, scheme: string, holder: Holder): Promise<Recognition | undefined> {
  return recognitionTables(tx)
    .selectFrom("recognition")
    .selectAll()
    .where("scheme", "=", scheme)
    .where(holder.kind === "person" ? "person_id" : "employer_id", "=", holder.id)
    .where("replaced_by", "is", null)
    .where("revoked_on", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

async function replace(tx: ScopedTransaction, by: Doing, before: Recognition, id: string): Promise<void> {
  await endFacts(tx, { ...by, at: by.clock.now() }, before, `由新的认定代替（${before.number}）`);
  await recognitionTables(tx)
    .updateTable("recognition")
    .set({ replaced_by: id, facts_ended: true })
    .where("id", "=", before.id)
    .execute();
}

function groundColumns(ground: Grant["ground"]) {
  if ("claim" in ground) return { ...ground, authority: null, document: null };
  return { ...ground, claim: null, decision: null };
}

/** The day before the same date after so many years, where the document prints a term. */
function termEnd({ years }: RecognitionScheme, from: string): string | null {
  const day = parseDay(from);
  return years === undefined || day === undefined ? null : printDay(addMonths(day, years * 12) - 1);
}

function refuseBadLevel({ scheme, level, from, until }: Grant, day: string): void {
  if (!scheme.levels.some(({ id }) => id === level)) {
    throw new Refusal("not_valid", {
      zh: `“${scheme.name.zh}”没有这个层次，请从列出的层次里选。`,
      en: `“${scheme.name.en}” has no such level; choose one of those listed.`,
    });
  }
  if (from > day) {
    throw new Refusal("not_valid", {
      zh: "起始日期不能晚于今天。",
      en: "It cannot begin later than today.",
    });
  }
  if (until !== null && until < from) {
    throw new Refusal("not_valid", {
      zh: "截止日期早于起始日期，请检查。",
      en: "The last day lies before the first; look at the dates.",
    });
  }
}
