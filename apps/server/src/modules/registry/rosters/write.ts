import { randomUUID } from "node:crypto";
import type { NewRosterEntry } from "@jucai/contract";
import type { RosterColumn } from "@jucai/engine";
import { sql } from "kysely";
import type { z } from "zod";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { addValues } from "../facts/facts.service.ts";
import { subjectToChange } from "../facts/subject.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import type { Voice } from "../facts/voice.ts";
import { entryKey, standingEntries } from "../imports/entries.ts";
import { entryContext } from "../imports/index.ts";
import { type Parts, partsOf } from "../imports/parts.ts";
import { registryTables } from "../registry.tables.ts";
import { type Entry, type EntryColumn, readEntry } from "../sheets/index.ts";
import type { Collect } from "./collecting.ts";
import type { PublishedRoster } from "./definitions.ts";
import { rosterTables } from "./rosters.tables.ts";

type Given = z.output<typeof NewRosterEntry>;
type Ground = {
  readonly tx: ScopedTransaction;
  readonly sealing: Sealing;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly collect: Collect;
  readonly voice: Voice;
  readonly language: "zh" | "en";
};

/**
 * Writes one row by hand, about somebody who is registered already, with cells as one would type them in the form.
 *
 * A row of the same subject, unit and year is replaced; what the new one is silent about is carried over.
 * Throws Refusal with every cell that cannot be read.
 */
export async function addEntry(ground: Ground, roster: PublishedRoster, given: Given): Promise<string> {
  const { tx, sealing, clock, actor, voice, collect } = ground;
  const unit = (await collect(tx, roster, today(clock))).from.find(({ id }) => id === given.unit);
  if (unit === undefined) {
    throw new Refusal("not_found", {
      zh: "这张名册不向这个单位收集。",
      en: "This roster does not collect from that unit.",
    });
  }
  const subject = await subjectToChange(registryTables(tx), roster.of, given.subject);
  const { vocabulary } = await vocabularyOf(tx);
  const parts = partsOf(roster, vocabulary, readCells(ground, roster, given.cells));
  const facts = parts.facts.map(({ fact, value }) => ({ fact, value }));
  await addValues(tx, sealing, actor, voice, subject, facts, clock.now(), ground.language);
  await holdBy(tx, roster.of, subject.id, unit.id);
  const id = await writeRow(ground, roster, { ...given, place: unit.place }, parts);
  await record(tx, actor, {
    action: "roster.entry",
    object: { kind: "roster_entry", id },
    detail: { roster: roster.id, unit: unit.id, year: given.year, subject: subject.id },
  });
  return id;
}

/** Takes a row out of the roster; it stays in the history, and so does the person. */
export async function withdrawEntry(
  { tx, actor }: Pick<Ground, "tx" | "actor">,
  roster: PublishedRoster,
  id: string,
  why: string,
): Promise<void> {
  const done = await rosterTables(tx)
    .updateTable("roster_entry")
    .set({ status: "withdrawn" })
    .where("id", "=", id)
    .where("roster", "=", roster.id)
    .where("status", "=", "current")
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) {
    throw new Refusal("not_found", { zh: "名册里没有这一行。", en: "The roster has no such row." });
  }
  await record(tx, actor, { action: "roster.withdraw", object: { kind: "roster_entry", id }, detail: { why } });
}

/** What the subject has of itself is not typed again. */
const typed = (column: RosterColumn): boolean => column.type !== "sequence" && column.is === undefined;

function readCells(
  { clock, language }: Ground,
  roster: PublishedRoster,
  cells: Readonly<Record<string, string>>,
): Entry {
  const columns = roster.columns
    .filter((column) => typed(column) || column.is === "employer_name")
    .map((column, at): EntryColumn => ({ at, header: column.header, column, inTenThousands: false }));
  const entry = readEntry(1, ({ column }) => cells[column.key] ?? null, columns, roster, today(clock), new Map());
  const faults = entry.problems.filter(({ level }) => level === "error");
  if (faults.length === 0) return entry;
  throw new Refusal(
    "not_valid",
    { zh: "有几格需要改正。", en: "Some cells need correcting." },
    faults.map(({ column, header, says, fix }) => {
      // Of the place in a sheet only the heading means something here.
      const words = says[language].replace(/^第1行|^Row 1, /u, "");
      return {
        field: `cells.${column ?? header ?? ""}`,
        says: [words, fix?.[language]].filter((it) => it !== undefined).join(language === "zh" ? "；" : "; "),
      };
    }),
  );
}

/** Whoever writes somebody down holds him from then on. */
async function holdBy(tx: ScopedTransaction, of: "person" | "employer", id: string, unit: string): Promise<void> {
  await sql`
    update ${sql.table(of)} set held_by = array_append(held_by, ${unit}::uuid)
    where id = ${id} and not (${unit}::uuid = any(held_by))`.execute(tx);
}

async function writeRow(
  { tx, sealing, clock, actor }: Ground,
  roster: PublishedRoster,
  given: Given & { readonly place: string },
  parts: Parts,
): Promise<string> {
  const { year, unit, subject, place } = given;
  const db = rosterTables(tx);
  const batch = { roster: roster.id, year, unit_id: unit };
  const before = (await standingEntries(tx, sealing, batch, roster.of, [subject])).get(entryKey(subject, parts.apart));
  if (before) await db.updateTable("roster_entry").set({ status: "withdrawn" }).where("id", "=", before.id).execute();
  const id = randomUUID();
  const secret = { ...before?.secret, ...parts.secret };
  const last = await db
    .selectFrom("roster_entry")
    .select(sql<number>`coalesce(max(row_no), 0) + 1`.as("next"))
    .where("roster", "=", roster.id)
    .where("year", "=", year)
    .where("unit_id", "=", unit)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("roster_entry")
    .values({
      id,
      ...batch,
      place,
      person_id: roster.of === "person" ? subject : null,
      employer_id: roster.of === "employer" ? subject : null,
      apart: parts.apart,
      category: parts.category ?? before?.category ?? null,
      columns: JSON.stringify({ ...before?.columns, ...parts.columns }),
      sealed: Object.keys(secret).length === 0 ? null : sealing.sealSystem(JSON.stringify(secret), entryContext(id)),
      row_no: last.next,
      import_id: null,
      ended_by: null,
      created_by: actor.account,
      created_at: clock.now(),
    })
    .execute();
  return id;
}
