import type { ApplicationCard, ApplicationsQuery } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { claimsTables } from "../claims.tables.ts";

type Row = {
  id: string;
  number: string | null;
  state: "draft" | "submitted";
  place: string;
  kind: "person" | "employer";
  claimant: string;
  titles: Text[] | null;
  updated_at: Date;
  expires_on: string;
};

/** Forms within reach, what was touched last first. */
export async function listApplications(tx: ScopedTransaction, { state, page, pageSize }: ApplicationsQuery) {
  let found = claimsTables(tx).selectFrom("application").where("state", "<>", "discarded");
  if (state !== undefined) found = found.where("state", "=", state);
  const { total } = await found.select((of) => of.fn.countAll<string>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select(["id"])
    .orderBy("updated_at", "desc")
    .orderBy("id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const ids = rows.map(({ id }) => id);
  return { items: await cardsOf(tx, ids), page, pageSize, total: Number(total) };
}

async function cardsOf(tx: ScopedTransaction, ids: readonly string[]): Promise<ApplicationCard[]> {
  if (ids.length === 0) return [];
  return unlimited(tx, "names on forms", async () => {
    const { rows } = await sql<Row & { name: string }>`
      select a.id, a.number, a.state, a.place, a.updated_at, a.expires_on::text as expires_on,
        case when a.person_id is null then 'employer' else 'person' end as kind,
        coalesce(a.person_id, a.employer_id) as claimant, coalesce(p.name, e.name) as name,
        (select jsonb_agg(c.title order by c.created_at, c.benefit) from claim c where c.application = a.id) as titles
      from unnest(${[...ids]}::uuid[]) with ordinality as wanted(id, at) join application a on a.id = wanted.id
      left join person p on p.id = a.person_id left join employer e on e.id = a.employer_id
      order by wanted.at`.execute(tx);
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      claimant: { kind: row.kind, id: row.claimant, name: row.name },
      place: row.place,
      titles: row.titles ?? [],
      updatedAt: row.updated_at.toISOString(),
      expiresOn: row.expires_on,
    }));
  });
}
