import type { RosterExportBody } from "@jucai/contract";
import type { Roster, RosterColumn } from "@jucai/engine";
import { type RawBuilder, sql, type SqlBool } from "kysely";
import { record, recordAccesses } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { unitsBelow } from "#modules/directory/units/index.ts";
import { unitNames } from "../facts/views.ts";
import { entryContext } from "../imports/index.ts";
import type { Sealed } from "../people/own-fields.ts";
import { openFields } from "../people/sealed-fields.ts";
import { type Best, registryTables } from "../registry.tables.ts";
import { type CellValue, isMasked, masked, type TableColumn, type TableRow, valueText } from "../sheets/index.ts";
import type { Within } from "./people.ts";
import type { InClear } from "./reveal.ts";

const perPage = 1_000;
export type ExportGround = {
  readonly within: Within;
  readonly sealing: Sealing;
  readonly actor: Actor;
  readonly clear: InClear;
  readonly reason?: string;
};

type EntryRow = {
  readonly id: string;
  readonly unit_id: string;
  readonly place: string;
  readonly columns: Readonly<Record<string, CellValue>>;
  readonly sealed: Buffer | null;
  readonly row_no: number | null;
  readonly subject: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly gender: string | null;
  readonly birth_month: string | null;
  readonly best: Best;
  readonly person_sealed: Buffer | null;
  readonly person_key: Buffer | null;
};

/** The roster's own columns in the form's order, and the unit that wrote each row down. */
export function rosterColumns(roster: Roster): TableColumn[] {
  const columns = roster.columns.map(({ header, type }): TableColumn => {
    const number = type === "sequence" || type === "number" || type === "money";
    return {
      title: header,
      kind: number ? "number" : "text",
      sum: type === "number" || type === "money",
      width: type === "sequence" ? 6 : 16,
    };
  });
  return [...columns, { title: "登记单位", kind: "text", width: 20 }];
}

/** Rows of a roster as they stand, read in pieces; what is exported is written down before the first goes out. */
export async function rosterTable(
  ground: ExportGround,
  roster: Roster,
  { year, unit }: RosterExportBody,
): Promise<AsyncIterable<TableRow>> {
  const { within, actor, clear, reason } = ground;
  const { ids } = await within(async (tx) => {
    const condition = await conditionOf(tx, roster.id, year, unit);
    const { rows } = await sql<{ id: string }>`
      select e.id from roster_entry e where ${condition} order by e.unit_id, e.row_no nulls last, e.id`.execute(tx);
    await record(tx, actor, {
      action: "roster.export",
      object: { kind: "roster", id: roster.id },
      detail: {
        rows: rows.length,
        year: year ?? null,
        unit: unit ?? null,
        clear: clear !== undefined,
        ...(reason === undefined ? {} : { reason }),
      },
    });
    return { ids: rows.map(({ id }) => id) };
  });
  return rosterRows(ground, roster, ids);
}

async function conditionOf(
  tx: ScopedTransaction,
  roster: string,
  year: number | undefined,
  unit: string | undefined,
): Promise<RawBuilder<SqlBool>> {
  const inYear = year === undefined ? sql`true` : sql`e.year = ${year}`;
  const ofUnit =
    unit === undefined ? sql`true` : sql`e.unit_id = any(${[unit, ...(await unitsBelow(tx, unit))]}::uuid[])`;
  return sql<SqlBool>`e.roster = ${roster} and e.status = 'current' and ${inYear} and ${ofUnit}`;
}

async function* rosterRows(ground: ExportGround, roster: Roster, ids: readonly string[]): AsyncGenerator<TableRow> {
  let number = 0;
  for (let from = 0; from < ids.length; from += perPage) {
    const page = ids.slice(from, from + perPage);
    const rows = await ground.within((tx) => pageOf(tx, ground, roster, page));
    for (const row of rows) {
      number++;
      yield row.map((cell, at) => (roster.columns[at]?.type === "sequence" ? number : cell));
    }
  }
}

async function pageOf(
  tx: ScopedTransaction,
  { sealing, actor, clear, reason }: ExportGround,
  roster: Roster,
  ids: readonly string[],
): Promise<TableRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.unit_id, e.place, e.columns, e.sealed, e.row_no, coalesce(e.person_id, e.employer_id) as subject,
      coalesce(p.name, m.name) as name, m.uscc, p.gender, p.birth_month, coalesce(p.best, m.best, '{}') as best,
      p.sealed as person_sealed, p.sealed_key as person_key
    from roster_entry e left join person p on p.id = e.person_id left join employer m on m.id = e.employer_id
    where e.id = any(${[...ids]}::uuid[])`.execute(tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const names = await unitNames(
    registryTables(tx),
    rows.map(({ unit_id }) => unit_id),
    "zh",
  );
  const open = new Set(
    rows.filter((row) => clear?.({ place: row.place, units: [row.unit_id] }) === true).map(({ id }) => id),
  );
  if (roster.of === "person") {
    const revealed = [...new Set(rows.filter(({ id }) => open.has(id)).map(({ subject }) => subject))];
    await recordAccesses(
      tx,
      actor,
      revealed.map((person) => ({ person, action: "export", ...(reason === undefined ? {} : { reason }) })),
    );
  }
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [[...cellsOf(sealing, roster, row, open.has(id)), names.get(row.unit_id) ?? ""]];
  });
}

function cellsOf(sealing: Sealing, roster: Roster, row: EntryRow, inClear: boolean): (string | number | null)[] {
  const own = openFields(sealing, { id: row.subject, sealed: row.person_sealed, sealed_key: row.person_key });
  const secret =
    row.sealed === null
      ? {}
      : (JSON.parse(sealing.openSystem(row.sealed, entryContext(row.id)).toString("utf8")) as Record<
          string,
          CellValue
        >);
  return roster.columns.map((column) => {
    const value = valueOf(column, row, own, secret);
    if (value === null || value === undefined) return null;
    if (typeof value === "number" && column.type === "number") return value;
    if (typeof value === "number" && column.type === "money") return value / 100;
    const text = valueText(column, value);
    return inClear || !isMasked(column) ? text : masked(column, text);
  });
}

function valueOf(
  column: RosterColumn,
  row: EntryRow,
  own: Sealed,
  secret: Readonly<Record<string, CellValue>>,
): CellValue | null | undefined {
  switch (column.is) {
    case "name":
      return row.name;
    case "gender":
      return row.gender;
    case "birth_month":
      return row.birth_month;
    case "identity":
      return own.idNumber;
    case "phone":
      return own.phone;
    case "address":
      return own.address;
    case "bank":
      return own.bankAccount;
    case "uscc":
      return row.uscc ?? row.columns[column.key];
    default:
      break;
  }
  const held = column.fact === undefined ? undefined : row.best[column.fact]?.value;
  return (held as CellValue | null | undefined) ?? row.columns[column.key] ?? secret[column.key];
}
