import type { Benefit } from "@jucai/engine";
import { processOf } from "#modules/library/rules-at.ts";
import { looksAt } from "./fields.ts";
import type { Chosen, Look } from "./look.ts";

/** Whether a benefit pays money into an account by itself. */
export function paysMoney({ pays }: Benefit): boolean {
  return pays.schedule.kind !== "none" && pays.kind !== "in_kind" && pays.through === undefined;
}

/** Whether a form's money needs an account. */
export function needsAccount({ chosen }: Pick<Look, "chosen">): boolean {
  return chosen.some(({ benefit }) => paysMoney(benefit));
}

/** Whether an employer is asked for one of the chosen benefits. */
export function needsEmployer(look: Pick<Look, "chosen" | "toConfirm" | "claimant" | "facts">): boolean {
  return look.chosen.some((chosen) => asksEmployer(look, chosen));
}

/** Kinds of work in which nobody employs: there is no one to ask. */
const withoutEmployer = new Set(["own-business", "other"]);

/** Whether the employer is asked for this benefit: its process says so, and there is something known to ask about. */
export function asksEmployer(
  { toConfirm, claimant, facts }: Pick<Look, "toConfirm" | "claimant" | "facts">,
  chosen: Chosen,
): boolean {
  if (claimant.kind === "employer" || toConfirm.size === 0) return false;
  if (withoutEmployer.has(String(facts.facts.values.get("employment.kind")))) return false;
  const confirms = processOf(chosen)?.steps.some(({ kind, units }) => kind === "confirm" && units.includes("employer"));
  return confirms === true && factsToAsk({ toConfirm, facts }, chosen.benefit).length > 0;
}

/** One value that the employer is asked about; `line` is the row of a list, from 0. */
export type ToAsk = { readonly fact: string; readonly line: number | null };

export function factsToAsk({ toConfirm, facts }: Pick<Look, "toConfirm" | "facts">, benefit: Benefit): ToAsk[] {
  const ids = [...looksAt(benefit)].filter((id) => toConfirm.has(id));
  const single = ids.filter((id) => facts.facts.values.has(id)).map((fact) => ({ fact, line: null }));
  const { each } = benefit;
  const items = each === undefined ? [] : (facts.facts.lists.get(each.list)?.items ?? []);
  return [
    ...single,
    ...items.flatMap((item, line) => ids.filter((id) => item.has(id)).map((fact) => ({ fact, line }))),
  ];
}
