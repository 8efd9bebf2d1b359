/** Caps never reached, gifts never given, printed totals that nobody gets. */
import { compare, constant, not } from "../build.ts";
import { type Claim, inOrder, passing, statement } from "../claim.ts";
import type { Finding } from "../finding.ts";
import type { Cap } from "../../model/benefit.ts";
import type { Expression } from "../../model/expression.ts";
import { about, nobody, wholeClause } from "../report.ts";
import { type Answer, someone, type World } from "../world.ts";

export function limitFindings(world: World, claim: Claim): Finding[] {
  return [...caps(world, claim), ...gifts(world, claim), ...totals(world, claim)];
}

function caps(world: World, claim: Claim): Finding[] {
  return claim.benefit.caps.flatMap((cap, index) => {
    const answer = reaches(world, claim, cap);
    if (answer.person) return [];
    const says = { zh: `上限 ${cap.id} 永远碰不到。`, en: `The cap ${cap.id} is never reached.` };
    const clauses = [{ benefit: claim.benefit.id, clause: cap.clause, says: cap.says, path: ["caps", index] }];
    return [about(claim, "cap-never-reached", nobody(answer), { path: ["caps", index], at: cap.id, says, clauses })];
  });
}

/** Somebody of whom the cap takes something, now or together with what is already held. */
function reaches(world: World, claim: Claim, cap: Cap): Answer {
  const { benefit, payees } = claim;
  const several = benefit.each !== undefined || benefit.repeats === true;
  const places = Math.min(...benefit.caps.flatMap(({ limit }) => ("count" in limit ? [limit.count] : [Infinity])));
  if ("count" in cap.limit) {
    // What comes once at most never fills a place twice.
    return several ? someone(world, [claim], passing(claim)) : { exact: true, looked: 0 };
  }
  // The dearest line must be above its share of the limit, however many lines there may be.
  const share = several ? (places === Infinity ? 0 : cap.limit.fen / places) : cap.limit.fen;
  const { schedule } = benefit.pays;
  const each = schedule.kind === "monthly" ? share / schedule.months : share;
  let [exact, looked] = [true, 0];
  for (const { when, fen } of payees.flatMap(({ cases }) => cases ?? [])) {
    if (!fen) continue;
    const above: Expression = compare(fen, ">", constant(each));
    const answer = someone(
      world,
      [claim],
      [...inOrder(claim), ...when, above].map((is) => statement(claim, is)),
    );
    if (answer.person) return answer;
    exact &&= answer.exact;
    looked += answer.looked;
  }
  return { exact, looked };
}

function gifts(world: World, claim: Claim): Finding[] {
  return claim.gifts.flatMap(({ id, if: test, path }, index) => {
    if (!test) return [];
    const ask = (is: Expression) => someone(world, [claim], [...passing(claim), statement(claim, is)]);
    const clauses = [{ ...wholeClause(claim), says: claim.benefit.gives[index]!.says, path }];
    const given = ask(test);
    if (!given.person) {
      const says = { zh: `${id} 这一项永远不会给。`, en: `The gift ${id} is never given.` };
      return [about(claim, "gift-never-given", nobody(given), { path, at: id, says, clauses })];
    }
    const withheld = ask(not(test));
    if (withheld.person) return [];
    const says = {
      zh: `${id} 对所有符合的人都给，测试是多余的。`,
      en: `The gift ${id} goes to everyone eligible: its test is idle.`,
    };
    return [about(claim, "gift-test-idle", nobody(withheld), { path, at: id, says, clauses })];
  });
}

function totals(world: World, claim: Claim): Finding[] {
  return claim.totals.flatMap(({ when, fen }) => {
    const answer = someone(world, [claim], [...passing(claim), statement(claim, when)]);
    if (answer.person) return [];
    const at = `${fen / 100} yuan`;
    const says = { zh: `写明的合计 ${fen / 100} 元没有人能得到。`, en: `Nobody can get the printed total of ${at}.` };
    return [
      about(claim, "total-unreachable", nobody(answer), { path: ["states"], at, says, clauses: [wholeClause(claim)] }),
    ];
  });
}
