import type { Text } from "@jucai/engine";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { settingOf } from "#modules/library/index.ts";
import type { Claim } from "../claims.tables.ts";
import { claimOf, consider, type Considered } from "../decisions/consider.ts";
import { pastOutcomes } from "../decisions/past.ts";
import { differsFrom, diverging, similarKey } from "../decisions/similar.ts";
import { closes } from "../standing/steps.ts";
import { type Acting, actingOn, refuseUnsettled } from "./acting-on.ts";
import { reasonsIn } from "./conditions-view.ts";
import { usedFacts, verifiedIn } from "./facts-view.ts";
import type { By } from "./ground.ts";
import { duplicatesOf } from "./hints.ts";

export type BatchRow = {
  readonly claim: Claim;
  readonly acting: Acting | undefined;
  readonly considered: Considered | undefined;
  /** Everything that speaks against approving it without a look of its own. */
  readonly why: readonly Text[];
};

/**
 * Whether a claim may be approved together with others: the rule alone settles it from verified facts, nothing hints at
 * a duplicate, similar cases agree, and the officer could approve it by itself. All that speaks against it is named.
 */
export async function batchRow(tx: ScopedTransaction, by: By, id: string): Promise<BatchRow> {
  const claim = await claimOf(tx, id, true);
  let acting: Acting | undefined;
  const why: Text[] = [];
  try {
    acting = await actingOn(tx, by, id);
    await refuseUnsettled(tx, id);
  } catch (refused) {
    if (!(refused instanceof Refusal)) throw refused;
    why.push(refused.says);
  }
  if (acting !== undefined && !closes(acting.steps, acting.step)) why.push(notDeciding);
  if (acting?.step.minutes) why.push(byMeeting);
  const considered = await consider(tx, by.sealing, claim, today(by.clock));
  why.push(...againstFacts(considered), ...(await againstHistory(tx, considered)));
  why.push(...(await aboveCeiling(tx, by, considered)));
  return { claim, acting, considered, why };
}

function againstFacts(it: Considered): Text[] {
  const { rule, judgements, set, grant, evaluated } = it;
  const why: Text[] = [];
  if (rule.status !== "eligible" || reasonsIn(rule).some(({ reason }) => reason.holds !== true)) why.push(notMet);
  if (judgements.length > 0 || set !== undefined) why.push(judged);
  if (grant === undefined || grant.fen !== grant.ruleFen) why.push(notByRule);
  const verified = verifiedIn(it);
  const lists = evaluated.rules.vocabulary.subjects.flatMap(({ list }) => list ?? []);
  const unproved = [...usedFacts(it)].filter((fact) => !lists.includes(fact) && !verified(fact));
  const known = unproved.filter((fact) => evaluated.facts.facts.values.has(fact) || isOfList(it, fact));
  if (known.length > 0) {
    const names = known.slice(0, 3).map((id) => evaluated.rules.rules.facts.get(id)?.label ?? { zh: id, en: id });
    why.push({
      zh: `有信息没有核实：${names.map(({ zh }) => zh).join("、")}${known.length > 3 ? "等" : ""}`,
      en: `Not verified: ${names.map(({ en }) => en).join(", ")}${known.length > 3 ? " and more" : ""}`,
    });
  }
  return why;
}

/** Facts about the things of a list stand only in the form, where nobody verifies them. */
function isOfList({ evaluated }: Considered, fact: string): boolean {
  const subject = evaluated.rules.rules.facts.get(fact)?.subject;
  return evaluated.rules.vocabulary.subjects.some(({ id, list }) => id === subject && list !== undefined);
}

async function againstHistory(tx: ScopedTransaction, it: Considered): Promise<Text[]> {
  const { claim, benefit, rule, evaluated } = it;
  const key = similarKey(benefit, rule, evaluated.rules.rules.facts);
  const past = await pastOutcomes(tx, { place: claim.place, benefit: claim.benefit, key, not: claim.id });
  const duplicates = await duplicatesOf(tx, claim);
  return [
    ...duplicates.slice(0, 1).map(({ says }) => says),
    ...(diverging(past) || differsFrom(past, "approved") ? [divergent] : []),
  ];
}

async function aboveCeiling(tx: ScopedTransaction, { clock }: By, { claim, grant }: Considered): Promise<Text[]> {
  const ceiling = await settingOf(tx, claim.place, "place#batch_ceiling_fen", today(clock));
  if (typeof ceiling !== "number" || (grant?.fen ?? 0) <= ceiling) return [];
  return [
    {
      zh: `金额超过本地批量通过的单件上限${ceiling / 100}元`,
      en: `Above the place's ceiling of ${ceiling / 100} yuan for one claim of a batch`,
    },
  ];
}

const notDeciding: Text = { zh: "还没有到作决定的环节", en: "It is not at the deciding step" };
const byMeeting: Text = { zh: "由会议研究决定", en: "A meeting decides it" };
const notMet: Text = { zh: "条件没有全部符合", en: "Not all conditions are met by the rule" };
const judged: Text = { zh: "有人工判断或核定的金额", en: "A person judged a condition or set the amount" };
const notByRule: Text = { zh: "金额不是由规则算出的", en: "The amount does not follow from the rule" };
const divergent: Text = { zh: "相似案例的决定不一致", en: "Similar cases were decided differently" };
