/** Splits conflicts into parts that can be chosen one after the other. */
import type { Choices, Conflict } from "./awards.ts";

/**
 * Conflicts in parts that share nothing: no award, and no benefit whose lines are joined, by a cap
 * or because the benefit as a whole stands in a conflict too. In the order in which they begin.
 */
export function partsOf({ awards, conflicts }: Choices, isJoined: (benefit: string) => boolean): Conflict[][] {
  const whole = new Set(
    conflicts
      .flatMap((each) => each.awards.map((id) => awards[id]!))
      .flatMap((it) => (it.line === undefined ? it.benefit : [])),
  );
  const joined = new Map([...new Set(awards.map((it) => it.benefit))].map((it) => [it, whole.has(it) || isJoined(it)]));
  const sets = new Sets();
  const nodeOf = (id: number): string => {
    const { benefit } = awards[id]!;
    return joined.get(benefit) ? benefit : String(id);
  };
  for (const { awards: members } of conflicts) {
    for (const member of members.slice(1)) sets.join(nodeOf(members[0]!), nodeOf(member));
  }
  const parts = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    const root = sets.rootOf(nodeOf(conflict.awards[0]!));
    const part = parts.get(root);
    if (part) part.push(conflict);
    else parts.set(root, [conflict]);
  }
  return [...parts.values()];
}

/** Disjoint sets of names. */
class Sets {
  private readonly above = new Map<string, string>();

  rootOf(name: string): string {
    let root = name;
    for (let up = this.above.get(root); up !== undefined; up = this.above.get(root)) root = up;
    // Every name on the way now points to the root, so that long chains do not come back.
    for (let at = name; at !== root;) {
      const up = this.above.get(at)!;
      this.above.set(at, root);
      at = up;
    }
    return root;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a !== b) this.above.set(b, a);
  }
}
