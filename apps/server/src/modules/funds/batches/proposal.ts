import type { BatchProposal, HeldBack } from "@jucai/contract";
import type { Benefit } from "@jucai/engine";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { because } from "../awards/short.ts";
import { benefitRef } from "../budgets/funds.ts";
import type { Doing } from "../ground/doing.ts";
import { accountsOf, type Bounced, bouncedOf, maskedAccount, type PayTo } from "./accounts.ts";
import { type Due, type Ripe, ripe } from "./due.ts";
import { heldBackBy, lookAtStops, type Looked } from "./stops.ts";
import { type Share, sharesOf } from "./shares.ts";
import { inWords } from "./words.ts";

type Proposed = BatchProposal["lines"][number];
export type Wanted = { readonly place: string; readonly until?: string; readonly benefit?: string };

/** A payment that could be made, or why not; `account` and `retry` are what it would be made with. */
export type Line = {
  readonly view: Proposed;
  readonly because: readonly HeldBack[];
  readonly dues: readonly Due[];
  readonly account: PayTo | undefined;
  readonly retry: Bounced | undefined;
  readonly looked: readonly Looked[];
};
export type Collected = Ripe & { readonly until: string; readonly lines: readonly Line[] };

/** Groups what is due by award and payee and looks at everything that stands against paying it. Writes nothing. */
export async function collect(tx: ScopedTransaction, doing: Doing, wanted: Wanted): Promise<Collected> {
  const until = wanted.until ?? today(doing.clock);
  const found = await ripe(tx, doing, { ...wanted, until });
  const groups = Map.groupBy(found.due, ({ award, payee }) => `${award} ${payee}`);
  const parties = found.due.map(({ to }) => to.id);
  const accounts = await accountsOf(tx, parties);
  const bounced = await bouncedOf(
    tx,
    found.due.map(({ award }) => award),
  );
  const shares = await sharesOf(
    tx,
    found.due.map(({ id }) => id),
  );
  const lines: Line[] = [];
  for (const [key, all] of groups) {
    for (const dues of ableApart(all)) {
      const first = dues[0]!;
      const looked = await lookAtStops(tx, doing, wanted.place, found.benefitOf(first), dues);
      const account = accounts.get(first.to.id);
      const retry = dues.some(({ status }) => status === "bounced") ? bounced.get(key) : undefined;
      const view = viewOf(found, dues, account, retry, shares);
      lines.push({ view, dues, account, retry, looked, because: against(found, dues, looked, account, retry) });
    }
  }
  return { ...found, until, lines };
}

/** What has its money and what has not become lines of their own: one does not keep the other back. */
function ableApart(dues: readonly Due[]): Due[][] {
  const able = dues.filter(({ status }) => status === "held" || status === "bounced");
  const rest = dues.filter((due) => !able.includes(due));
  return [able, rest].filter(({ length }) => length > 0);
}

function against(
  { benefitOf }: Ripe,
  dues: readonly Due[],
  looked: readonly Looked[],
  account: PayTo | undefined,
  retry: Bounced | undefined,
): HeldBack[] {
  const first = dues[0]!;
  const found: HeldBack[] = [];
  if (first.awardStatus === "suspended" || first.status === "suspended") found.push(because("suspended"));
  if (first.status === "planned") found.push((first.short as HeldBack | null) ?? because("no_budget"));
  if (!first.to.named && !isClaimant(benefitOf(first), first)) found.push(because("payee_unknown"));
  if (account === undefined || account.state === "refused") found.push(because("no_account"));
  else if (account.state === "entered") found.push(because("account_unverified"));
  else if (retry !== undefined && retry.account === account.id) found.push(because("account_unchanged"));
  return [...found, ...heldBackBy(looked)];
}

/** Words of documents for whoever claims, by kind; everybody else is named by an office before he is paid. */
const claimants: Readonly<Record<"person" | "employer", readonly string[]>> = {
  person: ["person", "team", "referrer"],
  employer: ["employer", "unit", "host", "operator", "college", "lead_university", "referrer", "lender"],
};

/** Whether a payee is the claimant himself. Of several none is taken for him but the one that his kind is called by. */
function isClaimant(benefit: Benefit | undefined, { payee, person }: Due): boolean {
  const own = claimants[person === null ? "employer" : "person"];
  const several = (benefit?.pays.to.length ?? 0) > 1;
  return several ? payee === own[0] : own.includes(payee);
}

function viewOf(
  { rules }: Ripe,
  dues: readonly Due[],
  account: PayTo | undefined,
  retry: Bounced | undefined,
  shares: ReadonlyMap<string, readonly Share[]>,
): Proposed {
  const first = dues[0]!;
  return {
    award: first.award,
    claim: first.claim,
    benefit: benefitRef(rules, first.benefit),
    party: { kind: first.to.kind, id: first.to.id, name: first.to.name },
    unitName: first.unitName,
    instalments: dues.map(({ id, k, n, dueOn, fen }) => ({ id, k, n, dueOn, fen })),
    period: periodOf(dues.map(({ dueOn }) => dueOn)),
    fen: dues.reduce((sum, { fen }) => sum + fen, 0),
    shares: together(dues.flatMap(({ id }) => shares.get(id) ?? [])),
    account:
      account === undefined
        ? null
        : { masked: maskedAccount(account.tail), bank: account.bank, holder: account.holder },
    retryOf: retry?.number ?? null,
  };
}

/** `2026-07 – 2026-09`. */
export function periodOf(days: readonly string[]): string {
  const months = days.map((day) => day.slice(0, 7)).toSorted();
  const [first = "", last = ""] = [months[0], months.at(-1)];
  return first === last ? first : `${first} – ${last}`;
}

/** Shares of the same fund, year and state as one. */
export function together(shares: readonly Share[]): Share[] {
  const sums = new Map<string, Share>();
  for (const share of shares) {
    const key = `${share.fund.id} ${share.year} ${share.state}`;
    const before = sums.get(key);
    sums.set(key, before === undefined ? share : { ...before, fen: before.fen + share.fen });
  }
  return [...sums.values()];
}

/** What a screen shows of all this. */
export async function proposal(tx: ScopedTransaction, doing: Doing, wanted: Wanted): Promise<BatchProposal> {
  const { lines, until, unset, rules, benefitOf } = await collect(tx, doing, wanted);
  const open = lines.filter(({ because: why }) => why.length === 0);
  const benefits = new Map(lines.map(({ dues }) => [dues[0]!.benefit, dues[0]!]));
  return {
    until,
    lines: open.map(({ view }) => view),
    dropped: lines
      .filter((line) => !open.includes(line))
      .map(({ view, because: why }) => ({ ...view, because: [...why] })),
    notSet: unset.map(({ key, label, benefit }) => ({ key, says: label, benefit: benefitRef(rules, benefit) })),
    noStops: [...benefits.values()]
      .filter((due) => (benefitOf(due)?.stops.is.length ?? 0) === 0)
      .map(({ benefit }) => benefitRef(rules, benefit)),
    sum: sumOf(open.map(({ view }) => view)),
    ceilingFen: null,
    funds: byFund(open.flatMap(({ view }) => view.shares)),
  };
}

export function sumOf(lines: readonly { readonly fen: number; readonly party: { readonly id: string } }[]) {
  const fen = lines.reduce((sum, line) => sum + line.fen, 0);
  return { fen, people: new Set(lines.map(({ party }) => party.id)).size, payments: lines.length, words: inWords(fen) };
}

/** What comes from each fund and year together. */
export function byFund(shares: readonly Share[]): BatchProposal["funds"] {
  const sums = new Map<string, BatchProposal["funds"][number]>();
  for (const { fund, year, fen } of shares) {
    const key = `${fund.id} ${year}`;
    const before = sums.get(key);
    sums.set(key, { fund, year, fen: (before?.fen ?? 0) + fen });
  }
  return [...sums.values()];
}

/** Whether an account decided one of these awards, or accepted it as arrears: then it may not pay them. */
export async function decidedOneOf(
  tx: ScopedTransaction,
  account: string,
  awards: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`select 1 from award a where a.id = any(${[...awards]}::uuid[]) and (
    exists (select 1 from decision d where d.claim = a.claim and d.decided_by = ${account}::uuid)
    or exists (select 1 from adjustment j where a.subject = 'adjustment:' || j.id and j.decided_by = ${account}::uuid)) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}
