/** One claim as the published rules decide it, on what is held now. */
import { type Benefit, type Constant, decide, type Decision, type Policy, type Rules } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { settingsOf } from "#modules/library/index.ts";
import { dayOf, type PlaceRules, rulesAt } from "#modules/library/rules-at.ts";
import type { HeldFacts } from "#modules/registry/facts/index.ts";
import { factsOfClaim } from "./applications/facts-of-claim.ts";
import { type Claim, claimsTables } from "./claims.tables.ts";

/** What the rules say of one claim, and on what. */
export type Evaluated = {
  /** Names of a line's subject are masked: identity numbers stand in no answer and no table. */
  readonly decision: Decision;
  readonly facts: HeldFacts;
  /** Settings of the place on the day of the judgement: `benefit#setting` → value. */
  readonly settings: ReadonlyMap<string, Constant>;
  readonly benefit: Benefit;
  readonly policy: Policy;
  readonly rules: PlaceRules;
  /** The day for which it is judged, `YYYY-MM-DD`: that on which it was handed in. */
  readonly on: string;
};

/**
 * Decides one claim on what is held now: the registry's best-supported facts, the form's answers for what stands only
 * there, and awards held already. Rules and settings are those of the day on which it was handed in. Reads past the
 * reader's own reach, so that everybody gets the same result; refuses measures that no rule decides.
 */
export async function evaluate(
  tx: ScopedTransaction,
  sealing: Sealing,
  claim: string | Claim,
  today?: string,
): Promise<Evaluated> {
  return unlimited(tx, "evaluate a claim", async () => {
    const row = typeof claim === "string" ? await claimRow(tx, claim) : claim;
    const rules = await rulesAt(tx, row.place, { versions: [row.rule_version] });
    const found = rules.find(row.benefit);
    if (found?.benefit === undefined) throw noRule();
    const on = row.submitted_on ?? today;
    if (on === undefined) throw new Error("a claim that was not handed in is judged for a given day");
    const facts = await factsOfClaim(tx, sealing, row, found.benefit, rules.vocabulary);
    const settings = await settingsOf(tx, row.place, on);
    const decision = decideOne(rules.only([row.benefit]), facts, { on, settings });
    return { decision, facts, settings, benefit: found.benefit, policy: found.policy, rules, on };
  });
}

/** One benefit's decision with subjects masked. */
export function decideOne(
  rules: Rules,
  facts: Pick<HeldFacts, "facts" | "held">,
  { on, settings }: { readonly on: string; readonly settings: ReadonlyMap<string, Constant> },
): Decision {
  const [decision] = decide(rules, facts.facts, { on: dayOf(on), settings, held: facts.held });
  if (decision === undefined) throw new Error("no benefit was left to decide");
  return masked(decision, rules);
}

/** Who a line is about stands by the end of his number only. */
export function masked(decision: Decision, rules: Rules): Decision {
  const each = rules.benefits.find(({ benefit }) => benefit.id === decision.benefit)?.benefit.each;
  if (each?.unique?.key.endsWith(".person") !== true) return decision;
  const lines = decision.lines.map((line) => ({ ...line, subject: tailOf(line.subject) }));
  return { ...decision, lines };
}

/** The end of a number; names and short words stay. */
export function tailOf(text: string): string {
  return /^(?=.*\d)[\dA-Za-z()]{8,}$/.test(text) ? `*${text.slice(-4)}` : text;
}

async function claimRow(tx: ScopedTransaction, id: string): Promise<Claim> {
  const row = await claimsTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw noClaim();
  return row;
}

/** The same refusal when there is none and when it is somebody else's, so that ids cannot be probed. */
export function noClaim(): Refusal {
  return new Refusal("not_found", {
    zh: "没有找到这个办件，或者不在您的办理范围内。",
    en: "There is no such claim within your reach.",
  });
}

function noRule(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这个事项没有可计算的条件，由人工办理。",
    en: "No rule decides this measure; it is worked on by hand.",
  });
}
