/** Screens a benefit that is claimed for each thing of a list: hires, trips, certificates. */
import { type ClaimOutcome, claimOutcome, isOutside, outcomeOfClaim } from "../decide/decide.ts";
import { repeatedIn } from "../decide/claim-lines.ts";
import type { View } from "../decide/facts-view.ts";
import { joinLines, type Joining, withCaps } from "../decide/join.ts";
import { decideKnownLine, decideLine, type LineOutcome } from "../decide/line.ts";
import type { Facts, Held, Value } from "../model/facts.ts";
import type { Block, Screening } from "./claim-screen.ts";
import { valueAt } from "./column.ts";
import type { BenefitColumns } from "./dictionary.ts";
import { DigitBlock } from "./digits.ts";
import { type DigitGroup, signatureAt } from "./loops.ts";
import { factsAmong, RowView } from "./row-view.ts";
import { openAlike, rowByRow, Sorter } from "./sorter.ts";
import { listComplete, type ListTable, listUnknown, type Table } from "./table.ts";

/** A line's outcome, or that the whole row has to be asked; `alike` says that rows of equal signatures agree. */
type LineAnswer = LineOutcome | { readonly alike: boolean };

/** Where a row's lines stand, and where its outcome goes. */
type Place = {
  /** What the claim's own facts add to every line's signature. */
  readonly signature: number;
  /** Digits of the things' columns, and the first item that they were read from. */
  readonly own: readonly DigitGroup[];
  readonly firstOfBlock: number;
  readonly list: ListTable | undefined;
  readonly state: number;
  readonly first: number;
  readonly end: number;
  readonly to: number;
};

export class ListScreen {
  private readonly screening: Screening;
  private readonly each: { readonly list: string; readonly subject: string; readonly key?: string };
  private readonly view: RowView;
  private readonly sorter: Sorter;
  private readonly things: DigitBlock;
  private readonly isOwn: (fact: string) => boolean;
  /** Settled lines that whole signatures share; entry n is line n - 1. */
  private readonly lines: LineOutcome[] = [];
  /** Outcomes of rows by the signatures of their lines, where nothing else has a say. */
  private readonly alike = new Map<string, number>();
  private read: { readonly table: Table; readonly row: number; readonly facts: Facts } | undefined;
  /** Where places stood when `alike` was begun. */
  private places = 0;
  private table!: Table;

  constructor(screening: Screening) {
    const { rules, prepared, ground } = screening;
    const { list, subject, unique } = prepared.benefit.each!;
    this.screening = screening;
    this.each = { list, subject, ...(unique ? { key: unique.key } : {}) };
    this.view = new RowView(ground, { list, subject });
    this.sorter = new Sorter({
      prepared,
      vocabulary: rules.vocabulary,
      ground,
      view: this.view,
      constant: () => this.settledLine(),
    });
    this.things = new DigitBlock(screening.loops.cut);
    this.isOwn = (fact) => fact.startsWith(`${subject}.`);
  }

  run({ table, from, to, at, digits }: Block, columns: BenefitColumns): void {
    this.table = table;
    this.view.open(table);
    if (isOutside(this.screening.prepared, this.screening.options.on)) {
      this.view.row = from;
      columns.outcome.fill(this.screening.dictionary.numberOf(this.reference()), at, at + to - from);
      return;
    }
    const list = table.lists.get(this.each.list);
    const ofClaim = () => this.sorter.digits(digits, table.columns, (fact) => !this.isOwn(fact));
    this.things.start(list ? list.starts[from]! : 0, list ? list.starts[to]! : 0);
    const places = this.sorter.moved;
    const before = ofClaim();
    const own = list ? this.sorter.digits(this.things, list.columns, this.isOwn) : [];
    const claim = places === this.sorter.moved ? before : ofClaim();
    // What was kept is named by signatures of the old places.
    if (this.places !== this.sorter.moved) this.alike.clear();
    this.places = this.sorter.moved;
    const { id, caps } = this.screening.prepared.benefit;
    const limited = caps.length > 0;
    for (let row = from; row < to; row++) {
      this.view.row = row;
      // Limits count awards of this benefit only.
      const held = limited ? table.held.get(row)?.filter((it) => it.benefit === id) : undefined;
      const place: Place = {
        signature: signatureAt(claim, row - from),
        own,
        firstOfBlock: this.things.from,
        list,
        state: list?.state[row] ?? listUnknown,
        first: list ? list.starts[row]! : 0,
        end: list ? list.starts[row + 1]! : 0,
        to: at + row - from,
      };
      if (held && held.length > 0) columns.writeOwn(place.to, this.reference(held));
      else this.row(place, columns);
    }
  }

  private row(line: Place, columns: BenefitColumns): void {
    const { list, state, first, end } = line;
    if (!list || state !== listComplete) return this.openList(line, columns);
    if (end === first) return this.shared("none", line.to, columns);
    const lines: LineOutcome[] = [];
    for (let item = first; item < end; item++) {
      const answer = this.answer(this.moveTo(line, item));
      if ("alike" in answer) return this.whole(line, answer.alike ? this.signatures(line) : undefined, columns);
      lines.push(answer);
    }
    columns.writeOwn(line.to, this.joined(lines, first, end));
  }

  /** More things may come: rows with equal signatures of those named agree, unless figures or limits have a say. */
  private openList(line: Place, columns: BenefitColumns): void {
    const { signature, first, end } = line;
    this.view.item = -1;
    this.view.index = end - first;
    if (this.sorter.entryOf(signature) === rowByRow) return this.whole(line, undefined, columns);
    if (end === first) return this.whole(line, this.sorter.keyOf(signature), columns);
    this.whole(line, this.signatures(line), columns);
  }

  /** Asks about the whole row, once for all rows of equal keys where there is one. */
  private whole({ to, state }: Place, key: string | undefined, columns: BenefitColumns): void {
    if (key === undefined) columns.writeOwn(to, this.reference());
    else this.shared(`${state} ${key}`, to, columns);
  }

  /** The signatures of all lines in one text, or undefined where more than them has a say. */
  private signatures(line: Place): string | undefined {
    const { first, end, signature } = line;
    const { caps } = this.screening.prepared.benefit;
    if (caps.length > 0 || end - first > mostNamed) return undefined;
    const all: string[] = [];
    for (let item = first; item < end; item++) {
      const own = this.moveTo(line, item);
      if (this.sorter.entryOf(own) === rowByRow) return undefined;
      all.push(this.sorter.keyOf(own));
    }
    return this.repeats(first, end).size > 0 ? undefined : `${signature}: ${all.sort().join(" ")}`;
  }

  /** Moves the view to one thing; its signature. */
  private moveTo({ signature, own, firstOfBlock, first }: Place, item: number): number {
    this.view.item = item;
    this.view.index = item - first;
    return signature + signatureAt(own, item - firstOfBlock);
  }

  private shared(key: string, to: number, columns: BenefitColumns): void {
    const known = this.alike.get(key);
    if (known !== undefined) {
      columns.outcome[to] = known;
      return;
    }
    if (this.alike.size > mostAlike) this.alike.clear();
    const number = this.screening.dictionary.numberOf(this.reference());
    this.alike.set(key, number);
    columns.outcome[to] = number;
  }

  private answer(signature: number): LineAnswer {
    const entry = this.sorter.entryOf(signature);
    if (entry > 0) return this.lines[entry - 1]!;
    if (entry === openAlike) return { alike: true };
    return decideKnownLine(this.screening.prepared, this.lineView(), this.view) ?? { alike: false };
  }

  /** Called by the sorter for a line whose signature says all: its outcome, where it is settled. */
  private settledLine(): number {
    const { prepared, rules } = this.screening;
    const line = decideLine(prepared, this.lineView(), rules.facts);
    return line.holes.length > 0 ? openAlike : this.lines.push(line);
  }

  private joined(lines: readonly LineOutcome[], first: number, end: number): ClaimOutcome {
    const { rules, prepared } = this.screening;
    const joining: Joining = { prepared, facts: rules.facts, held: [], without: new Set() };
    const views = prepared.benefit.caps.length > 0 ? this.viewsOf(lines) : lines;
    const claim = { lines: views, like: [], repeated: this.repeats(first, end) };
    return claimOutcome(prepared, joinLines(joining, withCaps(joining, claim)));
  }

  /** Limits look at each line's own day. */
  private viewsOf(lines: readonly LineOutcome[]): LineOutcome[] {
    const { list, subject } = this.each;
    const { ground } = this.screening;
    const facts = this.facts();
    return lines.map((line, index) => ({ ...line, view: { ...ground, facts, item: { list, subject, index } } }));
  }

  private lineView(): View {
    const facts = () => this.facts();
    return {
      ...this.screening.ground,
      // Most lines are settled by their columns alone: a long list is not copied for each of its things.
      get facts() {
        return facts();
      },
      item: { ...this.each, index: this.view.index },
    };
  }

  /** The facts of the row that the view stands at, read once. */
  private facts(): Facts {
    const { row } = this.view;
    if (this.read?.table !== this.table || this.read.row !== row) {
      this.read = { table: this.table, row, facts: factsAmong(this.table, row, this.sorter.used) };
    }
    return this.read.facts;
  }

  private repeats(first: number, end: number): Set<number> {
    const { key, list } = this.each;
    const column = key === undefined ? undefined : this.table.lists.get(list)?.columns.get(key);
    if (!column || end - first < 2) return noRepeats;
    const keys: (Value | undefined)[] = [];
    for (let item = first; item < end; item++) keys.push(valueAt(column, item));
    return repeatedIn(keys);
  }

  private reference(held: readonly Held[] = []): ClaimOutcome {
    const { rules, prepared, options } = this.screening;
    return outcomeOfClaim(rules, prepared, this.facts(), { ...options, held });
  }
}

const noRepeats = new Set<number>();
/** Longer lists are hardly ever alike. */
const mostNamed = 12;
/** Rows of lists whose outcomes are kept at once. */
const mostAlike = 200_000;
