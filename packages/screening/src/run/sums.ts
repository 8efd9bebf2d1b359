/** What a screening comes to: counts and sums of fen that may be added up in any order. */
import type { Status } from "@jucai/engine/model";
import type { Screened, ScreenedBenefit } from "@jucai/engine/screen";

export type BenefitSums = {
  readonly benefit: string;
  readonly counts: Record<Status, number>;
  /** Of eligible claimants whose sum follows. */
  settledFen: number;
  /** Claimants whose sum does not follow yet: not settled, to be judged, or eligible for an amount that is open. */
  open: number;
  /** What they could come to, where bounds follow. */
  openMinFen: number;
  openMaxFen: number;
  /** Those among them without an upper bound. */
  unbounded: number;
  /** By fact: claimants of whom it is the first that is missing. */
  readonly missing: Map<string, number>;
  /** Claimants in whose bundle it is; 0 when no bundles were asked for. */
  chosen: number;
};

export type Sums = {
  rows: number;
  readonly benefits: readonly BenefitSums[];
  /** Of the best lawful bundles; absent when they were not asked for. */
  bundle?: { totalFen: number; /** Claimants with something in it. */ claimants: number };
};

const statuses = ["eligible", "unknown", "judgement", "ineligible", "not_in_force"] as const;

export function noSums(benefits: readonly string[], bundle: boolean): Sums {
  const none = benefits.map((benefit): BenefitSums => ({
    benefit,
    counts: Object.fromEntries(statuses.map((each) => [each, 0])) as Record<Status, number>,
    ...{ settledFen: 0, open: 0, openMinFen: 0, openMaxFen: 0, unbounded: 0, missing: new Map(), chosen: 0 },
  }));
  return { rows: 0, benefits: none, ...(bundle ? { bundle: { totalFen: 0, claimants: 0 } } : {}) };
}

/** Adds what a screening says. */
export function addScreened(sums: Sums, { rows, benefits, bundle }: Screened): void {
  sums.rows += rows;
  for (const [index, screened] of benefits.entries()) addBenefit(sums.benefits[index]!, screened, rows);
  if (!bundle || !sums.bundle) return;
  for (let row = 0; row < rows; row++) sums.bundle.totalFen += bundle.totalFen[row]!;
  const some = new Uint8Array(rows);
  for (const [index, chosen] of bundle.chosen.entries()) {
    for (let row = 0; row < rows; row++) {
      if (chosen[row] === 0) continue;
      some[row] = 1;
      sums.benefits[index]!.chosen += 1;
    }
  }
  for (let row = 0; row < rows; row++) sums.bundle.claimants += some[row]!;
}

function addBenefit(sums: BenefitSums, screened: ScreenedBenefit, rows: number): void {
  const { outcome, outcomes } = screened;
  const counts = new Int32Array(outcomes.length);
  for (let row = 0; row < rows; row++) counts[outcome[row]!]! += 1;
  let eligible = 0;
  let open = 0;
  for (const [code, count] of counts.entries()) {
    if (count === 0) continue;
    const { status, missing } = outcomes[code]!;
    sums.counts[status] += count;
    if (status === "eligible") eligible += count;
    else if (couldBe(status)) open += count;
    const [first] = missing;
    if (first !== undefined) sums.missing.set(first, (sums.missing.get(first) ?? 0) + count);
  }
  // Columns of money may be written out only when they are looked at; mostly nobody gets anything.
  if (eligible > 0) addEligible(sums, screened, rows);
  if (open > 0) addOpen(sums, screened, rows);
}

function couldBe(status: Status): boolean {
  return status === "unknown" || status === "judgement";
}

function addEligible(
  sums: BenefitSums,
  { outcome, outcomes, totalFen, minFen, maxFen }: ScreenedBenefit,
  rows: number,
) {
  const eligible = Uint8Array.from(outcomes, ({ status }) => (status === "eligible" ? 1 : 0));
  for (let row = 0; row < rows; row++) {
    if (eligible[outcome[row]!] === 0) continue;
    const total = totalFen[row]!;
    if (!Number.isNaN(total)) {
      sums.settledFen += total;
      continue;
    }
    sums.open += 1;
    if (!Number.isNaN(minFen[row]!)) sums.openMinFen += minFen[row]!;
    if (Number.isNaN(maxFen[row]!)) sums.unbounded += 1;
    else sums.openMaxFen += maxFen[row]!;
  }
}

/** Whoever may still be refused comes to nothing at least. */
function addOpen(sums: BenefitSums, { outcome, outcomes, totalFen, maxFen }: ScreenedBenefit, rows: number): void {
  const open = Uint8Array.from(outcomes, ({ status }) => (couldBe(status) ? 1 : 0));
  for (let row = 0; row < rows; row++) {
    if (open[outcome[row]!] === 0) continue;
    sums.open += 1;
    const most = Number.isNaN(maxFen[row]!) ? totalFen[row]! : maxFen[row]!;
    if (Number.isNaN(most)) sums.unbounded += 1;
    else sums.openMaxFen += most;
  }
}

/** Adds the sums of other rows. */
export function addSums(sums: Sums, more: Sums): void {
  sums.rows += more.rows;
  for (const [index, each] of more.benefits.entries()) {
    const into = sums.benefits[index]!;
    for (const status of statuses) into.counts[status] += each.counts[status];
    for (const key of ["settledFen", "open", "openMinFen", "openMaxFen", "unbounded", "chosen"] as const) {
      into[key] += each[key];
    }
    for (const [fact, count] of each.missing) into.missing.set(fact, (into.missing.get(fact) ?? 0) + count);
  }
  if (sums.bundle && more.bundle) {
    sums.bundle.totalFen += more.bundle.totalFen;
    sums.bundle.claimants += more.bundle.claimants;
  }
}
