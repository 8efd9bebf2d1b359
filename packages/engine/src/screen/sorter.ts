/**
 * Sorts lines by signature: rows that a benefit cannot tell apart share an entry, found once by `decide`'s own code.
 *
 * Three kinds of lines are told apart. Most have an entry that holds whatever else is known. Some first need the
 * questions that look at several facts together. The rest depend on figures or days themselves and are decided
 * one by one.
 */
import { factsOf } from "../check/walk.ts";
import { outcomeOf, partsOf } from "../decide/outcome.ts";
import { allExpressions, type Prepared, prepare } from "../decide/rules.ts";
import type { Environment } from "../evaluate/environment.ts";
import { hole, Unknown } from "../evaluate/unknown.ts";
import type { Benefit } from "../model/benefit.ts";
import type { Value } from "../model/facts.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { Classes, type Ground } from "./classes.ts";
import { type Column, columnOf } from "./column.ts";
import type { DigitBlock } from "./digits.ts";
import { Entries, mostKept } from "./entries.ts";
import type { DigitGroup, Digits } from "./loops.ts";
import { type Answer, Joint, open } from "./joint.ts";
import { jointFact, observe, type Observed } from "./observe.ts";
import type { RowView } from "./row-view.ts";
import { Axis, Signature, stretchesOf } from "./signature.ts";

/** Entries of lines without one of their own: decided one by one. */
export const rowByRow = -1;
/** Open in a way that all lines of the signature share. */
export const openAlike = -2;
const needsJoint = -3;

export type Sorting = {
  readonly prepared: Prepared;
  readonly vocabulary: Vocabulary;
  readonly ground: Ground;
  readonly view: RowView;
  /** The entry of the line that the view stands at, where it holds for the whole signature. */
  readonly constant: () => number;
};

/** More classes than these of one fact are not told apart: every row is decided by itself. */
const mostDigits = 255;

export class Sorter {
  readonly signature: Signature;
  /** Ids of facts and lists that the benefit looks at. */
  readonly used: ReadonlySet<string>;
  entries: Entries;
  /** How often places moved. */
  moved = 0;
  private readonly second = new Map<string, number>();
  private readonly sorting: Sorting;
  private readonly observed: Observed;
  private readonly outline: Prepared;
  private readonly joint: readonly Joint[];

  constructor(sorting: Sorting) {
    const { prepared, vocabulary, ground } = sorting;
    const { benefit } = prepared;
    this.sorting = sorting;
    this.observed = observe(benefit, (fact) => countOf(fact, vocabulary));
    this.outline = prepare(vocabulary, [this.observed.outline]).benefits[0]!;
    const isField = fieldsOfLists(vocabulary, benefit.each?.subject);
    const questions = this.observed.joint;
    this.joint = questions.map(
      (question) =>
        new Joint(
          question,
          prepared,
          ground,
          isField,
          questions.filter((other) => other !== question),
        ),
    );
    this.used = usedBy(benefit);
    const own = [...prepared.domains.keys()].filter((fact) => !isField(fact));
    const axes = own.map((fact) => {
      const classes = new Classes(prepared, fact, this.observed.single.get(fact) ?? [], ground);
      return axisWith(classes, prepared, vocabulary);
    });
    this.signature = new Signature(axes);
    this.entries = new Entries(this.signature.range);
  }

  /** Whether a signature says everything: no question needs several facts, no figure goes into an amount. */
  get saysAll(): boolean {
    return this.observed.classable && this.joint.length === 0 && this.observed.measured.size === 0;
  }

  /**
   * The digits of those axes that are wanted, over the block at hand; a fact without a column is unknown in every
   * row and adds nothing.
   */
  digits(block: DigitBlock, columns: ReadonlyMap<string, Column>, wanted: (fact: string) => boolean): DigitGroup[] {
    const { signature } = this;
    const digits = new Map<Axis, Digits>();
    for (const axis of signature.axes) {
      const column = wanted(axis.fact) ? columns.get(axis.fact) : undefined;
      if (!column) continue;
      const own = block.of(axis, column);
      if (own) digits.set(axis, own);
      else {
        signature.withoutCodes(axis);
        this.forget();
        digits.set(axis, block.of(axis, column)!);
      }
    }
    if (signature.grow()) this.forget();
    if (signature.axes.some(({ base }) => base > mostDigits)) this.entries = new Entries(0);
    return signature.groups.map(({ axes, factors, stride }) => {
      const kept = axes.flatMap((axis, index) => (digits.has(axis) ? [index] : []));
      return {
        digits: kept.map((index) => digits.get(axes[index]!)!),
        factors: kept.map((index) => factors[index]!),
        stride,
      };
    });
  }

  /** Places moved: what was known by the old ones is void. */
  private forget(): void {
    this.entries = new Entries(this.signature.range);
    this.second.clear();
    this.moved += 1;
  }

  /** The entry of the line that the view stands at, by its signature. */
  entryOf(signature: number): number {
    if (this.entries.isVoid) return rowByRow;
    const known = this.entries.get(signature);
    const entry = known === 0 ? this.first() : known;
    if (known === 0) this.entries.set(signature, entry);
    return entry === needsJoint ? this.withJoint(signature) : entry;
  }

  /** What lines that are alike have in common, as a text; after {@link entryOf}, for a line that is not decided by itself. */
  keyOf(signature: number): string {
    if (this.entries.get(signature) !== needsJoint) return String(signature);
    return `${signature}/${this.joint.map((joint) => joint.answer(this.sorting.view).code).join("/")}`;
  }

  private first(): number {
    // Figures of a list's things are in no signature.
    if (!this.observed.classable || [...this.observed.measured].some((id) => !this.isAxis(id))) return rowByRow;
    if (this.joint.length === 0 && !this.isMeasured()) return this.sorting.constant();
    if (this.isRefused([])) return this.sorting.constant();
    return this.joint.length > 0 ? needsJoint : rowByRow;
  }

  private isAxis(fact: string): boolean {
    return this.signature.axes.some((axis) => axis.fact === fact);
  }

  private withJoint(signature: number): number {
    const answers = this.joint.map((joint) => joint.answer(this.sorting.view));
    const key = `${signature} ${answers.map(({ code }) => code).join(" ")}`;
    const known = this.second.get(key);
    if (known !== undefined) return known;
    const settled = answers.every(({ code }) => code !== open) && !this.isMeasured();
    const entry = settled || this.isRefused(answers) ? this.sorting.constant() : rowByRow;
    if (this.second.size >= mostKept) this.second.clear();
    this.second.set(key, entry);
    return entry;
  }

  /** A figure that goes into the amount is known. */
  private isMeasured(): boolean {
    const { view } = this.sorting;
    return [...this.observed.measured].some((id) => !(view.fact(id) instanceof Unknown));
  }

  /** Refused or outside the force, whatever the figures and the questions not asked here say. */
  private isRefused(answers: readonly Answer[]): boolean {
    const { view } = this.sorting;
    const env: Environment = {
      ...this.sorting.ground,
      list: view.list,
      fact: (id) => {
        if (!id.startsWith("#")) return view.fact(id);
        const answer = answers.findIndex((_, index) => jointFact(index) === id);
        return answer < 0 ? hole(id) : (answers[answer]!.value as Value | Unknown);
      },
    };
    const parts = partsOf(this.outline, env);
    const outcome = outcomeOf(this.outline, parts, parts.time instanceof Unknown);
    return !(outcome instanceof Unknown) && (outcome.status === "ineligible" || outcome.status === "not_in_force");
  }
}

/** Whether a fact is about things of a list that is not the claim's own: it has no value of its own in a row. */
function fieldsOfLists({ subjects, facts }: Vocabulary, own: string | undefined): (fact: string) => boolean {
  const listed = new Set(subjects.filter(({ id, list }) => list !== undefined && id !== own).map(({ id }) => id));
  const fields = new Set(facts.filter(({ subject }) => listed.has(subject)).map(({ id }) => id));
  return (fact) => fields.has(fact);
}

function usedBy(benefit: Benefit): Set<string> {
  const { each } = benefit;
  const used = new Set(allExpressions(benefit).flatMap(factsOf));
  if (each) used.add(each.list);
  if (each?.unique) used.add(each.unique.key);
  return used;
}

function countOf(id: string, vocabulary: Vocabulary): number | undefined {
  const fact = vocabulary.facts.find((each) => each.id === id);
  const column = fact && columnOf(fact, vocabulary, 0);
  return column?.kind === "code" ? column.values.length + 1 : undefined;
}

/** An axis with room for the classes of all values that can be named before a table is read. */
function axisWith(classes: Classes, { domains }: Prepared, vocabulary: Vocabulary): Axis {
  const fact = vocabulary.facts.find(({ id }) => id === classes.fact)!;
  const column = columnOf(fact, vocabulary, 0);
  if (column.kind === "code") return new Axis(classes, { listed: column.values, values: column.values, open: false });
  if (column.kind === "word") {
    const domain = domains.get(classes.fact);
    return new Axis(classes, { listed: undefined, values: domain?.kind === "finite" ? domain.values : [], open: true });
  }
  const cuts = classes.cuts?.[column.kind];
  const values = [null, ...(cuts ? stretchesOf(cuts, column.kind) : [])];
  return new Axis(classes, { listed: undefined, values, open: cuts === undefined });
}
