import { allExpressions, type Decision, factsOf } from "@jucai/engine";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { decideOne, evaluate } from "#modules/claims/rules.ts";
import type { Doing } from "../ground/doing.ts";
import { propose } from "./adjustments.ts";
import { planOf } from "./plan.ts";

type Paid = {
  readonly award: string;
  readonly claim: string;
  readonly number: string;
  readonly periods: Readonly<Record<string, number>>;
};
type Changed = { readonly kind: "person" | "employer"; readonly subject: string; readonly facts: readonly string[] };

/**
 * A fact was corrected: awards that rest on it are decided again on what is held now, by the rule of their decision. Where what
 * was paid differs from what would have been owed for the same periods, arrears or a recovery are proposed with the reason; two
 * people see to the rest. Nothing follows while the rule cannot say.
 */
export async function recheck(tx: ScopedTransaction, doing: Doing, { kind, subject, facts }: Changed): Promise<void> {
  await unlimited(tx, "awards that rest on a corrected fact", async () => {
    for (const paid of await paidTo(tx, kind, subject)) {
      const owed = await owedNow(tx, doing, paid.claim, facts);
      if (owed === undefined) continue;
      const difference = Object.entries(paid.periods).reduce(
        (sum, [period, fen]) => sum + (owed.get(period) ?? 0) - fen,
        0,
      );
      if (difference !== 0) await proposeOnce(tx, doing, paid, difference, facts);
    }
  });
}

/** By award: what was paid or is on its way, by payee and period. */
async function paidTo(tx: ScopedTransaction, kind: Changed["kind"], subject: string): Promise<Paid[]> {
  const { rows } = await sql<Paid>`
    select a.id as award, a.claim, a.number, jsonb_object_agg(i.payee || ' ' || i.period, i.fen) as periods
    from award a join claim c on c.id = a.claim join instalment i on i.award = a.id and i.status in ('sent', 'paid')
    where a.origin = 'claim' and case when ${kind} = 'person' then a.person_id = ${subject}::uuid
      else a.employer_id = ${subject}::uuid or c.confirming_employer = ${subject}::uuid end
    group by a.id order by a.id`.execute(tx);
  return rows;
}

/** What the rule gives today by payee and period; undefined where these facts do not matter or it cannot say. */
async function owedNow(
  tx: ScopedTransaction,
  doing: Doing,
  claim: string,
  changed: readonly string[],
): Promise<ReadonlyMap<string, number> | undefined> {
  const it = await evaluate(tx, doing.sealing, claim).catch(ignoreRefusal);
  if (it === undefined) return undefined;
  const used = new Set(allExpressions(it.benefit).flatMap(factsOf));
  if (!changed.some((fact) => used.has(fact))) return undefined;
  // What it holds itself takes nothing from its own limit.
  const held = it.facts.held.filter(({ benefit }) => benefit !== it.benefit.id);
  const decision = decideOne(it.rules.only([it.benefit.id]), { facts: it.facts.facts, held }, it);
  return owedBy(decision, it.benefit, it.on);
}

function owedBy(
  decision: Decision,
  benefit: Parameters<typeof planOf>[2],
  on: string,
): ReadonlyMap<string, number> | undefined {
  if (decision.status === "ineligible") return new Map();
  const { totalFen } = decision.amount;
  if (decision.status !== "eligible" || totalFen === null) return undefined;
  const plan = planOf(decision.instalments, totalFen, benefit, on);
  return new Map(plan.map(({ payee, period, fen }) => [`${payee} ${period}`, fen]));
}

function ignoreRefusal(fault: unknown): undefined {
  if (fault instanceof Refusal) return undefined;
  throw fault;
}

/** One proposal for each award waits at a time; a later correction replaces its sum. */
async function proposeOnce(
  tx: ScopedTransaction,
  doing: Doing,
  { award, number }: Paid,
  difference: number,
  facts: readonly string[],
): Promise<void> {
  const kind = difference > 0 ? "arrears" : "recovery";
  const fen = Math.abs(difference);
  const { rows } = await sql<{ fen: number }>`
    select coalesce(sum(case kind when 'arrears' then fen else -fen end), 0)::float8 as fen from adjustment
    where award = ${award} and state in ('accepted', 'settled')`.execute(tx);
  const rest = difference - (rows[0]?.fen ?? 0);
  if (rest === 0 || Math.sign(rest) !== Math.sign(difference)) return;
  const { rows: waiting } = await sql`
    update adjustment set kind = ${kind}, fen = ${Math.min(fen, Math.abs(rest))}, facts = array(select distinct unnest(facts || ${[...facts]}::text[]))
    where award = ${award} and state = 'proposed' and proposed_by is null returning id`.execute(tx);
  if (waiting.length > 0) return;
  await propose(tx, { ...doing, who: "system" }, award, {
    kind,
    fen: Math.min(fen, Math.abs(rest)),
    why: `${number}：信息更正后重新核算，已付期次与应付不一致。 / Decided again after a fact was corrected: what was paid differs.`,
    facts,
  });
}
