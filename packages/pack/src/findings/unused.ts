import type { Finding, Policy } from "@jucai/engine";
import { definitionsOf } from "../mutate/definitions.ts";
import { entryOf, type Places } from "./places.ts";

/** Names that a pack defines and nothing uses: definitions of the pack and of its benefits, and funds. */
export function unusedNames(policy: Policy, shared: ReadonlySet<string>, places: Places): Finding[] {
  const used = new Set(policy.benefits.flatMap((it) => definitionsOf(it).map(({ name }) => name)));
  const own = policy.benefits.flatMap((benefit): Finding[] => {
    const here = new Set(definitionsOf(benefit).map(({ name }) => name));
    const defined = entryOf(places.benefitFile(benefit.id)?.value ?? null, "define");
    const names = typeof defined === "object" && defined !== null ? Object.keys(defined) : [];
    return names
      .filter((name) => !here.has(name))
      .map((name) => ({ ...unused("definition-unused", name, ["define", name]), benefit: benefit.id }));
  });
  const inPack = [...shared]
    .filter((name) => !used.has(name))
    .map((name) => ({ ...unused("definition-unused", name, ["define", name]), policy: policy.id }));
  const paying = new Set(policy.benefits.flatMap(({ funds }) => funds.is));
  const funds = policy.funds
    .filter(({ id }) => !paying.has(id))
    .map(({ id }) => ({ ...unused("fund-unused", id, ["funds", id]), policy: policy.id, severity: "info" as const }));
  return [...own, ...inPack, ...funds];
}

function unused(kind: "definition-unused" | "fund-unused", name: string, path: Finding["path"]): Finding {
  const says =
    kind === "fund-unused"
      ? { zh: `没有待遇从 ${name} 出钱。`, en: `No benefit is paid from ${name}.` }
      : { zh: `定义了 ${name}，没有规则用到它。`, en: `\`${name}\` is defined and no rule uses it.` };
  return { kind, severity: "warning", path, at: name, says, clauses: [], proof: { how: "read" } };
}
