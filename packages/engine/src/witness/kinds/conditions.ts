/** Conditions and exclusions: never true, redundant, contradicting each other, never in force; benefits for everyone. */
import type { Expression } from "../../model/expression.ts";
import { both, not } from "../build.ts";
import { type Claim, type ClaimRule, inOrder, paid, passing, statement } from "../claim.ts";
import type { Clause, Finding } from "../finding.ts";
import type { Person } from "../person.ts";
import { about, borneOut, clauseOf, forceClause, nobody, wholeClause } from "../report.ts";
import { decided, passes, someone, type World } from "../world.ts";

/** Also says whether anybody passes; where nobody does, finer questions about amounts make no sense. */
export function conditionFindings(world: World, claim: Claim): { found: Finding[]; anyone: boolean } {
  const ask = (all: readonly Expression[]) =>
    someone(
      world,
      [claim],
      all.map((is) => statement(claim, is)),
    );
  const time = ask([claim.inTime]);
  if (!time.person) {
    return { found: [about(claim, "never-in-force", nobody(time), neverInForce(claim))], anyone: false };
  }
  const alone = claim.rules.flatMap((rule) => {
    if (!rule.is) return [];
    const answer = ask([claim.inTime, rule.is]);
    return answer.person ? [] : [neverTrue(claim, rule, answer)];
  });
  const passed = someone(world, [claim], passing(claim));
  if (!passed.person) {
    const broken = alone.some((it) => it.kind === "never-true");
    return { found: broken ? alone : [...alone, neverEligible(world, claim, passed)], anyone: false };
  }
  const known = new Set(alone.map((it) => it.at));
  const idle = claim.rules.flatMap((rule) => {
    if (!rule.holds || known.has(rule.condition.id)) return [];
    const answer = ask([...inOrder(claim, rule), not(rule.holds)]);
    return answer.person ? [] : [redundant(world, claim, rule, answer)];
  });
  return { found: [...alone, ...idle, ...everyone(world, claim, passed.person)], anyone: true };
}

type Nobody = ReturnType<typeof someone>;

function neverInForce(claim: Claim) {
  const { moment } = claim.benefit;
  return {
    path: moment ? ["moment", "is"] : ["in_force"],
    at: moment?.name ?? "force",
    severity: "error" as const,
    says: {
      zh: "时点永远不在有效期内，任何人都不会被判断。",
      en: "The moment never lies in force, so nobody is ever judged.",
    },
    clauses: [forceClause(claim)],
  };
}

function neverTrue(claim: Claim, rule: ClaimRule, answer: Nobody): Finding {
  const exclusion = rule.kind === "unless";
  return about(claim, exclusion ? "never-excludes" : "never-true", nobody(answer), {
    path: rule.path,
    at: rule.condition.id,
    severity: exclusion ? "warning" : "error",
    says: exclusion
      ? { zh: `排除情形 ${rule.condition.id} 永远不会出现。`, en: `The exclusion ${rule.condition.id} never applies.` }
      : { zh: `条件 ${rule.condition.id} 永远不成立。`, en: `The condition ${rule.condition.id} is never true.` },
    clauses: [clauseOf(claim, rule)],
  });
}

/** Names the fewest parts that already exclude everyone. */
function neverEligible(world: World, claim: Claim, answer: Nobody): Finding {
  const core = coreOf(world, claim, partsOf(claim));
  return about(claim, "never-eligible", nobody(answer), {
    at: "when",
    severity: "error",
    path: core[0]?.clause.path ?? [],
    says: {
      zh: "没有人能符合：下列条款不能同时成立。",
      en: "Nobody can be eligible: these clauses cannot hold together.",
    },
    clauses: core.map((it) => it.clause),
  });
}

type Part = { readonly is: Expression; readonly clause: Clause };

function partsOf(claim: Claim, without?: ClaimRule): Part[] {
  return [
    { is: claim.inTime, clause: forceClause(claim) },
    ...claim.rules.flatMap((rule) =>
      rule.holds && rule !== without ? [{ is: rule.holds, clause: clauseOf(claim, rule) }] : [],
    ),
    ...(without ? [] : paid(claim).map((is) => ({ is, clause: { ...wholeClause(claim), path: ["pays"] } }))),
  ];
}

/** Leaves out one part after the other as long as nobody is found: what remains is to blame. */
function coreOf(world: World, claim: Claim, parts: readonly Part[], also: readonly Expression[] = []): Part[] {
  let core = [...parts];
  for (const part of parts) {
    const rest = core.filter((it) => it !== part);
    const all = [...rest.map((it) => it.is), ...also];
    if (
      !someone(
        world,
        [claim],
        all.map((is) => statement(claim, is)),
      ).person
    )
      core = rest;
  }
  return core;
}

function redundant(world: World, claim: Claim, rule: ClaimRule, answer: Nobody): Finding {
  const exclusion = rule.kind === "unless";
  const core = coreOf(world, claim, partsOf(claim, rule), [not(rule.holds!)]);
  const because = core.length > 0;
  return about(claim, exclusion ? "never-excludes" : "redundant", nobody(answer), {
    path: rule.path,
    at: rule.condition.id,
    says: exclusion
      ? {
          zh: `排除情形 ${rule.condition.id} 排除不了任何人${because ? "：其他条款已经排除" : ""}。`,
          en: `The exclusion ${rule.condition.id} excludes nobody${because ? ": other clauses already do" : ""}.`,
        }
      : {
          zh: `条件 ${rule.condition.id} ${because ? "是多余的：其他条款已经包含它" : "永远成立"}。`,
          en: `The condition ${rule.condition.id} ${because ? "is redundant: other clauses imply it" : "is always true"}.`,
        },
    clauses: [clauseOf(claim, rule), ...core.map((it) => it.clause)],
  });
}

/** Money for whoever asks is nearly always a condition that was forgotten. */
function everyone(world: World, claim: Claim, passer: Person): Finding[] {
  const { benefit, rules, inTime } = claim;
  if (benefit.form !== "grant" || rules.some((rule) => !rule.holds)) return [];
  const all = [...rules.map((rule) => rule.holds!), ...paid(claim)];
  const refused =
    all.length === 0
      ? undefined
      : someone(
          world,
          [claim],
          [inTime, not(both(all))].map((is) => statement(claim, is)),
        );
  if (refused?.person) return [];
  const proof = borneOut(world, [passer], [benefit], (_, it) => passes(decided(world, benefit, it), benefit));
  const says = {
    zh: "任何人都符合：没有一个条件能拒绝谁。",
    en: "Everyone is eligible: no condition refuses anybody.",
  };
  return proof
    ? [about(claim, "everyone", proof, { path: ["when"], at: "when", says, clauses: [wholeClause(claim)] })]
    : [];
}
