import { namesOf, type Text } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import type { Claim } from "../claims.tables.ts";
import { labelOfKey } from "../review/facts-view.ts";

type Kind = "fact" | "evidence" | "missing";

/** How the claimant reads what an item is about: the fact's label, the document's words for the evidence. */
export async function labelsFor(tx: ScopedTransaction, claim: Claim): Promise<(kind: Kind, about: string) => Text> {
  const rules = await rulesAt(tx, claim.place, { versions: [claim.rule_version] });
  const benefit = rules.find(claim.benefit)?.benefit;
  const names = namesOf(rules.vocabulary, benefit?.settings ?? []);
  return (kind, about) => {
    const plain = { zh: about, en: about };
    if (kind === "fact") return labelOfKey(about, names) ?? plain;
    return benefit?.evidence.find(({ zh }) => zh === about) ?? plain;
  };
}
