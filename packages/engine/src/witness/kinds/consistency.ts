/** Rules of consistency in the vocabulary that no case can keep, or that none can break. */
import { factsOf } from "../../check/walk.ts";
import type { Vocabulary } from "../../model/vocabulary.ts";
import type { Expression } from "../../model/expression.ts";
import { not } from "../build.ts";
import type { Finding } from "../finding.ts";
import { nobody } from "../report.ts";
import type { Statement } from "../search.ts";
import { lookFor, type World } from "../world.ts";

export function consistencyFindings(world: World): Finding[] {
  return (world.vocabulary.consistent ?? []).flatMap(({ id, says: rule }, index): Finding[] => {
    const is = world.consistent[index]!;
    const ask = (of: Expression) => lookFor(world, [], [statementOf(of, world.vocabulary)]);
    const parts = { path: ["consistent", index, "is"], at: id, clauses: [] };
    const kept = ask(is);
    if (!kept.person) {
      const says = { zh: `没有任何情况能满足“${rule.zh}”。`, en: `No case can keep to “${rule.en}”.` };
      return [{ kind: "consistency-never", severity: "error", proof: nobody(kept), says, ...parts }];
    }
    const broken = ask(not(is));
    if (broken.person) return [];
    const says = { zh: `没有任何情况会违反“${rule.zh}”。`, en: `No case can break “${rule.en}”.` };
    return [{ kind: "consistency-idle", severity: "warning", proof: nobody(broken), says, ...parts }];
  });
}

/** A rule about one thing of a list is asked of that thing. */
function statementOf(is: Expression, { subjects, facts }: Vocabulary): Statement {
  const used = new Set(factsOf(is));
  const owner = facts.find(
    (it) => used.has(it.id) && subjects.some((each) => each.id === it.subject && each.list && !used.has(each.list)),
  )?.subject;
  const list = subjects.find(({ id }) => id === owner)?.list;
  return owner !== undefined && list !== undefined ? { is, item: { subject: owner, list, index: 0 } } : { is };
}
