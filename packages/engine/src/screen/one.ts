/**
 * The same tables for one claimant at a time: a questionnaire, a page, a service that is asked a thousand times a second.
 *
 * Facts are checked into slots once. From then on an answer is a handful of look-ups; what no look-up settles (lists,
 * sums out of figures, limits with a history) is decided as always.
 */
import { combine } from "../combine/combine.ts";
import { decide, decideBenefit, type DecideOptions, settingsOf } from "../decide/decide.ts";
import type { Rules } from "../decide/rules.ts";
import type { Facts } from "../model/facts.ts";
import type { Reason, Status } from "../model/decision.ts";
import type { Text } from "../model/text.ts";
import { isOutside } from "../decide/decide.ts";
import { type Part, partsOf } from "./bundle.ts";
import { ClaimScreen } from "./claim-screen.ts";
import { type Column, columnOf, noDay, noFigure, unknownDay } from "./column.ts";
import { Dictionary } from "./dictionary.ts";
import { lutOf, stretchLut } from "./digits.ts";
import { loopsFor, mayGenerate } from "./loops.ts";
import type { Axis } from "./signature.ts";
import { TableBuilder } from "./table.ts";

export type OneOptions = Omit<DecideOptions, "held"> & { readonly generate?: boolean };

/** One claimant's facts in slots. */
export type Slots = { readonly codes: readonly number[]; readonly facts: Facts };

/** One condition as it turned out. `holds` is null where it is not known. */
export type Truth = {
  readonly id: string;
  readonly clause: string;
  readonly says: Text;
  readonly holds: boolean | null;
};
/** One benefit with every condition; shared by all claimants who get the same answer, so never to be changed. */
export type Explained = {
  readonly benefit: string;
  readonly status: Status;
  readonly totalFen: number | null;
  readonly conditions: readonly Truth[];
};

export type One = {
  readonly benefits: readonly string[];
  /** Checks facts into slots; facts that no benefit looks at are only kept for what no look-up settles. */
  readonly encode: (facts: Facts) => Slots;
  /** By benefit the settled sum in fen, not-a-number where none follows; last the sum of the best lawful bundle. */
  readonly amounts: (slots: Slots) => number[];
  /** By benefit the status, the settled sum and every condition. */
  readonly explained: (slots: Slots) => Explained[];
};

type Look = (codes: readonly number[]) => number[] | undefined;

/** Makes rules ready for one claimant after the other. What it says is what `decide` and `combine` say. */
export function prepareOne(rules: Rules, options: OneOptions): One {
  const state = new State(rules, options);
  return {
    benefits: rules.benefits.map(({ benefit }) => benefit.id),
    encode: (facts) => state.encode(facts),
    amounts: (slots) => state.amounts(slots),
    explained: (slots) => state.explained(slots),
  };
}

/** Room for outcomes before loops are made anew. */
const firstRoom = 1024;

class State {
  private readonly rules: Rules;
  private readonly options: OneOptions;
  private readonly slotOf = new Map<string, number>();
  private readonly columns: Column[] = [];
  private readonly dictionaries: readonly Dictionary[];
  private readonly screens: readonly ClaimScreen[];
  private readonly parts: readonly Part[];
  /** Whether every benefit has one claim, in force, whose signature says all. */
  private isPlain: boolean;
  /** By benefit: whether one number says all that it looks at. */
  private readonly isSorted: readonly boolean[];
  private readonly keys: readonly ((codes: readonly number[]) => number)[];
  /** By benefit and signature. */
  private readonly explanations: (Explained | undefined)[][];
  private readonly tell: ((codes: readonly number[]) => Explained[] | undefined) | undefined;
  private readonly truths = new Map<string, Truth>();
  private look: Look | undefined;
  private totals: Float64Array[] = [];
  private pays: Float64Array[] = [];

  constructor(rules: Rules, options: OneOptions) {
    this.rules = rules;
    this.options = options;
    this.dictionaries = rules.benefits.map(() => new Dictionary());
    const loops = loopsFor(options.generate ?? true);
    this.screens = rules.benefits.map((prepared, index) => {
      const ground = { on: options.on, setting: settingsOf(prepared, options) };
      return new ClaimScreen({ rules, prepared, options, ground, loops, dictionary: this.dictionaries[index]! });
    });
    this.parts = partsOf(rules);
    for (const { sorter } of this.screens) for (const { fact } of sorter.signature.axes) this.slot(fact);
    // Words are told apart by table, and one claimant has none.
    const isWordless = this.columns.every(({ kind }) => kind !== "word");
    this.isSorted = this.screens.map(
      ({ sorter }) =>
        isWordless &&
        sorter.saysAll &&
        sorter.entries.dense !== undefined &&
        // Values that follow no line are told apart one by one as tables show them, and one claimant has none.
        sorter.signature.axes.every(
          ({ fact, classes }) => classes.cuts !== undefined || this.columns[this.slotOf.get(fact)!]!.kind === "code",
        ),
    );
    this.isPlain =
      rules.benefits.every(({ benefit }) => !benefit.each) &&
      rules.benefits.every((prepared) => !isOutside(prepared, options.on)) &&
      this.isSorted.every(Boolean) &&
      this.parts.every(({ members, isGroup }) => isGroup && members.every((index) => this.isMoney(index)));
    this.keys = this.screens.map(({ sorter }, index) =>
      this.isSorted[index] ? keyOf(termsOf(sorter.signature, this.slotOf, this.columns)) : () => 0,
    );
    this.explanations = this.screens.map(({ sorter }, index) =>
      this.isSorted[index] ? new Array<undefined>(sorter.signature.range).fill(undefined) : [],
    );
    const isTold = this.isSorted.every(Boolean) && rules.benefits.every(({ benefit }) => !benefit.each);
    this.tell = isTold && this.mayGenerate() ? tellOf(this.allTerms(), this.explanations) : undefined;
  }

  encode(facts: Facts): Slots {
    const codes = this.columns.map((column) =>
      column.kind === "day" ? unknownDay : column.kind === "figure" ? NaN : 0,
    );
    for (const [id, slot] of this.slotOf) {
      const value = facts.values.get(id);
      if (value === undefined) continue;
      const column = this.columns[slot]!;
      if (column.kind === "day") codes[slot] = value === null ? noDay : (value as number);
      else if (column.kind === "figure") codes[slot] = value === null ? noFigure : (value as number);
      else codes[slot] = column.values.indexOf(value as never) + 1;
    }
    return { codes, facts };
  }

  amounts({ codes, facts }: Slots): number[] {
    if (!this.isPlain) return this.plainly(facts);
    const known = this.look?.(codes);
    if (known) return known;
    return this.learn(codes, facts) ? this.look!(codes)! : this.plainly(facts);
  }

  explained({ codes, facts }: Slots): Explained[] {
    const told = this.tell?.(codes);
    if (told) return told;
    return this.screens.map((_, index) => {
      if (!this.isSorted[index] || this.rules.benefits[index]!.benefit.each) return this.explain(index, facts);
      const key = this.keys[index]!(codes);
      const known = this.explanations[index]![key];
      return known ?? (this.explanations[index]![key] = this.explain(index, facts));
    });
  }

  private slot(fact: string): void {
    if (this.slotOf.has(fact)) return;
    this.slotOf.set(fact, this.columns.length);
    const of = this.rules.vocabulary.facts.find(({ id }) => id === fact)!;
    this.columns.push(columnOf(of, this.rules.vocabulary, 0));
  }

  /** Decides what is new about these facts and makes the look-up anew where it has to. False where none can settle them. */
  private learn(codes: readonly number[], facts: Facts): boolean {
    const builder = new TableBuilder({ vocabulary: this.rules.vocabulary });
    builder.add(facts);
    const table = builder.build();
    const entries = this.screens.map((screen, index) => screen.entryOf(table, 0, this.keys[index]!(codes)));
    if (entries.some((entry) => entry <= 0)) return false;
    const most = Math.max(...this.dictionaries.map(({ outcomes }) => outcomes.length));
    if (!this.look || most > this.totals[0]!.length) this.make(most);
    this.dictionaries.forEach((dictionary, index) => {
      dictionary.outcomes.forEach(({ status }, at) => {
        const fen = dictionary.totalFen[at]!;
        this.totals[index]![at] = fen;
        this.pays[index]![at] = this.isMoney(index) && status === "eligible" && fen > 0 ? fen : 0;
      });
    });
    this.isPlain = this.parts.every(({ members }) => members.every((index) => this.isSettled(index)));
    return this.isPlain;
  }

  private isMoney(index: number): boolean {
    return this.rules.benefits[index]!.benefit.form === "grant";
  }

  /** Whether every outcome so far that is eligible has its sum, so that the larger one may be taken. */
  private isSettled(index: number): boolean {
    const { outcomes, totalFen } = this.dictionaries[index]!;
    return outcomes.every(({ status }, at) => status !== "eligible" || totalFen[at]! >= 0);
  }

  private allTerms(): Term[][] {
    return this.screens.map(({ sorter }) => termsOf(sorter.signature, this.slotOf, this.columns));
  }

  private mayGenerate(): boolean {
    return (this.options.generate ?? true) && mayGenerate();
  }

  private make(most: number): void {
    const room = Math.max(firstRoom, most * 2);
    this.totals = this.screens.map(() => new Float64Array(room).fill(NaN));
    this.pays = this.screens.map(() => new Float64Array(room));
    this.look = lookOf(
      this.allTerms(),
      this.screens.map(({ sorter }) => sorter.entries.dense!),
      this.totals,
      this.pays,
      groupsOf(this.rules, this.parts),
      this.mayGenerate(),
    );
  }

  private plainly(facts: Facts): number[] {
    const decisions = decide(this.rules, facts, this.options);
    const { totalFen } = combine(this.rules, decisions, facts, this.options);
    return [...decisions.map(({ amount }) => amount.totalFen ?? NaN), totalFen];
  }

  /** One object for each answer to a condition, so that claimants who share answers share memory at hand. */
  private truth(index: number, { kind, id, clause, says, holds }: Reason): Truth {
    const key = `${index} ${kind} ${id} ${String(holds)}`;
    let known = this.truths.get(key);
    if (!known) this.truths.set(key, (known = Object.freeze({ id, clause, says, holds })));
    return known;
  }

  private explain(index: number, facts: Facts): Explained {
    const prepared = this.rules.benefits[index]!;
    const { benefit, status, amount, reasons } = decideBenefit(this.rules, prepared, facts, this.options);
    const conditions = reasons.map((reason) => this.truth(index, reason));
    return Object.freeze({ benefit, status, totalFen: amount.totalFen, conditions: Object.freeze(conditions) });
  }
}

/** Benefits that count by themselves stand alone; of a part the largest counts. */
function groupsOf({ benefits }: Rules, parts: readonly Part[]): number[][] {
  const joined = new Set(parts.flatMap(({ members }) => members));
  const alone = benefits.flatMap((_, index) => (joined.has(index) ? [] : [[index]]));
  return [...alone, ...parts.map(({ members }) => [...members])];
}

/** What one fact adds to a signature: by its slot, through a table of places. */
type Term = {
  readonly slot: number;
  readonly cuts: readonly number[];
  readonly kind: Column["kind"];
  readonly places: Float64Array;
};

function termsOf(
  { groups }: ClaimScreen["sorter"]["signature"],
  slotOf: ReadonlyMap<string, number>,
  columns: readonly Column[],
): Term[] {
  return groups.flatMap(({ axes, factors, stride }) =>
    axes.map((axis, index) => {
      const slot = slotOf.get(axis.fact)!;
      const column = columns[slot]!;
      const digits = digitsOf(axis, column);
      const places = Float64Array.from(digits, (digit) => digit * factors[index]! * stride);
      const cuts = column.kind === "day" || column.kind === "figure" ? axis.classes.cuts![column.kind] : [];
      return { slot, cuts, kind: column.kind, places };
    }),
  );
}

/** The digit of each code, or of each stretch of a line. */
function digitsOf(axis: Axis, column: Column): ArrayLike<number> {
  if (column.kind === "day" || column.kind === "figure") {
    return stretchLut(axis.classes, axis.classes.cuts![column.kind], column.kind).classes;
  }
  if (axis.raw) return Array.from({ length: column.values.length + 1 }, (_, code) => code);
  return lutOf(axis.classes, column.values).classes;
}

function keyOf(terms: readonly Term[]): (codes: readonly number[]) => number {
  return (codes) => {
    let key = 0;
    for (const { slot, cuts, kind, places } of terms) {
      const value = codes[slot]!;
      let place = value;
      if (kind === "day" || kind === "figure") {
        place =
          kind === "day"
            ? Number(value > unknownDay) + Number(value > noDay)
            : Number(value >= -Infinity) + Number(value > -Infinity);
        for (const cut of cuts) if (value >= cut) place += 1;
      }
      key += places[place]!;
    }
    return key;
  };
}

/** All look-ups in one function; undefined where one of them has no entry yet. */
function lookOf(
  terms: readonly (readonly Term[])[],
  tables: readonly Int32Array[],
  totals: readonly Float64Array[],
  pays: readonly Float64Array[],
  groups: readonly (readonly number[])[],
  generate: boolean,
): Look {
  if (generate) {
    const places = terms.map((each) => each.map((term) => term.places));
    return new Function("tables", "totals", "pays", "places", codeOf(terms, groups))(
      tables,
      totals,
      pays,
      places,
    ) as Look;
  }
  const keys = terms.map(keyOf);
  return (codes) => {
    const entries = keys.map((key, index) => tables[index]![key(codes)]!);
    if (entries.some((entry) => entry <= 0)) return undefined;
    const most = (members: readonly number[]) => Math.max(...members.map((index) => pays[index]![entries[index]!]!));
    return [
      ...entries.map((entry, index) => totals[index]![entry]!),
      groups.reduce((all, members) => all + most(members), 0),
    ];
  };
}

/** What is kept of all benefits in one function; undefined where something is not known yet. */
function tellOf(
  terms: readonly (readonly Term[])[],
  explanations: readonly (readonly (Explained | undefined)[])[],
): (codes: readonly number[]) => Explained[] | undefined {
  const entries = terms.map((_, index) => `e${index}`);
  const isOpen = entries.map((entry) => `${entry} === undefined`).join(" || ") || "false";
  const code = inCode(terms, "", `if (${isOpen}) return undefined; return [${entries.join(", ")}];`);
  const places = terms.map((each) => each.map((term) => term.places));
  return new Function("tables", "places", code)(explanations, places) as ReturnType<typeof tellOf>;
}

/** Look-ups as code; only numbers made here go into it. */
function codeOf(terms: readonly (readonly Term[])[], groups: readonly (readonly number[])[]): string {
  const named = terms.map((_, index) => `const f${index} = totals[${index}], q${index} = pays[${index}];`);
  const open = terms.map((_, index) => `(e${index} - 1)`).join(" | ") || "0";
  const paid = groups.map((members) => {
    const each = members.map((index) => `q${index}[e${index}]`);
    return each.length === 1 ? each[0] : `Math.max(${each.join(", ")})`;
  });
  const sums = [...terms.map((_, index) => `f${index}[e${index}]`), paid.join(" + ") || "0"];
  return inCode(terms, named.join(" "), `if ((${open}) < 0) return undefined; return [${sums.join(", ")}];`);
}

/** A function of codes that finds the entry of every benefit, `e0`, `e1` …, and goes on from there. */
function inCode(terms: readonly (readonly Term[])[], before: string, then: string): string {
  const named = terms.flatMap((each, index) => [
    `const t${index} = tables[${index}];`,
    ...each.map((_, term) => `const l${index}_${term} = places[${index}][${term}];`),
  ]);
  const slots = [...new Set(terms.flat().map(({ slot }) => slot))].map((slot) => `const c${slot} = codes[${slot}];`);
  const entries = terms.map((each, index) => {
    const sum = each.map((term, at) => termCode(term, `l${index}_${at}`)).join(" + ") || "0";
    return `const e${index} = t${index}[${sum}];`;
  });
  return `"use strict"; ${named.join(" ")} ${before} return (codes) => { ${slots.join(" ")} ${entries.join(" ")} ${then} };`;
}

function termCode({ slot, cuts, kind, places }: Term, name: string): string {
  if (kind === "day" || kind === "figure") {
    const known = kind === "day" ? [`> ${unknownDay}`, `> ${noDay}`] : [">= -Infinity", "> -Infinity"];
    const steps = [...known, ...cuts.map((cut) => `>= ${cut}`)].map((step) => `(c${slot} ${step} ? 1 : 0)`);
    return `${name}[${steps.join(" + ")}]`;
  }
  const stride = places[1] ?? 0;
  // Where codes are the digit, a product saves the look-up.
  const isLinear = places.every((place, code) => place === code * stride);
  return isLinear ? `c${slot} * ${stride}` : `${name}[c${slot}]`;
}
