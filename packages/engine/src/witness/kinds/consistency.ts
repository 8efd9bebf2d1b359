/** Rules of consistency in the vocabulary that no case can keep, or that none can break. */
import type { Expression } from "../../model/expression.ts";
import { not } from "../build.ts";
import type { Finding } from "../finding.ts";
import { nobody } from "../report.ts";
import { lookFor, type World } from "../world.ts";

export function consistencyFindings(world: World): Finding[] {
  return (world.vocabulary.consistent ?? []).flatMap(({ id, says: rule, each }, index): Finding[] => {
    const { is } = world.consistent[index]!;
    const ask = (of: Expression) => lookFor(world, [], [each ? { is: of, item: { ...each, index: 0 } } : { is: of }]);
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
