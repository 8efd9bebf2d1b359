import { sql } from "kysely";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { CellValue } from "../sheets/index.ts";
import type { Batch, ImportTransaction } from "./imports.tables.ts";
import type { Parts } from "./parts.ts";

/** A roster's row as it stands, its sensitive columns opened. */
export type StandingEntry = {
  readonly id: string;
  readonly subject: string;
  readonly apart: string;
  readonly category: string | null;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly secret: Readonly<Record<string, CellValue>>;
};

export const entryContext = (id: string) => `roster_entry/${id}`;

/** The rows that this unit has in this roster and year of these subjects. */
export async function standingEntries(
  db: ImportTransaction,
  sealing: Sealing,
  batch: Pick<Batch, "roster" | "year" | "unit_id">,
  subjects: readonly string[],
): Promise<Map<string, StandingEntry>> {
  if (subjects.length === 0) return new Map();
  const rows = await db
    .selectFrom("roster_entry")
    .select(["id", "person_id", "employer_id", "apart", "category", "columns", "sealed"])
    .where("roster", "=", batch.roster)
    .where("year", "=", batch.year)
    .where("unit_id", "=", batch.unit_id)
    .where("status", "=", "current")
    .where(sql<boolean>`coalesce(person_id, employer_id) = any(${[...subjects]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => {
      const secret =
        row.sealed === null
          ? {}
          : (JSON.parse(sealing.openSystem(row.sealed, entryContext(row.id)).toString("utf8")) as Record<
              string,
              CellValue
            >);
      const subject = row.person_id ?? row.employer_id ?? "";
      return [
        entryKey(subject, row.apart),
        { id: row.id, subject, apart: row.apart, category: row.category, columns: row.columns, secret },
      ];
    }),
  );
}

export function entryKey(subject: string, apart: string): string {
  return `${subject}/${apart}`;
}

/** Whether a row says of its own columns what stands there already; what it is silent about stays. */
export function sameEntry(parts: Parts, standing: StandingEntry): boolean {
  const before = { ...standing.columns, ...standing.secret } as Record<string, CellValue>;
  const same = Object.entries({ ...parts.columns, ...parts.secret }).every(([key, value]) => equal(before[key], value));
  return same && (parts.category === null || parts.category === standing.category);
}

export function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
