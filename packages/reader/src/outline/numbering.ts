import type { Draft } from "./outline.ts";

/** A number that does not follow the one before it. */
export type NumberingFault = {
  readonly code: "number_missing" | "number_repeated";
  readonly line: number;
  readonly label: string;
  readonly expected: number;
};

/**
 * Checks that numbers follow one another, beside each other or on through the whole body (1–26 across chapters). An annex
 * begins anew.
 */
export function numberingFaults(roots: readonly Draft[]): NumberingFault[] {
  const faults: NumberingFault[] = [];
  const scope = (drafts: readonly Draft[]): void => {
    const last = new Map<number, number>();
    walk(drafts, last, faults);
    for (const draft of drafts) if (draft.kind === "annex") scope(draft.children);
  };
  scope(roots);
  return faults;
}

function walk(drafts: readonly Draft[], last: Map<number, number>, faults: NumberingFault[]): void {
  const beside = new Map<number, number>();
  for (const draft of drafts) {
    if (draft.kind === "annex") continue;
    if (draft.label !== "" && draft.number !== null) {
      const before = beside.get(draft.rank);
      const through = last.get(draft.rank) ?? 0;
      const expected = before === undefined ? (draft.number === 1 ? 1 : through + 1) : before + 1;
      const goesOn = draft.number === expected || draft.number === through + 1;
      if (!goesOn)
        faults.push({
          code: draft.number < expected ? "number_repeated" : "number_missing",
          line: draft.lines[0]!,
          label: draft.label,
          expected,
        });
      beside.set(draft.rank, draft.number);
      last.set(draft.rank, draft.number);
    }
    walk(draft.children, last, faults);
  }
}
