import type { EvidenceFile } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { evidenceTables, type FileRow } from "./evidence.tables.ts";
import { notThere } from "./owner.ts";

/** A claim that is neither a draft nor taken back rests on what was given for it. */
const resting = sql<number>`count(*) filter (where c.status not in ('draft', 'withdrawn'))::int`;

/** Descriptions of files, in the order of the rows. */
export async function fileViews(tx: ScopedTransaction, rows: readonly FileRow[], on: string): Promise<EvidenceFile[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  // Beyond what the reader may see of them: whether anything rests on a file is no secret, which claim it is, is.
  const { rows: used } = await sql<{ file: string; claims: number; kept: number }>`
    select g.file, count(distinct g.claim)::int as claims, ${resting} as kept
    from claim_evidence g join claim c on c.id = g.claim where g.file = any(${ids}::uuid[]) group by g.file`.execute(
    tx,
  );
  const names = await ownerNames(tx, rows);
  return rows.map((row) => {
    const use = used.find(({ file }) => file === row.id);
    const kind = kindOf(row);
    const owner = ownerIdOf(row);
    return {
      id: row.id,
      owner: { kind, id: owner, name: names.get(owner) ?? "—" },
      kind: row.kind,
      name: row.name,
      type: row.mime,
      bytes: row.bytes,
      pages: row.pages,
      expiresOn: row.expires_on,
      expired: row.expires_on !== null && row.expires_on < on,
      takenBy: row.taken_name,
      at: row.created_at.toISOString(),
      scanned: row.scanned,
      claims: use?.claims ?? 0,
      kept: (use?.kept ?? 0) > 0,
      removedAt: row.removed_at?.toISOString() ?? null,
    };
  });
}

export const ownerIdOf = (row: Pick<FileRow, "owner_person" | "owner_employer" | "owner_unit">): string =>
  row.owner_person ?? row.owner_employer ?? row.owner_unit ?? "";

function kindOf({ owner_person, owner_employer }: Pick<FileRow, "owner_person" | "owner_employer">) {
  if (owner_person !== null) return "person";
  return owner_employer === null ? "unit" : "employer";
}

async function ownerNames(tx: ScopedTransaction, rows: readonly FileRow[]): Promise<ReadonlyMap<string, string>> {
  const owners = [...new Set(rows.map(ownerIdOf))];
  const { rows: found } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${owners}::uuid[])
    union all select id, name from employer where id = any(${owners}::uuid[])
    union all select g.id, g.name from (select coalesce(c.person_id, c.employer_id) as id, c.claimant_name as name
      from claim c where coalesce(c.person_id, c.employer_id) = any(${owners}::uuid[])) g
    union all select u.id, u.name ->> 'zh' from unit u where u.id = any(${owners}::uuid[])`.execute(tx);
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** A file within reach whose bytes are still kept; locked when it is about to change. */
export async function fileWithin(
  tx: ScopedTransaction,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<FileRow> {
  let query = evidenceTables(tx).selectFrom("evidence_file").selectAll().where("id", "=", id);
  if (lock) query = query.forUpdate();
  const found = await query.executeTakeFirst();
  if (found === undefined || found.gone_at !== null) throw notThere();
  return found;
}
