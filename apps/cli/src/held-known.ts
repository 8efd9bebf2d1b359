import type { Held, Locate, Policy, Problem } from "@jucai/engine";
import { nearest } from "@jucai/pack";

/**
 * Problems of awards held that no loaded pack knows: such an award would block nothing, unseen.
 *
 * Groups may come from other policies, so any group that a benefit names as exclusive will do, and any purpose.
 */
export function unknownHeld(held: readonly Held[], policies: readonly Policy[], locate: Locate): Problem[] {
  // The files of some benefits may be faulty; the measures name them all the same.
  const benefits = policies.flatMap((it) => [
    ...it.benefits.map(({ id }) => id),
    ...it.measures.filter(({ kind }) => kind === "benefit").map(({ id }) => id),
  ]);
  const groups = policies.flatMap((it) =>
    it.benefits.flatMap(({ exclusive, purpose }) => [
      ...exclusive.map(({ group }) => group),
      ...(purpose ? [purpose.id] : []),
    ]),
  );
  return held.flatMap(({ benefit, group }, index) => [
    ...(benefit === undefined || benefits.includes(benefit)
      ? []
      : [problem(benefit, benefits, { zh: "待遇", en: "benefit" }, locate(["held", index, "benefit"]))]),
    ...(group === undefined || groups.includes(group)
      ? []
      : [problem(group, groups, { zh: "互斥组", en: "exclusive group" }, locate(["held", index, "group"]))]),
  ]);
}

function problem(name: string, names: readonly string[], kind: Problem["message"], at: Problem["at"]): Problem {
  const near = nearest(name, names);
  return {
    code: "case/held-unknown",
    at,
    message: { zh: `没有${kind.zh}“${name}”`, en: `There is no ${kind.en} \`${name}\`` },
    fix: near
      ? { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` }
      : { zh: `可用：${[...new Set(names)].join("、")}`, en: `There are: ${[...new Set(names)].join(", ")}` },
  };
}
