/** Which of the cases that were found stand in the table. */
import type { Draft } from "./search.ts";
import { keyOf } from "./start.ts";

/** Each case once, where it was first found. */
export function distinct(drafts: readonly Draft[]): Draft[] {
  const found = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = keyOf(draft.start);
    const known = found.get(key);
    if (!known) found.set(key, draft);
    else if (draft.telling && !known.telling) found.set(key, { ...known, telling: true });
  }
  return [...found.values()];
}

/** As many as a table may have: third points beside an edge go first, then what comes last. */
export function within(drafts: readonly Draft[], most: number): readonly Draft[] {
  let spare = drafts.length - most;
  if (spare <= 0) return drafts;
  const kept = drafts.toReversed().filter(({ telling }) => telling || (spare -= 1) < 0);
  return kept.reverse().slice(0, most);
}
