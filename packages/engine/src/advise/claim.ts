/** One benefit for one case, to be judged on other days and with other facts. */
import { decideBenefit, type DecideOptions } from "../decide/decide.ts";
import { environmentOf, type View } from "../decide/facts-view.ts";
import { decideLines, joinClaim } from "../decide/join.ts";
import { decideLine, settleRule, type Truth } from "../decide/line.ts";
import { type Parts, partsOf } from "../decide/outcome.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import { addMonths, type Day } from "../model/date.ts";
import type { Decision, Status } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import type { Change } from "./advice.ts";
import { type Clock, clocksOf, factsOn, longList } from "./world.ts";

/** How far ahead is looked. */
export const horizonMonths = 120;

export class Claim {
  readonly rules: Rules;
  readonly prepared: Prepared;
  readonly facts: Facts;
  readonly options: DecideOptions;
  readonly line: number | undefined;
  readonly clocks: readonly Clock[];
  readonly horizon: Day;
  /** How often the benefit was decided: the work is bounded by it. */
  looks = 0;
  private readonly truths = new Map<string, Truth>();

  constructor(rules: Rules, prepared: Prepared, facts: Facts, options: DecideOptions, line?: number) {
    this.rules = rules;
    this.prepared = prepared;
    this.facts = facts;
    this.options = options;
    this.line = line;
    this.clocks = clocksOf(rules, prepared, facts, line);
    this.horizon = addMonths(options.on, horizonMonths);
  }

  get on(): Day {
    return this.options.on;
  }

  factsOn(changes: readonly Change[], day: Day): Facts {
    return factsOn(this.facts, this.clocks, changes, this.on, day);
  }

  view(changes: readonly Change[], day: Day): View {
    const { benefit, readings } = this.prepared;
    const { each } = benefit;
    const item =
      each && this.line !== undefined ? { subject: each.subject, list: each.list, index: this.line } : undefined;
    return {
      facts: this.factsOn(changes, day),
      on: day,
      setting: (id) => this.options.settings?.get(`${benefit.id}#${id}`) ?? readings.get(id)!,
      ...(item ? { item } : {}),
    };
  }

  parts(changes: readonly Change[], day: Day): Parts {
    return partsOf(this.prepared, environmentOf(this.view(changes, day), new Map()));
  }

  /** Whether one condition holds whatever is not known; looked up where nothing that it looks at has changed. */
  truth(index: number, changes: readonly Change[], day: Day): Truth {
    const { facts } = this.prepared.rules[index]!;
    const own = changes.filter(({ fact }) => facts.has(fact)).map(({ fact, moves, to }) => `${fact}=${moves ?? to}`);
    const key = `${index} ${day} ${own.sort().join(" ")}`;
    const known = this.truths.get(key);
    if (known) return known;
    const truth = settleRule(this.prepared, index, this.view(changes, day));
    this.truths.set(key, truth);
    return truth;
  }

  /** The status of the claim, or of the line that is looked at before caps. */
  status(changes: readonly Change[], day: Day): Status {
    this.looks += 1;
    const { from, to } = this.prepared.benefit.inForce;
    if (day < from || (to !== undefined && day > to)) return "not_in_force";
    const view = this.view(changes, day);
    if (this.line !== undefined) return decideLine(this.prepared, view, this.rules.facts).status;
    const held = this.options.held ?? [];
    const joining = { prepared: this.prepared, facts: this.rules.facts, held, without: new Set<number>() };
    return joinClaim(joining, view, decideLines(joining, view)).status;
  }

  /** What the whole decision says, as everyone else would see it; of a long list the line alone is decided. */
  decided(changes: readonly Change[], day: Day): Decided {
    this.looks += 1;
    const { rules, prepared, line } = this;
    const facts = this.factsOn(changes, day);
    const list = prepared.benefit.each?.list;
    const own = line === undefined || list === undefined ? undefined : facts.lists.get(list);
    const alone = own !== undefined && own.items.length > longList;
    const seen = alone
      ? { ...facts, lists: new Map(facts.lists).set(list!, { items: [own.items[line!]!], complete: true }) }
      : facts;
    const decision = decideBenefit(rules, prepared, seen, { ...this.options, on: day });
    if (line === undefined) return { status: decision.status, ...decision.amount };
    const told = decision.lines[alone ? 0 : line];
    return { status: told?.status ?? decision.status, totalFen: told?.totalFen ?? null };
  }
}

/** Status and money of a claim, or of the line that is looked at. */
export type Decided = Pick<Decision, "status"> & {
  readonly totalFen: number | null;
  readonly minFen?: number;
  readonly maxFen?: number;
};
