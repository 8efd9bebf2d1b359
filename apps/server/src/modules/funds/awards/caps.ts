import { type Benefit, type Cap, capYears, type Decision, type Line } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { factsOfClaim } from "#modules/claims/applications/facts-of-claim.ts";
import { claimsTables } from "#modules/claims/claims.tables.ts";
import { settingsOf } from "#modules/library/index.ts";
import { dayOf, rulesAt } from "#modules/library/rules-at.ts";
import type { Doing } from "../ground/doing.ts";

/** What limits take off a decided sum, in fen, and how they remember what is left of it. */
export type CapCut = {
  readonly fen: number;
  readonly why: string;
  readonly keep: (award: string) => Promise<void>;
};
type Asked = {
  readonly benefit: Benefit;
  readonly party: string;
  readonly place: string;
  readonly claim: string;
  readonly result: Decision;
  readonly version: string;
  readonly fen: number;
  readonly on: string;
};

/** What one claim uses of a limit in one year (0: the limit knows none). */
export type Use = { readonly year: number; readonly fens: readonly number[] };

/**
 * Sums of a claim by the year in which limits count them, each line by itself. They sum to `fen`: a sum that the office set
 * differs from the lines', and then counts in the year of the first line.
 */
export function usesOf(
  fen: number,
  lines: readonly Pick<Line, "index" | "totalFen">[],
  years: readonly (number | undefined)[],
): Use[] {
  const counted = lines.flatMap(({ index, totalFen }) =>
    totalFen === null || totalFen === 0 ? [] : [{ year: years[index] ?? 0, fen: totalFen }],
  );
  const sum = counted.reduce((total, each) => total + each.fen, 0);
  if (counted.length === 0 || sum !== fen)
    return [{ year: years.find((year) => year !== undefined) ?? 0, fens: [fen] }];
  const byYear = Map.groupBy(counted, ({ year }) => year);
  return [...byYear].map(([year, of]) => ({ year, fens: of.map((each) => each.fen) }));
}

/** What a limit leaves of sums, the dearest first, as the engine keeps them. */
export function keptOf(
  fens: readonly number[],
  left: { readonly fen?: number; readonly count?: number },
): { fen: number; count: number } {
  const dearest = fens.toSorted((a, b) => b - a).slice(0, left.count ?? fens.length);
  const sum = dearest.reduce((total, fen) => total + fen, 0);
  return { fen: Math.max(0, Math.min(sum, left.fen ?? sum)), count: dearest.length };
}

/**
 * Takes what a claim uses of its benefit's limits, under a lock for each limit, party and year: two claims that were decided at
 * the same time cannot both have the rest. What goes beyond is cut from the award, which says so.
 */
export async function takeCaps(tx: ScopedTransaction, doing: Doing, it: Asked): Promise<CapCut> {
  const { caps } = it.benefit;
  if (caps.length === 0) return { fen: 0, why: "", keep: async () => undefined };
  const uses = usesOf(it.fen, it.result.lines, await yearsOf(tx, doing, it));
  const payee = it.benefit.pays.to.length === 1 ? it.benefit.pays.to[0]!.id : "";
  let cut = 0;
  let why = "";
  const kept: { cap: string; year: number; fen: number; count: number }[] = [];
  for (const { year, fens } of uses.toSorted((a, b) => a.year - b.year)) {
    let left = fens.reduce((sum, fen) => sum + fen, 0);
    const whole = left;
    for (const cap of caps.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const room = await lockUse(tx, it, payee, cap, cap.yearOf === undefined ? 0 : year);
      const keeps = keptOf(fens, room);
      if (keeps.fen < left) {
        left = keeps.fen;
        why = `${cap.says.zh} / ${cap.says.en} (${cap.clause})`;
      }
      kept.push({ cap: cap.id, year: cap.yearOf === undefined ? 0 : year, ...keeps });
    }
    cut += whole - left;
    for (const each of kept) if (each.fen > left && each.year === year) each.fen = left;
  }
  const keep = (award: string) => remember(tx, it, payee, award, kept);
  return { fen: cut, why, keep };
}

async function yearsOf(tx: ScopedTransaction, { sealing }: Doing, it: Asked): Promise<(number | undefined)[]> {
  const { vocabulary } = await rulesAt(tx, it.place, { versions: [it.version] });
  const claim = await claimsTables(tx)
    .selectFrom("claim")
    .selectAll()
    .where("id", "=", it.claim)
    .executeTakeFirstOrThrow();
  const { facts } = await factsOfClaim(tx, sealing, claim, it.benefit, vocabulary);
  const on = claim.submitted_on ?? it.on;
  return capYears(it.benefit, facts, { on: dayOf(on), settings: await settingsOf(tx, it.place, on) });
}

/** What is left of one limit, locked until the end of the transaction. */
async function lockUse(tx: ScopedTransaction, it: Asked, payee: string, { id, limit }: Cap, year: number) {
  const fen = "fen" in limit ? limit.fen : null;
  const count = "count" in limit ? limit.count : null;
  await sql`
    insert into cap_use (benefit, party, payee, cap, year, place, limit_fen, limit_count)
    values (${it.benefit.id}, ${it.party}, ${payee}, ${id}, ${year}, ${it.place}, ${fen}, ${count})
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ fen: number; count: number }>`
    select used_fen::float8 as fen, used_count as count from cap_use
    where benefit = ${it.benefit.id} and party = ${it.party} and payee = ${payee} and cap = ${id} and year = ${year}
    for update`.execute(tx);
  const used = rows[0]!;
  return {
    ...(fen === null ? {} : { fen: Math.max(0, fen - used.fen) }),
    ...(count === null ? {} : { count: Math.max(0, count - used.count) }),
  };
}

async function remember(
  tx: ScopedTransaction,
  it: Asked,
  payee: string,
  award: string,
  kept: readonly { readonly cap: string; readonly year: number; readonly fen: number; readonly count: number }[],
): Promise<void> {
  const sums = new Map<string, { cap: string; year: number; fen: number; count: number }>();
  for (const { cap, year, fen, count } of kept) {
    const before = sums.get(`${cap} ${year}`) ?? { cap, year, fen: 0, count: 0 };
    sums.set(`${cap} ${year}`, { cap, year, fen: before.fen + fen, count: before.count + count });
  }
  for (const { cap, year, fen, count } of sums.values()) {
    await sql`update cap_use set used_fen = used_fen + ${fen}, used_count = used_count + ${count}
      where benefit = ${it.benefit.id} and party = ${it.party} and payee = ${payee} and cap = ${cap} and year = ${year}`.execute(
      tx,
    );
    await sql`insert into award_cap_use (award, benefit, party, payee, cap, year, place, fen, count)
      values (${award}, ${it.benefit.id}, ${it.party}, ${payee}, ${cap}, ${year}, ${it.place}, ${fen}, ${count})`.execute(
      tx,
    );
  }
}

/**
 * Gives limits their room back when nothing of an award was paid or is on its way. The caller has locked the award, and no
 * instalment yet.
 */
export async function giveBackCaps(tx: ScopedTransaction, award: string): Promise<void> {
  const { rows } = await sql<{
    benefit: string;
    party: string;
    payee: string;
    cap: string;
    year: number;
    fen: number;
    count: number;
  }>`
    delete from award_cap_use u where u.award = ${award}::uuid and not exists (
      select 1 from instalment i where i.award = u.award and i.status in ('sent', 'paid', 'paid_before', 'bounced'))
    returning benefit, party, payee, cap, year, fen::float8 as fen, count`.execute(tx);
  for (const use of rows.toSorted((a, b) => a.year - b.year || (a.cap < b.cap ? -1 : 1))) {
    await sql`update cap_use set used_fen = used_fen - ${use.fen}, used_count = used_count - ${use.count}
      where benefit = ${use.benefit} and party = ${use.party} and payee = ${use.payee} and cap = ${use.cap}
        and year = ${use.year}`.execute(tx);
  }
}
