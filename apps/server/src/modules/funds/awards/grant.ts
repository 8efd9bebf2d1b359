import type { Decision } from "@jucai/engine";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { type Doing, nameOf, accountOf } from "../ground/doing.ts";
import { lockMoney } from "../ground/lock.ts";
import { nextNumber } from "../ground/numbers.ts";
import { yuan } from "../ground/refused.ts";
import { takeCaps } from "./caps.ts";
import { accountFromForm } from "./form-account.ts";
import { awardEvent } from "./events.ts";
import { holdWaiting } from "./hold.ts";
import { lockClaims, moneyMoved } from "./moved.ts";
import { type Planned, planOf } from "./plan.ts";
import { replaceRunning, runningFor } from "./replace.ts";
import { cutTo } from "./split.ts";

type Standing = {
  readonly claim: string;
  readonly place: string;
  readonly benefit: string;
  readonly pack: string;
  readonly person: string | null;
  readonly employer: string | null;
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly clause: string;
  readonly units: readonly string[];
  readonly unit: string | null;
  readonly version: string;
  readonly fen: number | null;
  readonly on: string;
  readonly decidedAt: Date;
  readonly result: Decision;
};

/**
 * A decision stands: what it grants comes to life, as an award with its instalments, and money is set aside for it.
 * Once for each decision, however often it is told; decisions without money make none.
 */
export async function grant(
  tx: ScopedTransaction,
  doing: Doing,
  { claim, decision }: { readonly claim: string; readonly decision: string },
): Promise<void> {
  await unlimited(tx, "grant what a decision says", async () => {
    const it = await standingOf(tx, claim, decision);
    if (it === undefined || it.fen === null || it.fen <= 0 || it.result.amount.form !== "grant") return;
    const found = (await rulesAt(tx, it.place, { versions: [it.version] })).find(it.benefit);
    if (found?.benefit === undefined) throw new Error(`${it.benefit} is no benefit of version ${it.version}`);
    const { benefit } = found;
    const on = today(doing.clock);
    const party = it.person ?? it.employer ?? "";
    const apart = benefit.each !== undefined || benefit.repeats !== undefined;
    const subject = apart ? `claim:${it.claim}` : "self";
    await lockClaims(tx, await runningFor(tx, { benefit: benefit.id, party, subject }));
    await lockMoney(tx, it.place);
    if ((await standingOf(tx, claim, decision)) === undefined) return;
    const cut = await takeCaps(tx, doing, { ...it, fen: it.fen, benefit, party, on });
    const plan = cutTo(planOf(it.result.instalments, it.fen, benefit, on), it.fen - cut.fen);
    const number = (await nextNumber(tx, "HD", it.place, on))[0]!;
    const award = await insertAward(tx, doing, it, { decision, number, subject, plan, cut });
    await cut.keep(award);
    const covered = await replaceRunning(tx, doing, { award, benefit: benefit.id, party, subject, from: on });
    await insertInstalments(tx, it, { award, subject, plan, covered });
    await awardEvent(tx, doing, award, { what: "granted", why: number, clause: it.clause });
    if (cut.fen > 0) await awardEvent(tx, doing, award, { what: "cut", why: `-${yuan(cut.fen)} ${cut.why}` });
    await record(tx, doing.who, {
      action: "award.create",
      object: { kind: "award", id: award },
      detail: {
        claim,
        decision,
        benefit: it.benefit,
        fen: it.fen - cut.fen,
        cutFen: cut.fen,
        instalments: plan.length,
      },
    });
    await accountFromForm(tx, doing, it.claim);
    await holdWaiting(tx, doing, it.place, { award });
    await moneyMoved(tx, doing, [award]);
  });
}

async function standingOf(tx: ScopedTransaction, claim: string, decision: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select c.id as claim, c.place, c.benefit, c.pack, c.person_id as person, c.employer_id as employer,
      c.claimant_name as name, c.title, c.clause, c.units, d.unit, d.rule_version::text as version,
      d.amount_fen::float8 as fen, d.on_day::text as on, d.decided_at as "decidedAt", d.result
    from claim c join decision d on d.claim = c.id
    where c.id = ${claim}::uuid and d.id = ${decision}::uuid and d.outcome = 'approved'
      and not exists (select 1 from award a where a.decision = d.id and a.origin = 'claim')`.execute(tx);
  return rows[0];
}

type New = {
  readonly decision: string;
  readonly number: string;
  readonly subject: string;
  readonly plan: readonly Planned[];
  readonly cut: { readonly fen: number; readonly why: string };
};

async function insertAward(tx: ScopedTransaction, doing: Doing, it: Standing, made: New): Promise<string> {
  const total = (it.fen ?? 0) - made.cut.fen;
  const started = made.plan.map(({ dueOn }) => dueOn).sort()[0] ?? it.on;
  const { rows } = await sql<{ id: string }>`
    insert into award (number, place, unit, claim, decision, origin, benefit, pack, title, clause, rule_version, person_id,
      employer_id, party_name, subject, decided_fen, cut_fen, cut_why, total_fen, status, started_on, created_by, created_name,
      created_at)
    values (${made.number}, ${it.place}, ${it.unit ?? it.units[0] ?? null}, ${it.claim}, ${made.decision}, 'claim', ${it.benefit},
      ${it.pack}, ${JSON.stringify(it.title)}, ${it.clause}, ${it.version}, ${it.person}, ${it.employer}, ${it.name},
      ${made.subject}, ${it.fen}, ${made.cut.fen}, ${made.cut.fen > 0 ? made.cut.why : null}, ${total},
      ${total > 0 ? "active" : "done"}, ${started}, ${accountOf(doing)}, ${nameOf(doing)}, ${doing.clock.now()})
    returning id`.execute(tx);
  return rows[0]!.id;
}

/** Periods that another award covers already are written down as cancelled, so that the award still sums to its decision. */
async function insertInstalments(
  tx: ScopedTransaction,
  it: Standing,
  given: {
    readonly award: string;
    readonly subject: string;
    readonly plan: readonly Planned[];
    readonly covered: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const covered = coveredBy(given.plan, given.covered);
  const rows = given.plan.map((each) => {
    const by = covered.get(`${each.payee} ${each.period}`);
    return { ...each, status: by === undefined ? "planned" : "cancelled", why: by ?? null };
  });
  await sql`
    insert into instalment (award, k, n, due_on, period, fen, payee, status, cancelled_why, decided_at, place, benefit, subject,
      person_id, employer_id)
    select ${given.award}::uuid, k, n, "dueOn", period, fen, payee, status, why, ${it.decidedAt}, ${it.place}, ${it.benefit},
      ${given.subject}, ${it.person}::uuid, ${it.employer}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given(k int, n int, "dueOn" date, period text, fen bigint, payee text, status text, why text)
    order by k`.execute(tx);
}

/**
 * Periods of a plan that are not paid any more, with the award that paid: the same ones, and as many of the last ones as it paid
 * beside the plan. Whoever had ten of 36 months has 26 left, from whatever month the new decision counts.
 */
export function coveredBy(
  plan: readonly Pick<Planned, "payee" | "period">[],
  paid: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const keys = plan.map(({ payee, period }) => `${payee} ${period}`);
  const covered = new Map(keys.flatMap((key) => (paid.has(key) ? [[key, paid.get(key)!] as const] : [])));
  const left = keys.filter((key) => !covered.has(key));
  for (const [key, number] of paid) {
    if (keys.includes(key)) continue;
    const payee = key.slice(0, key.lastIndexOf(" "));
    const last = left.findLastIndex((each) => each.slice(0, each.lastIndexOf(" ")) === payee);
    if (last >= 0) covered.set(left.splice(last, 1)[0]!, number);
  }
  return covered;
}
