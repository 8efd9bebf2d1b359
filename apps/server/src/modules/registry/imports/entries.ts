import type { Roster } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { CellValue } from "../sheets/index.ts";
import type { Batch } from "./imports.tables.ts";
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

type EntryRow = {
  readonly id: string;
  readonly subject: string;
  readonly apart: string;
  readonly category: string | null;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly sealed: Buffer | null;
};

/** The rows that this unit has in this roster and year of these subjects, and of those merged into them. */
export async function standingEntries(
  tx: ScopedTransaction,
  sealing: Sealing,
  { roster, year, unit_id }: Pick<Batch, "roster" | "year" | "unit_id">,
  of: Roster["of"],
  subjects: readonly string[],
): Promise<Map<string, StandingEntry>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await sql<EntryRow>`
    with recursive same(id, subject) as (
      select given, given from unnest(${[...subjects]}::uuid[]) as given
      union select it.id, same.subject from ${sql.table(of)} it join same on it.merged_into = same.id
    )
    select e.id, same.subject, e.apart, e.category, e.columns, e.sealed
    from roster_entry e join same on same.id = e.${sql.ref(`${of}_id`)}
    where e.roster = ${roster} and e.year = ${year} and e.unit_id = ${unit_id}::uuid and e.status = 'current'
    order by e.created_at`.execute(tx);
  return new Map(
    rows.map(({ sealed, ...row }) => {
      const secret =
        sealed === null
          ? {}
          : (JSON.parse(sealing.openSystem(sealed, entryContext(row.id)).toString("utf8")) as Record<
              string,
              CellValue
            >);
      return [entryKey(row.subject, row.apart), { ...row, secret }];
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
