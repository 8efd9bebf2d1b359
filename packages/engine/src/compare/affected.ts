/** Which benefits a change can move: themselves and whatever stands in one choice with them. */
import { overlapOf } from "../combine/overlap.ts";
import type { Benefit } from "../model/benefit.ts";

/**
 * Benefits whose outcome or choice in the bundle can move when `changed` ones change, in the order given:
 * those themselves and all they exclude, directly or through others. Screening only these gives each claimant
 * the same choice among them as screening everything.
 */
export function affectedBy(benefits: readonly Benefit[], changed: readonly string[]): string[] {
  const reached = new Set(changed);
  let frontier = benefits.filter(({ id }) => reached.has(id));
  while (frontier.length > 0) {
    const next = benefits.filter((each) => !reached.has(each.id) && frontier.some((one) => excludes(one, each)));
    for (const { id } of next) reached.add(id);
    frontier = next;
  }
  return benefits.flatMap(({ id }) => (reached.has(id) ? [id] : []));
}

/** Whether two benefits, or a line of each, may stand in one conflict. */
function excludes(one: Benefit, other: Benefit): boolean {
  if (one.exclusive.some(({ group }) => other.exclusive.some((each) => each.group === group))) return true;
  return shareKeys(one, other) || shareKeys(other, one) || overlapOf(one, other) !== undefined;
}

function shareKeys({ each }: Benefit, other: Benefit): boolean {
  return each?.unique?.across.includes(other.id) ?? false;
}
