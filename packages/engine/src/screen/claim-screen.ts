/** Screens a benefit that has one claim to a row. */
import { type ClaimOutcome, claimOutcome, isOutside, outcomeOfClaim } from "../decide/decide.ts";
import { joinLines, type Joining, withCaps } from "../decide/join.ts";
import { decideKnownLine } from "../decide/line.ts";
import type { View } from "../decide/facts-view.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import type { Held } from "../model/facts.ts";
import type { Ground } from "./classes.ts";
import type { BenefitColumns, Dictionary } from "./dictionary.ts";
import type { DigitBlock } from "./digits.ts";
import { type DigitGroup, type Loops, signatureAt } from "./loops.ts";
import { factsAmong, RowView } from "./row-view.ts";
import type { ScreenOptions } from "./options.ts";
import { rowByRow, Sorter } from "./sorter.ts";
import type { Table } from "./table.ts";

export type Screening = {
  readonly rules: Rules;
  readonly prepared: Prepared;
  readonly options: ScreenOptions;
  readonly ground: Ground;
  readonly loops: Loops;
  readonly dictionary: Dictionary;
};

/** Where a block of rows lies, and where its results go. */
export type Block = {
  readonly table: Table;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** The digits of the rows' own columns. */
  readonly digits: DigitBlock;
};

export class ClaimScreen {
  private readonly screening: Screening;
  private readonly view: RowView;
  readonly sorter: Sorter;
  private readonly joining: Joining;
  private table!: Table;

  constructor(screening: Screening) {
    const { rules, prepared, ground } = screening;
    this.screening = screening;
    this.view = new RowView(ground);
    this.joining = { prepared, facts: rules.facts, held: [], without: new Set() };
    this.sorter = new Sorter({
      prepared,
      vocabulary: rules.vocabulary,
      ground,
      view: this.view,
      constant: () => screening.dictionary.numberOf(this.reference()),
    });
  }

  run({ table, from, to, at, digits }: Block, columns: BenefitColumns): void {
    this.table = table;
    this.view.open(table);
    this.view.row = from;
    const { loops, prepared, options } = this.screening;
    if (isOutside(prepared, options.on)) {
      columns.outcome.fill(this.screening.dictionary.numberOf(this.reference()), at, at + to - from);
      return;
    }
    const groups = this.sorter.digits(digits, table.columns, () => true);
    const { dense } = this.sorter.entries;
    const isOpen = !dense || loops.look(groups, to - from, dense, columns.outcome, at) < 0;
    if (isOpen) this.complete(groups, from, to, at, columns);
    if (prepared.benefit.caps.length > 0) this.withHeld(from, to, at, columns);
  }

  /** The entry of one row whose signature is known; not above 0 where the row is decided by itself. */
  entryOf(table: Table, row: number, signature: number): number {
    this.table = table;
    this.view.open(table);
    this.view.row = row;
    return this.sorter.entryOf(signature);
  }

  /** Finds what the loop did not: new signatures, and rows decided one by one. */
  private complete(groups: readonly DigitGroup[], from: number, to: number, at: number, columns: BenefitColumns): void {
    const { outcome } = columns;
    for (let row = from; row < to; row++) {
      const place = at + row - from;
      if (outcome[place]! <= 0) this.decideRow(row, signatureAt(groups, row - from), place, columns);
    }
  }

  private decideRow(row: number, signature: number, to: number, columns: BenefitColumns): void {
    this.view.row = row;
    const entry = this.sorter.entryOf(signature);
    if (entry === rowByRow) columns.writeOwn(to, this.known() ?? this.reference());
    else columns.outcome[to] = entry;
  }

  /** Decides a row of which everything that matters is known. */
  private known(): ClaimOutcome | undefined {
    const { prepared, ground } = this.screening;
    const { table, sorter, view } = this;
    const { row } = view;
    const lineView: View = {
      ...ground,
      get facts() {
        return factsAmong(table, row, sorter.used);
      },
    };
    const line = decideKnownLine(prepared, lineView, view);
    if (!line) return undefined;
    const lines = withCaps(this.joining, { lines: [line], like: [0], repeated: new Set() });
    return claimOutcome(prepared, joinLines(this.joining, lines));
  }

  private reference(held: readonly Held[] = []): ClaimOutcome {
    const { rules, prepared, options } = this.screening;
    const facts = factsAmong(this.table, this.view.row, this.sorter.used);
    return outcomeOfClaim(rules, prepared, facts, { ...options, held });
  }

  /** Limits count what a row holds already. */
  private withHeld(from: number, to: number, at: number, columns: BenefitColumns): void {
    const { id } = this.screening.prepared.benefit;
    for (const [row, held] of this.table.held) {
      if (row < from || row >= to || held.every((each) => each.benefit !== id)) continue;
      this.view.row = row;
      columns.writeOwn(at + row - from, this.reference(held));
    }
  }
}
