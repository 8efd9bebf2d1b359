/**
 * The best lawful bundle of every row.
 *
 * Most benefits meet no other one: they are chosen when they are eligible. Those that exclude each other form parts.
 * In a part of one exclusive group the choice is `combine`'s rule itself (wishes aside, in kind before money, then the
 * larger sum, then the one that stands first); in any other part `combine` is asked as soon as two are eligible.
 */
import { combine } from "../combine/combine.ts";
import { overlapOf } from "../combine/overlap.ts";
import { isInKind } from "../combine/weigh.ts";
import { decideBenefit } from "../decide/decide.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import type { BenefitColumns, Dictionary } from "./dictionary.ts";
import type { Loops, Paid } from "./loops.ts";
import { factsAt, type Table } from "./table.ts";
import type { ScreenOptions } from "./options.ts";
import type { ScreenedBundle } from "./screened.ts";

export type Part = {
  /** Places of the benefits in the rules, ascending. */
  readonly members: readonly number[];
  /** All of them exclude each other as wholes, by one group. */
  readonly isGroup: boolean;
  readonly rules: Rules;
};

export class BundleScreen {
  private readonly rules: Rules;
  private readonly options: ScreenOptions;
  private readonly dictionaries: readonly Dictionary[];
  private readonly parts: readonly Part[];
  private readonly inKind: readonly boolean[];

  private readonly loops: Loops;
  private last: Float64Array | undefined;

  constructor(rules: Rules, options: ScreenOptions, dictionaries: readonly Dictionary[], loops: Loops) {
    this.loops = loops;
    this.rules = rules;
    this.options = options;
    this.dictionaries = dictionaries;
    this.parts = partsOf(rules);
    this.inKind = rules.benefits.map(isInKind);
  }

  /** Of all rows of a run that began at row `from` of the table. */
  run(table: Table, from: number, columns: readonly BenefitColumns[]): BundleColumns {
    const rows = columns[0]?.outcome.length ?? 0;
    const plain = new Set(
      this.parts.filter((part) => part.isGroup && table.held.size === 0 && this.isPlain(part, columns)),
    );
    const bundle = new BundleColumns(columns, this.totals(rows), (chosen) => {
      for (const part of plain) this.keepBest(part, bundle, chosen);
    });
    this.loops.pay(this.paid(columns, plain), bundle.totalFen);
    columns.forEach((each, index) => this.addOwn(bundle, each, index));
    for (const part of this.parts) if (!plain.has(part)) this.choose(part, bundle, table, from);
    for (const [row] of table.held) {
      if (row >= from && row < from + rows) this.ask(this.rules, all(this.rules), bundle, table, from, row - from);
    }
    return bundle;
  }

  private totals(rows: number): Float64Array {
    if (!this.options.reuse || this.last?.length !== rows) return (this.last = new Float64Array(rows));
    return this.last.fill(0);
  }

  /** What outcomes pay: each benefit for itself, and of a plain group the best. */
  private paid(columns: readonly BenefitColumns[], plain: ReadonlySet<Part>): Paid[][] {
    const grouped = new Set([...plain].flatMap(({ members }) => members));
    const of = (index: number): Paid => ({
      outcome: columns[index]!.outcome,
      pays: Float64Array.from(this.paysOf(index)),
    });
    const alone = this.rules.benefits.flatMap((prepared, index) =>
      isGrant(prepared) && !grouped.has(index) ? [of(index)] : [],
    );
    const paying = alone.filter(({ pays }) => pays.some((fen) => fen > 0)).map((each) => [each]);
    return [...paying, ...[...plain].map(({ members }) => members.map(of))];
  }

  /** Sums that are a row's own. */
  private addOwn({ totalFen }: BundleColumns, { outcome, own }: BenefitColumns, index: number): void {
    if (!isGrant(this.rules.benefits[index]!)) return;
    for (const [row, { totalFen: fen }] of own) {
      if (this.isEligible(index, outcome[row]!) && fen > 0) totalFen[row]! += fen;
    }
  }

  /** By outcome: what is added to a bundle in fen; 0 where it is not eligible or the sum is each row's own. */
  private paysOf(index: number): number[] {
    const { outcomes, totalFen } = this.dictionaries[index]!;
    const isMoney = isGrant(this.rules.benefits[index]!);
    return outcomes.map(({ status }, at) =>
      isMoney && status === "eligible" && totalFen[at]! > 0 ? totalFen[at]! : 0,
    );
  }

  /** The larger sum decides: all pay money that is settled wherever they are eligible, and nothing is held. */
  private isPlain({ members }: Part, columns: readonly BenefitColumns[]): boolean {
    return members.every((index) => {
      const { outcomes, totalFen, minFen } = this.dictionaries[index]!;
      const isSettled = outcomes.every(
        ({ status }, at) => status !== "eligible" || totalFen[at]! >= 0 || !(minFen[at]! > 0),
      );
      const kind = this.inKind[index] === this.inKind[members[0]!];
      return kind && isGrant(this.rules.benefits[index]!) && isSettled && columns[index]!.own.size === 0;
    });
  }

  private isEligible(index: number, outcome: number): boolean {
    return this.dictionaries[index]!.outcomes[outcome]!.status === "eligible";
  }

  private choose(part: Part, bundle: BundleColumns, table: Table, from: number): void {
    const { members } = part;
    const columns = members.map((index) => bundle.columns[index]!.outcome);
    const eligible = members.map((index) =>
      Uint8Array.from(this.dictionaries[index]!.outcomes, ({ status }) => Number(status === "eligible")),
    );
    for (let row = 0; row < bundle.totalFen.length; row++) {
      let count = 0;
      for (let at = 0; at < members.length; at++) count += eligible[at]![columns[at]![row]!]!;
      // What is held already is weighed with all benefits of the row.
      if (count < 2 || table.held.has(from + row)) continue;
      if (!part.isGroup) this.ask(part.rules, members, bundle, table, from, row);
      else
        for (const index of this.worse(part, bundle, row))
          bundle.drop(index, row, isGrant(this.rules.benefits[index]!));
    }
  }

  /** Of a plain group, takes all but the best out of what is chosen; the money is counted already. */
  private keepBest(part: Part, bundle: BundleColumns, chosen: readonly Uint8Array[]): void {
    for (let row = 0; row < bundle.totalFen.length; row++) {
      let count = 0;
      for (const index of part.members) count += chosen[index]![row]!;
      if (count > 1) for (const index of this.worse(part, bundle, row)) chosen[index]![row] = 0;
    }
  }

  /** The eligible benefits of a group that another one leaves out. */
  private worse({ members }: Part, bundle: BundleColumns, row: number): number[] {
    const eligible = members.filter((index) => this.isEligible(index, bundle.columns[index]!.outcome[row]!));
    let best = eligible[0]!;
    let bestFen = this.worth(bundle, best, row);
    for (const index of eligible) {
      const fen = this.worth(bundle, index, row);
      const [own, other] = [Number(this.inKind[index]), Number(this.inKind[best])];
      if (own > other || (own === other && fen > bestFen)) [best, bestFen] = [index, fen];
    }
    return eligible.filter((index) => index !== best);
  }

  /** What is certain of a benefit's money in a row, in fen. */
  private worth(bundle: BundleColumns, index: number, row: number): number {
    if (!isGrant(this.rules.benefits[index]!)) return 0;
    const { totalFen, minFen } = bundle.columns[index]!;
    const fen = Number.isNaN(totalFen[row]!) ? minFen[row]! : totalFen[row]!;
    return Number.isNaN(fen) ? 0 : fen;
  }

  /** Asks `combine` about some benefits of one row; what it chooses replaces what was added. */
  private ask(
    rules: Rules,
    members: readonly number[],
    bundle: BundleColumns,
    table: Table,
    from: number,
    row: number,
  ): void {
    const facts = factsAt(table, from + row);
    const options = { ...this.options, held: table.held.get(from + row) ?? [] };
    // What is not eligible is in no bundle, and mostly dear to decide.
    const decisions = members
      .filter((index) => this.isEligible(index, bundle.columns[index]!.outcome[row]!))
      .map((index) => decideBenefit(this.rules, this.rules.benefits[index]!, facts, options));
    const { chosen, totalFen } = combine(rules, decisions, facts, options);
    for (const index of members) {
      const { benefit } = this.rules.benefits[index]!;
      bundle.drop(index, row, isGrant(this.rules.benefits[index]!));
      if (chosen.includes(benefit.id)) bundle.take(index, row);
    }
    bundle.totalFen[row]! += totalFen;
  }
}

/** Bundles in columns; which benefits are chosen is written out when it is read. */
export class BundleColumns implements ScreenedBundle {
  readonly columns: readonly BenefitColumns[];
  readonly totalFen: Float64Array;
  private readonly taken = new Map<number, Set<number>>();
  private readonly dropped = new Map<number, Set<number>>();
  private written: Uint8Array[] | undefined;

  private readonly leaveOut: (chosen: readonly Uint8Array[]) => void;

  /** `leaveOut` takes out of what is eligible what groups leave out. */
  constructor(
    columns: readonly BenefitColumns[],
    totalFen: Float64Array,
    leaveOut: (chosen: readonly Uint8Array[]) => void,
  ) {
    this.leaveOut = leaveOut;
    this.columns = columns;
    this.totalFen = totalFen;
  }

  /** Leaves a benefit out of a row, and its money where it is a grant. */
  drop(index: number, row: number, isMoney: boolean): void {
    const own = this.dropped.get(index) ?? new Set<number>();
    this.dropped.set(index, own);
    if (own.has(row)) return;
    own.add(row);
    const { outcome, outcomes, totalFen } = this.columns[index]!;
    const fen = totalFen[row]!;
    if (isMoney && outcomes[outcome[row]!]!.status === "eligible" && fen > 0) this.totalFen[row]! -= fen;
  }

  /** Takes a benefit back in; its money is counted by the caller. */
  take(index: number, row: number): void {
    this.dropped.get(index)?.delete(row);
    const own = this.taken.get(index) ?? new Set<number>();
    this.taken.set(index, own.add(row));
  }

  get chosen(): readonly Uint8Array[] {
    if (this.written) return this.written;
    const written = this.columns.map(({ outcome, outcomes }) => {
      const eligible = Uint8Array.from(outcomes, ({ status }) => Number(status === "eligible"));
      const chosen = new Uint8Array(outcome.length);
      for (let row = 0; row < chosen.length; row++) chosen[row] = eligible[outcome[row]!]!;
      return chosen;
    });
    this.leaveOut(written);
    for (const [index, rows] of this.dropped) for (const row of rows) written[index]![row] = 0;
    for (const [index, rows] of this.taken) for (const row of rows) written[index]![row] = 1;
    this.written = written;
    return written;
  }
}

const all = ({ benefits }: Rules): number[] => benefits.map((_, index) => index);

function isGrant({ benefit }: Prepared): boolean {
  return benefit.form === "grant";
}

/** Benefits that may exclude each other, in parts that do not meet; a benefit alone is no part. */
export function partsOf(rules: Rules): Part[] {
  const { benefits } = rules;
  const part = benefits.map((_, index) => index);
  const join = (one: number, other: number) => {
    const [from, to] = [part[other]!, part[one]!];
    if (from !== to) for (let index = 0; index < part.length; index++) if (part[index] === from) part[index] = to;
  };
  for (let one = 0; one < benefits.length; one++) {
    for (let other = one + 1; other < benefits.length; other++)
      if (meet(benefits[one]!, benefits[other]!)) join(one, other);
  }
  const members = new Map<number, number[]>();
  part.forEach((root, index) => members.set(root, [...(members.get(root) ?? []), index]));
  return [...members.values()]
    .filter((each) => each.length > 1)
    .map((each) => ({
      members: each,
      isGroup: isOneGroup(each.map((index) => benefits[index]!)),
      rules: { ...rules, benefits: each.map((index) => benefits[index]!) },
    }));
}

function meet({ benefit: one }: Prepared, { benefit: other }: Prepared): boolean {
  if (one.exclusive.some(({ group }) => other.exclusive.some((each) => each.group === group))) return true;
  const acrossOne = one.each?.unique?.across ?? [];
  const acrossOther = other.each?.unique?.across ?? [];
  if (acrossOne.length > 0 && acrossOther.length > 0) {
    const family = (id: string, across: readonly string[]) => [...new Set([id, ...across])].sort().join(" ");
    if (family(one.id, acrossOne) === family(other.id, acrossOther)) return true;
  }
  return overlapOf(one, other) !== undefined;
}

/** Whether all exclude each other by the same single group, and by nothing else. */
function isOneGroup(members: readonly Prepared[]): boolean {
  const group = members[0]!.benefit.exclusive[0]?.group;
  return (
    group !== undefined &&
    members.every(({ benefit }) => benefit.exclusive.length === 1 && benefit.exclusive[0]!.group === group) &&
    members.every(({ benefit }) => (benefit.each?.unique?.across ?? []).length === 0) &&
    members.every((one, at) => members.slice(at + 1).every((other) => !overlapOf(one.benefit, other.benefit)))
  );
}
