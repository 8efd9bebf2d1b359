import type { Touched } from "@jucai/contract";
import type { Policy } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { shown } from "./few.ts";

type Change = "added" | "removed" | "changed";
type Named = Touched["rules"][number];

/**
 * What goes another way when one version takes the place of another: rules, tasks, claims that are open under them and
 * money that is still to come. Counts are of what the transaction reaches; those of few people are not shown.
 *
 * @param after undefined when nothing comes after, as at a repeal
 */
export async function touchedBy(
  tx: ScopedTransaction,
  before: Policy | undefined,
  after: Policy | undefined,
): Promise<Touched> {
  const rules = differing(before?.benefits ?? [], after?.benefits ?? []);
  const tasks = differing(before?.supervision?.tasks ?? [], after?.supervision?.tasks ?? []);
  const old = rules.filter(({ change }) => change !== "added").map(({ id }) => id);
  return { rules, tasks, ...(await countsUnder(tx, old)) };
}

function differing(
  before: readonly { readonly id: string; readonly title: Named["title"] }[],
  after: readonly { readonly id: string; readonly title: Named["title"] }[],
): Named[] {
  const was = new Map(before.map((it) => [it.id, it]));
  const is = new Set(after.map(({ id }) => id));
  const named = (it: { id: string; title: Named["title"] }, change: Change): Named => ({
    id: it.id,
    title: it.title,
    change,
  });
  return [
    ...before.filter(({ id }) => !is.has(id)).map((it) => named(it, "removed")),
    ...after.flatMap((it) => {
      const old = was.get(it.id);
      if (old === undefined) return [named(it, "added")];
      return JSON.stringify(old) === JSON.stringify(it) ? [] : [named(it, "changed")];
    }),
  ];
}

async function countsUnder(
  tx: ScopedTransaction,
  benefits: readonly string[],
): Promise<Pick<Touched, "openClaims" | "people" | "outstandingFen">> {
  if (benefits.length === 0) return { openClaims: 0, people: 0, outstandingFen: 0 };
  const { rows } = await sql<{ claims: number; people: number; fen: string }>`
    with running as (
      select id, coalesce(person_id, employer_id) as party from award
      where benefit = any(${benefits}::text[]) and status in ('active', 'suspended')
    )
    select
      (select count(*)::int from claim where benefit = any(${benefits}::text[]) and status not in
        ('draft', 'paid', 'stopped', 'clawback', 'rejected', 'withdrawn')) as claims,
      (select count(distinct party)::int from running) as people,
      (select coalesce(sum(i.fen), 0)::text from instalment i join running r on r.id = i.award
        where i.status in ('planned', 'held', 'batched', 'sent', 'bounced', 'suspended')) as fen`.execute(tx);
  const { claims, people, fen } = rows[0]!;
  // Money that goes with few people would tell as much as their number.
  return {
    openClaims: shown(claims),
    people: shown(people),
    outstandingFen: shown(people) === null ? null : Number(fen),
  };
}
