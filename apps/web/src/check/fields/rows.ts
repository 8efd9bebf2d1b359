import type { Benefit, Decision, Fact, Status, Value, Vocabulary } from "@jucai/engine/run";
import type { Row } from "../state/answers.ts";
import type { Wording } from "../words/words.ts";
import { draftOf, emptyDraft, readDraft, type Draft } from "./draft.ts";

/** The boxes of one thing of a list: fact id → draft. */
export type RowDraft = Readonly<Record<string, Draft>>;
export type RowFault = { readonly row: number; readonly fact: string; readonly message: string };

export function rowDraftOf(row: Row, fields: readonly Fact[]): RowDraft {
  return Object.fromEntries(fields.map((fact) => [fact.id, draftOf(row[fact.id], fact)]));
}

/** Reads rows; a blank box is unknown, a wrong one is a fault and counts as unknown meanwhile. */
export function readRows(
  drafts: readonly RowDraft[],
  fields: readonly Fact[],
  vocabulary: Vocabulary,
  wording: Wording,
): { readonly rows: readonly Row[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const rows = drafts.map((draft, index) => {
    const row: Record<string, Value> = {};
    for (const fact of fields) {
      const read = readDraft(draft[fact.id] ?? emptyDraft, fact, vocabulary, wording);
      if (read.kind === "value") row[fact.id] = read.value;
      if (read.kind === "fault") faults.push({ row: index, fact: fact.id, message: read.message });
    }
    return row;
  });
  return { rows, faults };
}

/**
 * Which boxes of one row matter: those filled in, and those that can still change a
 * status or an amount. What nothing depends on is not asked.
 */
export function fieldsThatMatter(
  fields: readonly Fact[],
  row: Row,
  index: number,
  decisions: readonly Decision[],
  benefits: readonly Benefit[],
): readonly Fact[] {
  const open = new Set<string>();
  for (const decision of decisions) {
    const own = decision.lines.filter((line) => line.index === index);
    // A benefit without lines looks at the list as a whole, so each of its things may matter.
    for (const id of (decision.lines.length > 0 ? own : [decision]).flatMap((one) => one.missing)) open.add(id);
    // The name of a thing only tells two of them apart, so one alone needs none.
    const key = benefits.find(({ id }) => id === decision.benefit)?.each?.unique?.key;
    if (key && decision.lines.length > 1 && own.some(({ status }) => mayBePaid(status))) open.add(key);
  }
  return fields.filter((fact) => fact.settledBy !== "office" && (fact.id in row || open.has(fact.id)));
}

function mayBePaid(status: Status): boolean {
  return status !== "ineligible" && status !== "not_in_force";
}
