/** Settings that change nothing, regions that lie elsewhere, force apart from the document's. */
import { allExpressions } from "../../decide/rules.ts";
import { mapExpression, walk } from "../../check/walk.ts";
import { compare, fact, not } from "../build.ts";
import { type Claim, inOrder, paid, statement } from "../claim.ts";
import type { Finding } from "../finding.ts";
import type { Expression } from "../../model/expression.ts";
import type { Policy } from "../../model/policy.ts";
import { about, forceClause, nobody, wholeClause } from "../report.ts";
import { type Answer, lookFor, type World } from "../world.ts";

export function settingFindings(world: World, claim: Claim): Finding[] {
  return claim.settings.flatMap(({ setting, term }) => {
    const clauses = [{ ...wholeClause(claim), says: setting.says, path: ["settings", setting.id] }];
    const parts = {
      path: ["settings", setting.id],
      at: setting.id,
      clauses,
      says: {
        zh: `设置 ${setting.id} 改成什么都没有分别。`,
        en: `Whatever the setting ${setting.id} is set to, nothing changes.`,
      },
    };
    const used = usesOf(claim, setting.id);
    // What no rule looks at may still tell an office how to pay.
    if (!used.any) return setting.neededFor === "payment" ? [] : [about(claim, "setting-idle", { how: "read" }, parts)];
    if (used.dates) return [];
    const answer = matters(world, claim, term.fact.id);
    return answer.person ? [] : [about(claim, "setting-idle", nobody(answer), parts)];
  });
}

function usesOf({ benefit }: Claim, id: string): { any: boolean; dates: boolean } {
  const has = (of: Expression) => {
    let found = false;
    walk(of, (part) => void (found ||= part.op === "setting" && part.id === id));
    return found;
  };
  const { schedule } = benefit.pays;
  return { any: allExpressions(benefit).some(has), dates: schedule.kind === "monthly" && has(schedule.delayMonths) };
}

/** Somebody whose outcome differs between two values of the setting. */
function matters(world: World, claim: Claim, id: string): Answer {
  const other = `${id}'`;
  const known = claim.settings.find((it) => it.term.fact.id === id)!;
  const twin = { ...known, term: { ...known.term, fact: { ...known.term.fact, id: other } } };
  const doubled: Claim = { ...claim, settings: [...claim.settings, twin] };
  const turn = (of: Expression) =>
    mapExpression(of, (part) => (part.op === "fact" && part.id === id ? fact(other) : part));
  let [exact, looked] = [true, 0];
  for (const all of differences(claim, turn)) {
    const statements = all.map((is) => statement(claim, is));
    const answer = lookFor(world, [doubled], statements, budget);
    if (answer.person) return answer;
    exact &&= answer.exact;
    looked += answer.looked;
  }
  return { exact, looked };
}

/** Two values of a setting are harder to tell apart than one person from nobody. */
const budget = 20_000;

/** Ways in which an outcome can differ when a rule is turned; only where the turn changes something. */
function differences(claim: Claim, turn: (of: Expression) => Expression): Expression[][] {
  const turned = (all: readonly Expression[]) => all.map(turn);
  const differ = (all: readonly Expression[]) => JSON.stringify(turned(all)) !== JSON.stringify(all);
  const pass = [...inOrder(claim), ...paid(claim)];
  const everyone = [...pass, ...turned(pass.filter((it) => differ([it])))];
  // One rule that differs is enough, and is easier to find than all of them at once.
  const refused = pass.filter((it) => differ([it])).map((it) => [...pass, not(turn(it))]);
  const gifts = claim.gifts.flatMap((it) => (it.if && differ([it.if]) ? [[...everyone, it.if, not(turn(it.if))]] : []));
  const sums = claim.payees.flatMap(({ cases }) => {
    const own = (cases ?? []).filter((it) => it.fen);
    if (!differ(own.flatMap((it) => [...it.when, it.fen!]))) return [];
    return own.flatMap((one) =>
      own.map((two) => [...everyone, ...one.when, ...turned(two.when), compare(one.fen!, "!=", turn(two.fen!))]),
    );
  });
  return [...refused, ...gifts, ...sums];
}

/**
 * The code of another city or county in a rule is usually left over from the pack it was copied from.
 * Provinces are named to say where people come from.
 */
export function regionFindings(claim: Claim, { place }: Policy): Finding[] {
  const codes = new Set<string>();
  for (const expression of allExpressions(claim.benefit)) {
    walk(expression, (part) => {
      if (part.op !== "within" || part.region.op !== "const") return;
      codes.add(String(part.region.value));
    });
  }
  const foreign = [...codes].filter((code) => !code.endsWith("0000") && !nested(code, place)).sort();
  return foreign.map((code) => {
    const says = { zh: `规则里写的是别处的区划代码 ${code}。`, en: `A rule names the code of another place, ${code}.` };
    return about(claim, "foreign-region", { how: "read" }, { at: code, says, clauses: [wholeClause(claim)] });
  });
}

/** One place lies in the other, or is it. */
export function nested(a: string, b: string): boolean {
  const [one, two] = [a, b].map((code) => code.replace(/(00)+$/, ""));
  return one!.startsWith(two!) || two!.startsWith(one!);
}

/** A benefit in force only while its document is not. */
export function forceFindings(claim: Claim, { inForce }: Policy): Finding[] {
  const own = claim.benefit.inForce;
  const from = Math.max(own.from, inForce.from);
  const to = Math.min(own.to ?? Infinity, inForce.to ?? Infinity);
  if (from <= to) return [];
  const says = {
    zh: "这项待遇的有效期与文件的有效期没有一天相交。",
    en: "This benefit is in force on no day on which its document is.",
  };
  return [
    about(
      claim,
      "force-apart",
      { how: "read" },
      { path: ["in_force"], at: "force", says, severity: "error", clauses: [forceClause(claim)] },
    ),
  ];
}
