/**
 * Questions that need several facts: `signed <= graduated + 5 years`.
 *
 * Where all its facts are known the answer is all that matters of them. Where one of two days is not known, the
 * other matters only by where it puts the edge of the answer among the other edges of the unknown day: that is a
 * class of its own, found by the same halving as the edges themselves.
 */
import { factsOf } from "../check/walk.ts";
import { type Comparing, comparisonsIn } from "../decide/comparisons.ts";
import type { Prepared } from "../decide/rules.ts";
import { compile } from "../evaluate/compile.ts";
import type { Environment, Result } from "../evaluate/environment.ts";
import { hole, Unknown } from "../evaluate/unknown.ts";
import type { Expression } from "../model/expression.ts";
import type { Value } from "../model/facts.ts";
import { changesOf, cutsOf, type Ground, noVariables, widestOf } from "./classes.ts";
import type { RowView } from "./row-view.ts";

/** What a question comes to in one row; rows of equal codes and signatures have equal outcomes, unless it is {@link open}. */
export type Answer = { readonly code: number; readonly value: Value | Unknown };

/** Not known, and what is known of its facts has no say. */
const unanswered = 0;
/** Not known, and what is known of its facts may show in the outcome in more ways than are told apart here. */
export const open = 1;
const simple: readonly Value[] = [false, true, null];
const firstClass = 2 + simple.length;

export class Joint {
  private readonly facts: readonly string[];
  private readonly run: (env: Environment) => Result;
  private readonly prepared: Prepared;
  private readonly ground: Ground;
  /** The only comparison, where the question is one of two days or figures that can be cut. */
  private readonly pair: Comparing | undefined;
  private readonly edges = new Map<string, readonly number[]>();

  /** `isField` tells facts about a list's things, `others` are the other questions of the benefit. */
  constructor(
    question: Expression,
    prepared: Prepared,
    ground: Ground,
    isField: (fact: string) => boolean,
    others: readonly Expression[],
  ) {
    this.facts = factsOf(question).filter((id) => !isField(id));
    this.run = compile(question);
    this.prepared = prepared;
    this.ground = ground;
    const comparisons = comparisonsIn([question]);
    const elsewhere = new Set(others.flatMap(factsOf));
    const isPair =
      comparisons.length === 1 &&
      this.facts.length === 2 &&
      this.facts.every((id) => prepared.domains.get(id)?.kind === "line" && !elsewhere.has(id));
    this.pair = isPair ? comparisons[0] : undefined;
  }

  answer(view: RowView): Answer {
    const value = this.run(view);
    if (!(value instanceof Unknown)) return { code: 2 + simple.indexOf(value as Value), value: value as Value };
    return { code: this.isShut(view) ? unanswered : this.classOf(view), value };
  }

  /**
   * Whether what is known of the facts has no say while the others are not: nothing is known, or what is missing
   * cannot be filled in, because no completion lists its values. A list's things always have a say.
   */
  private isShut(view: RowView): boolean {
    const { domains } = this.prepared;
    const unknown = this.facts.filter((id) => this.isUnknown(view, id));
    if (this.facts.some((id) => !domains.has(id) && !unknown.includes(id))) return false;
    const isListed = (id: string) => domains.has(id) && domains.get(id)!.kind !== "open";
    return unknown.length === this.facts.length || (unknown.length > 0 && !unknown.some(isListed));
  }

  private isUnknown(view: RowView, id: string): boolean {
    return (this.prepared.domains.has(id) ? view.fact(id) : view.list(id)) instanceof Unknown;
  }

  /** Where the known one of a pair lies among the places at which something about the other one changes. */
  private classOf(view: RowView): number {
    const known = this.pair && this.facts.find((id) => !this.isUnknown(view, id));
    const value = known === undefined ? undefined : view.fact(known);
    if (known === undefined || typeof value !== "number") return open;
    let edges = this.edges.get(known);
    if (!edges) this.edges.set(known, (edges = this.edgesOf(known)));
    return firstClass + edges.filter((edge) => value >= edge).length;
  }

  private edgesOf(known: string): number[] {
    const { difference } = this.pair!;
    const unknown = this.facts.find((id) => id !== known)!;
    const edges = new Set<number>();
    for (const point of this.pointsOf(unknown)) {
      const sign = (value: number): number | undefined => {
        const fact = (id: string) => (id === known ? value : id === unknown ? point : hole(id));
        const result = difference({ ...this.ground, fact, list: hole }, noVariables);
        return result instanceof Unknown ? undefined : Math.sign(result);
      };
      changesOf(sign, ...widestOf(this.prepared, known), edges);
    }
    return [...edges].sort((a, b) => a - b);
  }

  /** The ends of what a fact can be, and both sides of every place where another comparison of it changes. */
  private pointsOf(fact: string): Set<number> {
    const domain = this.prepared.domains.get(fact);
    if (domain?.kind !== "line") return new Set();
    const cuts = cutsOf(this.prepared, fact, this.ground, [domain.from, domain.to]);
    return new Set([domain.from, domain.to, ...cuts.flatMap((cut) => [cut - 1, cut])]);
  }
}
