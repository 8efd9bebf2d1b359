import type { Roster } from "@jucai/engine";
import { sql } from "kysely";
import { pinyin } from "pinyin-pro";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { nameParts, type Signature } from "./signature.ts";

/** Which columns of rosters say where somebody works or studies, and who his relatives are. */
export type ComparedColumns = {
  readonly employers: readonly string[];
  readonly schools: readonly string[];
  readonly relatives: readonly string[];
};

/** Reads it off the rosters; names of relatives are columns about a third party that are plain text. */
export function comparedColumns(rosters: readonly Pick<Roster, "columns">[]): ComparedColumns {
  const columns = rosters
    .flatMap(({ columns: of }) => of)
    .filter(({ sensitive, type }) => !sensitive && type === "text");
  const keys = (wanted: (column: Roster["columns"][number]) => boolean) => [
    ...new Set(columns.filter(wanted).map(({ key }) => key)),
  ];
  return {
    employers: keys(({ is, key }) => is === "employer_name" || /^(employer|work_place|workplace|work_unit)/.test(key)),
    schools: keys(({ key, about }) => /school|university|college/.test(key) && about === undefined),
    relatives: keys(({ about }) => about === "third_party"),
  };
}

/** The columns of the rosters that are published now. */
export async function publishedColumns(tx: ScopedTransaction): Promise<ComparedColumns> {
  const { rows } = await sql<{ rosters: readonly Roster[] | null }>`
    select body -> 'rosters' as rosters from current_document`.execute(tx);
  return comparedColumns(rows.flatMap(({ rosters }) => rosters ?? []));
}

type Row = Omit<Signature, "syllables" | "identity" | "employers" | "schools" | "relatives"> & {
  readonly id_kind: string | null;
  readonly id_hash: string | null;
  readonly employers: readonly string[];
  readonly schools: readonly string[];
  readonly columns: readonly Readonly<Record<string, unknown>>[];
};

/** What persons are compared by; a check leaves out those merged, withdrawn or forgotten. */
export async function signaturesOf(
  tx: ScopedTransaction,
  ids: readonly string[],
  compared: ComparedColumns,
  whom: "current" | "everybody" = "current",
): Promise<Map<string, Signature>> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.birth_month as "birthMonth", p.gender, p.phone_tail as "phoneTail",
      encode(p.phone_index, 'hex') as phone, p.id_kind, encode(p.id_index, 'hex') as id_hash,
      array(select u.name ->> 'zh' from unit u where u.id = any(p.held_by) and u.kind = 'employer') as employers,
      array(select u.name ->> 'zh' from unit u where u.id = any(p.held_by) and u.kind = 'school') as schools,
      coalesce((select jsonb_agg(e.columns) from roster_entry e where e.person_id = p.id and e.status = 'current'), '[]')
        as columns
    from person p
    where p.id = any(${ids}::uuid[]) and (${whom === "everybody"}
      or p.merged_into is null and p.withdrawn_at is null and p.forgotten_at is null)`.execute(tx);
  return new Map(rows.map((row) => [row.id, signature(row, compared)]));
}

function signature(row: Row, compared: ComparedColumns): Signature {
  const { id, name, birthMonth, gender, phone, phoneTail, id_kind: kind, id_hash: hash, columns } = row;
  const texts = (keys: readonly string[]) => columns.flatMap((of) => keys.flatMap((key) => textOf(of[key])));
  const all = (own: readonly string[], keys: readonly string[]) => [...new Set([...own, ...texts(keys)])].toSorted();
  return {
    id,
    name,
    syllables: syllablesOf(name),
    birthMonth,
    gender,
    phone,
    phoneTail,
    identity: kind === null || hash === null ? null : { kind, hash },
    employers: all(row.employers, compared.employers),
    schools: all(row.schools, compared.schools),
    relatives: all([], compared.relatives),
  };
}

const textOf = (value: unknown): string[] => (typeof value === "string" && value.trim() !== "" ? [value.trim()] : []);

// Persons are compared in the order of their names, so the same names come again and again.
const syllablesRead = new Map<string, readonly string[]>();
const syllablesKept = 20_000;

/** Syllables without tones, a Chinese surname read as a surname; words of other names as they are. */
export function syllablesOf(name: string): readonly string[] {
  const known = syllablesRead.get(name);
  if (known !== undefined) return known;
  const parts = nameParts(name);
  const read = /\p{Script=Han}/u.test(name)
    ? pinyin(parts.join(""), { toneType: "none", type: "array", surname: "head", v: true })
    : parts;
  if (syllablesRead.size >= syllablesKept) syllablesRead.clear();
  syllablesRead.set(name, read);
  return read;
}
