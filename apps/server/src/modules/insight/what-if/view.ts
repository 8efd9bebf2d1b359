/** Words for what the engine compared: names of groups, benefits and facts. */
import type { Comparison as ComparisonView, Information as InformationView } from "@jucai/contract";
import type { Benefit, Vocabulary } from "@jucai/engine";
import type { Comparison, Information } from "@jucai/engine/compare";
import { groupings, groupLabel, inOrder } from "../claimants/groups.ts";
import type { Kept } from "../population/populations.ts";

export function comparisonView(
  { byBenefit, groups, byYear, byFund, spread, ...rest }: Comparison,
  { rules, townships }: Pick<Kept, "rules" | "townships">,
): ComparisonView {
  return {
    ...rest,
    byYear: [...byYear],
    byFund: [...byFund],
    spread: [...spread],
    byBenefit: byBenefit.map((row) => ({ ...row, title: titleOf(row.benefit, rules.benefits) })),
    groups: groups.map(({ by, rows }) => ({
      by,
      label: groupings[by] ?? { zh: by, en: by },
      rows: inOrder(by, rows, rules.vocabulary, townships).map((row) => ({
        ...row,
        label: groupLabel(by, row.key, rules.vocabulary, townships),
      })),
    })),
  };
}

export function informationView(
  { rows, open, judged, facts, sources, order }: Information,
  { vocabulary }: { readonly vocabulary: Vocabulary },
): InformationView {
  const labels = new Map(vocabulary.facts.map(({ id, label }) => [id, label]));
  const lists = new Map(vocabulary.subjects.flatMap(({ list, label }) => (list === undefined ? [] : [[list, label]])));
  return {
    ...{ rows, open, judged },
    facts: facts.map((row) => ({
      ...row,
      sources: [...row.sources],
      label: labels.get(row.fact) ?? lists.get(row.fact) ?? { zh: row.fact, en: row.fact },
    })),
    sources: [...sources],
    order: [...order],
  };
}

function titleOf(id: string, benefits: readonly Benefit[]) {
  return benefits.find((benefit) => benefit.id === id)?.title ?? { zh: id, en: id };
}
