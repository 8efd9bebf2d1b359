/** What is not known of a population, and what knowing it would settle. */
import type { Rules } from "../../decide/rules.ts";
import type { Fact } from "../../model/vocabulary.ts";
import type { Screened } from "../../screen/screened.ts";
import type { Information, SourceId } from "../types.ts";
import { claimantsOf } from "./claimants.ts";
import { Tally } from "./hanging.ts";
import { emptyInformation, mergeInformation, ordered } from "./merge.ts";
import { type OpenOutcome, openOutcomes } from "./open-cases.ts";
import { sets, settledBySet, sources, sourcesOf } from "./sources.ts";

export type Informing = {
  /** One block of claimants. */
  readonly add: (screened: Screened) => void;
  /** All blocks so far; partial results of several workers add up with {@link mergeInformation}. */
  readonly result: () => Information;
};

export type InformOptions = {
  /** Who can confirm a fact, at least one source; by default who settles it and who keeps its proof. */
  readonly sourcesOf?: (fact: Fact) => readonly SourceId[];
};

/**
 * Adds up what is open, block by block. The rules are those of one kind of claimant and the rows are such claimants:
 * what an employer would be asked is no gap in what is known of a person.
 *
 * A fact settles a case when nothing else is missing for it; sources settle it when each missing fact can be confirmed
 * by one of them. Claimants are counted once, however many of their cases are settled.
 */
export function informing(rules: Rules, { sourcesOf: askedOf = sourcesOf }: InformOptions = {}): Informing {
  const known = new Known(rules, askedOf);
  let sum = emptyInformation();
  return {
    add: (screened) => {
      sum = mergeInformation(sum, informationOf(rules, known, screened));
    },
    result: () => sum,
  };
}

/** Facts and lists by number, and who can confirm each. */
class Known {
  readonly ids: string[] = [];
  readonly sources: (readonly SourceId[])[] = [];
  /** By fact: bits of the sources, in the order of `sources`. */
  readonly masks: number[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly rules: Rules;
  private readonly askedOf: (fact: Fact) => readonly SourceId[];

  constructor(rules: Rules, askedOf: (fact: Fact) => readonly SourceId[]) {
    this.rules = rules;
    this.askedOf = askedOf;
  }

  numberOf(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    const own = this.sourcesOf(id);
    this.numbers.set(id, this.ids.length);
    this.sources.push(own);
    this.masks.push(own.reduce((bits, source) => bits | (1 << sources.indexOf(source)), 0));
    return this.ids.push(id) - 1;
  }

  /** Who knows of the things of a list: whoever can confirm all that a thing is asked. */
  private sourcesOf(id: string): readonly SourceId[] {
    const fact = this.rules.facts.get(id);
    if (fact) return this.askedOf(fact);
    const subject = this.rules.lists.get(id)?.id;
    const own = [...this.rules.facts.values()].find((each) => each.subject === subject);
    return own?.settledBy === "employer" ? ["employer"] : ["person"];
  }
}

type Case = OpenOutcome & {
  readonly facts: readonly number[];
  /** Which sets of sources settle it. */
  readonly low: number;
  readonly high: number;
  /** Bits of the sources that can confirm something of it. */
  readonly part: number;
};

function caseOf(outcome: OpenOutcome, known: Known): Case {
  const facts = outcome.missing.map((id) => known.numberOf(id));
  let [low, high] = [0, 0];
  for (let set = 1; set < sets && facts.length > 0; set++) {
    if (!facts.every((fact) => (known.masks[fact]! & set) !== 0)) continue;
    if (set < 32) low |= 1 << set;
    else high |= 1 << (set - 32);
  }
  return { ...outcome, facts, low, high, part: facts.reduce((bits, fact) => bits | known.masks[fact]!, 0) };
}

/** What hangs on each fact, each source and each set of sources, in cases. */
function tallied(cases: readonly Case[], factCount: number) {
  const tallies = (count: number) => Array.from({ length: count }, () => new Tally());
  const [open, judged] = [new Tally(), new Tally()];
  const [part, alone, source, bySet] = [factCount, factCount, sources.length, sets].map(tallies) as Four<Tally[]>;
  for (const each of cases) {
    const { facts, hanging } = each;
    open.add(hanging);
    if (facts.length === 0) judged.add(hanging);
    if (facts.length === 1) alone[facts[0]!]!.add(hanging);
    for (const fact of facts) part[fact]!.add(hanging);
    for (let at = 0; at < sources.length; at++) if (((each.part >> at) & 1) === 1) source[at]!.add(hanging);
    for (let set = 1; set < sets; set++) if (settledBySet(each, set)) bySet[set]!.add(hanging);
  }
  return { open, judged, part, alone, source, sets: bySet };
}

type Four<T> = [T, T, T, T];

function informationOf(rules: Rules, known: Known, screened: Screened): Information {
  const columns = new Map(screened.benefits.map((each) => [each.benefit, each]));
  const cases = rules.benefits.map((prepared) =>
    openOutcomes(prepared, columns.get(prepared.benefit.id)!).map((each) => each && caseOf(each, known)),
  );
  const outcomes = rules.benefits.map(({ benefit }) => columns.get(benefit.id)!.outcome);
  const heads = claimantsOf(cases, outcomes, screened.rows, known.ids.length);
  const sums = tallied(
    cases.flat().filter((each) => each !== undefined),
    known.ids.length,
  );
  const facts = known.ids.map((fact, number) => ({
    fact,
    sources: known.sources[number]!,
    settles: sums.alone[number]!.of(heads.alone[number]!),
    partOf: sums.part[number]!.of(heads.part[number]!),
  }));
  const together = Array.from({ length: sets - 1 }, (_, index) => index + 1).map((set) => ({
    sources: sources.filter((_, at) => ((set >> at) & 1) === 1),
    settles: sums.sets[set]!.of(heads.sets[set]!),
  }));
  return ordered({
    rows: screened.rows,
    open: sums.open.of(heads.open),
    judged: sums.judged.of(heads.judged),
    facts,
    sources: sources.map((source, at) => ({
      source,
      settles: together[(1 << at) - 1]!.settles,
      partOf: sums.source[at]!.of(heads.source[at]!),
    })),
    together,
  });
}
