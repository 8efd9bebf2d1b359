import type { Accepted, Finding, Policy, Text } from "@jucai/engine";

export type Explained = { readonly finding: Finding; readonly accepted?: Text };

/**
 * Lays what authors have accepted beside the findings; an `accepts` that meets no finding is one itself.
 *
 * A finding about two benefits may be accepted in either of them.
 *
 * @param asked benefits that were asked about; what other benefits accept is not judged
 */
export function explain(
  findings: readonly Finding[],
  policies: readonly Policy[],
  asked?: ReadonlySet<string>,
): Explained[] {
  const met = new Set<Accepted>();
  const explained = findings.map((finding): Explained => {
    const by = acceptedBy(finding, policies);
    if (!by) return { finding };
    met.add(by);
    return { finding, accepted: by.says };
  });
  const idle = policies.flatMap((policy) => [
    ...(asked ? [] : (policy.accepts ?? []).map((it, index) => ({ it, index, policy: policy.id }))),
    ...policy.benefits
      .filter(({ id }) => !asked || asked.has(id))
      .flatMap((benefit) => (benefit.accepts ?? []).map((it, index) => ({ it, index, benefit: benefit.id }))),
  ]);
  return [...explained, ...idle.filter(({ it }) => !met.has(it)).map((each) => ({ finding: idleFinding(each) }))];
}

function acceptedBy(
  { kind, at, benefit, policy, clauses }: Finding,
  policies: readonly Policy[],
): Accepted | undefined {
  const benefits = new Set([benefit, ...clauses.map((it) => it.benefit)]);
  const fits = (it: Accepted, names: readonly string[]) => it.finding === kind && names.includes(it.at);
  for (const each of policies) {
    const inPack = each.id === policy || each.benefits.some(({ id }) => id === benefit);
    const own = (inPack ? (each.accepts ?? []) : []).find((it) => fits(it, [at, `${benefit ?? ""} ${at}`]));
    if (own) return own;
    for (const { id, accepts } of each.benefits) {
      if (!accepts || !benefits.has(id)) continue;
      // Seen from the other benefit, what it is about is the first.
      const found = accepts.find((it) => fits(it, id === benefit ? [at] : [benefit ?? ""]));
      if (found) return found;
    }
  }
  return undefined;
}

type Idle = { readonly it: Accepted; readonly index: number; readonly benefit?: string; readonly policy?: string };

function idleFinding({ it, index, ...where }: Idle): Finding {
  return {
    ...where,
    kind: "accept-idle",
    severity: "warning",
    path: ["accepts", index],
    at: `${it.finding} ${it.at}`,
    says: {
      zh: `accepts 里的 ${it.finding}（${it.at}）没有对应的发现，可以删去。`,
      en: `Nothing is found that \`accepts\` ${it.finding} (${it.at}) speaks of; it can go.`,
    },
    clauses: [],
    proof: { how: "read" },
  };
}
