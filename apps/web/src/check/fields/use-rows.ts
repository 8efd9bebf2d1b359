import type { Fact, RuleBook } from "@jucai/engine/run";
import { useMemo, useState } from "react";
import { fieldsOf, type Row } from "../state/answers.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { emptyDraft, type Draft } from "./draft.ts";
import { fieldsThatMatter, readRows, rowDraftOf, type RowDraft, type RowFault } from "./rows.ts";

export type Rows = {
  readonly drafts: readonly RowDraft[];
  /** Rows with at least one box filled in. */
  readonly filled: readonly Row[];
  /** There may be more than those listed. */
  readonly more: boolean;
  readonly setMore: (more: boolean) => void;
  /** The boxes of a row that matter. */
  readonly fields: (row: number) => readonly Fact[];
  readonly draft: (row: number, fact: string) => Draft;
  readonly fault: (row: number, fact: string) => string | undefined;
  readonly change: (row: number, fact: string, draft: Draft) => void;
  readonly add: () => void;
  readonly remove: (row: number) => void;
  /** Shows what is wrong beside its box, and says how much that is. */
  readonly showFaults: () => number;
};

/** The rows of a list while they are being filled in; the rules say at each step which boxes still matter. */
export function useRows(list: string, book: RuleBook, { check, judge }: Session): Rows {
  const wording = useWording();
  const all = useMemo(() => fieldsOf(list, book.vocabulary), [list, book]);
  const before = check.answers[list];
  const [drafts, setDrafts] = useState<readonly RowDraft[]>(() =>
    before?.kind === "rows" && before.rows.length > 0 ? before.rows.map((row) => rowDraftOf(row, all)) : [{}],
  );
  const [more, setMore] = useState(before?.kind === "rows" && before.more);
  const [faults, setFaults] = useState<readonly RowFault[]>([]);

  const read = readRows(drafts, all, book.vocabulary, wording);
  const decisions = judge.decide(
    { ...check.answers, [list]: { kind: "rows", rows: read.rows, more, asked: 1 } },
    check.on,
  );
  const shown = read.rows.map((row, index) => fieldsThatMatter(all, row, index, decisions, judge.benefits));
  const update = (next: readonly RowDraft[]) => {
    setDrafts(next);
    setFaults([]);
  };

  return {
    drafts,
    filled: read.rows.filter((row) => Object.keys(row).length > 0),
    more,
    setMore,
    fields: (row) => shown[row] ?? [],
    draft: (row, fact) => drafts[row]?.[fact] ?? emptyDraft,
    fault: (row, fact) => faults.find((one) => one.row === row && one.fact === fact)?.message,
    change: (row, fact, draft) => update(drafts.map((it, at) => (at === row ? { ...it, [fact]: draft } : it))),
    add: () => update([...drafts, {}]),
    remove: (row) => update(drafts.filter((_, at) => at !== row)),
    showFaults: () => {
      // A box that no longer matters is not shown, so what stands in it cannot be wrong either.
      const seen = read.faults.filter((one) => shown[one.row]?.some(({ id }) => id === one.fact));
      setFaults(seen);
      return seen.length;
    },
  };
}
