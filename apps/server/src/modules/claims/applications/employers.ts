import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";

type Row = { id: string; name: string; uscc: string | null };

/** The employer that keeps a person, when there is exactly one. */
export async function usualEmployer(tx: ScopedTransaction, person: string): Promise<string | null> {
  return unlimited(tx, "the employer of a claimant", async () => {
    const { rows } = await sql<{ id: string }>`
      select e.id from person p join employer e on e.id = any(p.held_by) and e.withdrawn_at is null
      where p.id = ${person}::uuid`.execute(tx);
    return rows.length === 1 ? (rows[0]?.id ?? null) : null;
  });
}

const most = 10;

/** Employers by the beginning of a name or a whole credit code; names of employers are no secret. */
export async function employersLike(tx: ScopedTransaction, q: string): Promise<Row[]> {
  const start = q.normalize("NFKC").trim();
  return unlimited(tx, "an employer to confirm", async () => {
    const { rows } = await sql<Row>`
      select id, name, uscc from employer
      where withdrawn_at is null and merged_into is null
        and (uscc = ${start.toUpperCase()} or starts_with(name, ${start}) or exists (
          select from unnest(aliases) as alias where starts_with(alias, ${start})))
      order by name, id limit ${most}`.execute(tx);
    return rows;
  });
}

export async function isEmployer(tx: ScopedTransaction, id: string): Promise<boolean> {
  return unlimited(tx, "an employer to confirm", async () => {
    const { rows } = await sql`select from employer where id = ${id}::uuid and withdrawn_at is null`.execute(tx);
    return rows.length === 1;
  });
}
