/** What is still open: the questions that can change a benefit, and the money that hangs on them. */
import type { Day } from "../model/date.ts";
import type { Decision } from "../model/decision.ts";
import type { Constant } from "../model/expression.ts";
import type { Facts } from "../model/facts.ts";
import { environmentOf, type View } from "../decide/facts-view.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import { totalFen } from "../decide/schedule.ts";
import { type Leaf, settle } from "../decide/settle.ts";
import { valuesFor } from "../decide/values.ts";
import { merge } from "../evaluate/unknown.ts";

/** A benefit that some answer can still change. */
export type Open = {
  readonly prepared: Prepared;
  readonly view: View;
  /** Fact ids and list ids to ask for; a list stands for every fact about its things. */
  readonly topics: ReadonlySet<string>;
  /** Grant money between the least and the most it can come to, in fen; of a claim without bounds, of one line. */
  readonly fen: number;
  /** It turns on something that few applicants have. */
  readonly rare: boolean;
};

export type Asking = {
  readonly on: Day;
  readonly settings?: ReadonlyMap<string, Constant>;
};

/** The open benefits, and what may be asked of each. */
export function openBenefits(
  rules: Rules,
  facts: Facts,
  decisions: readonly Decision[],
  { on, settings }: Asking,
  mayAsk: (topic: string) => boolean,
): Open[] {
  const byId = new Map(rules.benefits.map((prepared) => [prepared.benefit.id, prepared]));
  const rareSubjects = new Set(
    rules.vocabulary.subjects.flatMap(({ id, list, rare }) =>
      rare ? [id, ...(list === undefined ? [] : [list])] : [],
    ),
  );
  return decisions.flatMap((decision): Open[] => {
    const topics = topicsOf(rules, decision.missing, mayAsk);
    const prepared = byId.get(decision.benefit);
    if (topics.size === 0 || !prepared) return [];
    const { id, each } = prepared.benefit;
    const setting = (name: string) => settings?.get(`${id}#${name}`) ?? prepared.readings.get(name)!;
    // A thing beyond those named stands for all: whatever is said of it is still to be asked.
    const index = (each && facts.lists.get(each.list)?.items.length) ?? 0;
    const item = each ? { item: { subject: each.subject, list: each.list, index } } : {};
    const view = { facts, on, setting, ...item };
    const rare = decision.missing.some((missing) => rareSubjects.has(rules.facts.get(missing)?.subject ?? missing));
    return [{ prepared, view, topics, fen: openFen(prepared, view, decision), rare }];
  });
}

/** What is asked for some facts: each itself, or its list; nothing where only an office can settle it. */
export function topicsOf(rules: Rules, ids: Iterable<string>, mayAsk: (topic: string) => boolean): ReadonlySet<string> {
  const topics = new Set<string>();
  for (const id of ids) {
    const topic = topicOf(rules, id);
    if (topic !== undefined && mayAsk(topic)) topics.add(topic);
  }
  return topics;
}

function topicOf(rules: Rules, id: string): string | undefined {
  if (rules.lists.has(id)) return id;
  const fact = rules.facts.get(id);
  if (!fact || fact.settledBy === "office") return undefined;
  return rules.vocabulary.subjects.find((each) => each.id === fact.subject)?.list ?? id;
}

/** A hundred million yuan: a bound above it tells how large an answer may be, not what a document promises. */
const boundless = 10_000_000_000;
/** Completions to look at for the most that an amount can be. */
const budget = 200;

function openFen(prepared: Prepared, view: View, { amount }: Decision): number {
  if (amount.form !== "grant" || amount.totalFen !== null || prepared.benefit.pays.schedule.kind === "none") return 0;
  const { minFen = 0, maxFen = mostFen(prepared, view) } = amount;
  return maxFen > boundless ? 0 : Math.max(0, maxFen - minFen);
}

/** The most that one line can come to by its amount alone, where conditions leave no bound. */
function mostFen(prepared: Prepared, view: View): number {
  const { amounts, upTo, benefit } = prepared;
  const runs = upTo.length > 0 ? upTo : amounts;
  const { leaves } = settle<Leaf & { readonly fen: number }>({
    outcome: (completion) => {
      const env = environmentOf(view, completion);
      const sums = runs.map(({ run }) => run(env));
      const open = merge(...sums);
      if (open.holes.length > 0) return open;
      const fen = sums.reduce<number>((total, each) => total + (typeof each === "number" ? each : 0), 0);
      return { key: String(fen), fen };
    },
    values: valuesFor(prepared, view),
    budget,
  });
  return totalFen(benefit.pays.schedule, Math.max(0, ...leaves.map(({ fen }) => fen)));
}
