/** From here on a count is shown: fewer people would be known by it. The same number as in modules/insight. */
const enough = 5;

/** A count, or null when it stands for one to four. */
export function shown(count: number): number | null {
  return count > 0 && count < enough ? null : count;
}
