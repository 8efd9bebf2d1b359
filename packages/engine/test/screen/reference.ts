/**
 * What `decide` and `combine` say of many claimants, each distinct question asked once.
 *
 * A benefit's decision hangs on the facts that its rules name; claimants who are alike in those are
 * not decided again. That this holds is looked at too: some are decided again all the same.
 */
import { combine } from "../../src/combine/combine.ts";
import { decideBenefit, type DecideOptions } from "../../src/decide/decide.ts";
import type { Prepared, Rules } from "../../src/decide/rules.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Item, Value } from "../../src/model/facts.ts";
import type { Claimant } from "./draw.ts";
import { usedBy } from "./pools.ts";

export type Expected = {
  /** In the order of the rules. */
  readonly decisions: readonly Decision[];
  readonly bundle?: { readonly totalFen: number; readonly chosen: readonly string[] };
};

export type Reference = {
  readonly of: (claimant: Claimant) => Expected;
  /** How many decisions were really made. */
  readonly decided: () => number;
};

/** One in so many known answers is worked out again. */
const again = 97;

export function referenceOf(rules: Rules, options: Omit<DecideOptions, "held">, bundle: boolean): Reference {
  const asked = rules.benefits.map((prepared) => new Asked(rules, prepared, options));
  return {
    of: (claimant) => {
      const texts = textsOf(claimant);
      const decisions = asked.map((each) => each.decision(claimant, texts));
      if (!bundle) return { decisions };
      return { decisions, bundle: combine(rules, decisions, claimant.facts, { ...options, held: claimant.held }) };
    },
    decided: () => asked.reduce((sum, { count }) => sum + count, 0),
  };
}

class Asked {
  count = 0;
  private hits = 0;
  private readonly known = new Map<string, Decision>();
  private readonly used: readonly string[];
  private readonly rules: Rules;
  private readonly prepared: Prepared;
  private readonly options: Omit<DecideOptions, "held">;

  constructor(rules: Rules, prepared: Prepared, options: Omit<DecideOptions, "held">) {
    this.rules = rules;
    this.prepared = prepared;
    this.options = options;
    this.used = [...new Set(usedBy(prepared))];
  }

  decision(claimant: Claimant, texts: ReadonlyMap<string, string>): Decision {
    const { id } = this.prepared.benefit;
    const own = claimant.held.filter((each) => each.benefit === id);
    let key = own.length > 0 ? JSON.stringify(own) : "";
    for (const name of this.used) key += `|${texts.get(name) ?? ""}`;
    const known = this.known.get(key);
    if (known && ++this.hits % again !== 0) return known;
    const made = this.decide(claimant);
    if (known && told(known) !== told(made)) throw new Error(`${id} is decided in two ways for the same facts`);
    this.known.set(key, made);
    return made;
  }

  private decide({ facts, held }: Claimant): Decision {
    this.count += 1;
    const decision = decideBenefit(this.rules, this.prepared, facts, { ...this.options, held });
    // Reasons are long and only caps among them count for bundles.
    const reasons = decision.reasons.filter(({ kind }) => kind === "cap");
    const lines = decision.lines.map((line) => ({ ...line, reasons: [] }));
    return { ...decision, reasons, lines, gives: [], settings: [] };
  }
}

function told({ status, amount, missing, instalments, lines }: Decision): string {
  return JSON.stringify([status, amount, missing, instalments, lines]);
}

/** Each fact and each list as a text that is equal exactly for equal values. */
function textsOf({ facts: { values, lists } }: Claimant): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [id, value] of values) texts.set(id, textOf(value));
  for (const [id, { items, complete }] of lists) {
    texts.set(id, `${complete}${items.map((item) => `{${itemText(item)}}`).join("")}`);
  }
  return texts;
}

const itemText = (item: Item): string =>
  [...item]
    .map(([id, value]) => `${id}=${textOf(value)}`)
    .sort()
    .join();

function textOf(value: Value): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
