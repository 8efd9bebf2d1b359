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

function addBenefit(sums: BenefitSums, { outcome, outcomes, totalFen, minFen, maxFen }: ScreenedBenefit, rows: number) {
  const counts = new Int32Array(outcomes.length);
  // 1 = eligible, 2 = could still be.
  const kinds = Uint8Array.from(outcomes, ({ status }) =>
    status === "eligible" ? 1 : status === "unknown" || status === "judgement" ? 2 : 0,
  );
  for (let row = 0; row < rows; row++) {
    const code = outcome[row]!;
    counts[code] = counts[code]! + 1;
    const kind = kinds[code]!;
    if (kind === 0) continue;
    const total = totalFen[row]!;
    if (kind === 1 && !Number.isNaN(total)) sums.settledFen += total;
    else addOpen(sums, kind === 1, total, minFen[row]!, maxFen[row]!);
  }
  for (const [code, count] of counts.entries()) {
    if (count === 0) continue;
    const { status, missing } = outcomes[code]!;
    sums.counts[status] += count;
    const [first] = missing;
    if (first !== undefined) sums.missing.set(first, (sums.missing.get(first) ?? 0) + count);
  }
}

/** Whoever may still be refused comes to nothing at least. */
function addOpen(sums: BenefitSums, eligible: boolean, total: number, min: number, max: number): void {
  sums.open += 1;
  if (eligible && !Number.isNaN(min)) sums.openMinFen += min;
  if (!Number.isNaN(max)) sums.openMaxFen += max;
  else if (!Number.isNaN(total)) sums.openMaxFen += total;
  else sums.unbounded += 1;
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
