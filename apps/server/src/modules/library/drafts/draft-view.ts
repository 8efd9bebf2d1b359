import type { DraftDetail, DraftSummary } from "@jucai/contract";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { DraftRow } from "./drafts.tables.ts";
import { problemsOf } from "./problems.ts";
import { unitViews } from "./units.ts";

/** @param account who looks, so that he sees what he handed in himself */
export function summaryOf(row: DraftRow, account: string): DraftSummary {
  const who = (name: string | null, at: Date | null) =>
    name === null || at === null ? null : { name, at: at.toISOString() };
  const submitted = who(row.submitted_name, row.submitted_at);
  const returned = who(row.returned_name, row.returned_at);
  const published = who(row.approved_name, row.approved_at);
  return {
    id: row.id,
    place: row.place,
    state: row.state,
    version: row.version,
    title: row.title,
    number: row.number,
    document: row.document,
    file: row.file_name === null ? null : { name: row.file_name, bytes: row.file_bytes ?? 0 },
    failed: row.failed,
    counts: row.counts,
    created: { name: row.created_name, at: row.created_at.toISOString() },
    changed: { name: row.changed_name, at: row.changed_at.toISOString() },
    submitted: submitted && {
      ...submitted,
      effectiveFrom: row.effective_from ?? "",
      basis: row.basis ?? "",
      mine: row.submitted_by === account,
    },
    returned: returned && { ...returned, why: row.returned_why ?? "" },
    published: published && { ...published, effectiveFrom: row.effective_from ?? "" },
  };
}

export async function detailOf(
  tx: ScopedTransaction,
  row: DraftRow,
  account: string,
  on: string,
): Promise<DraftDetail> {
  return {
    ...summaryOf(row, account),
    source: row.source,
    head: row.head,
    measures: row.measures,
    units: await unitViews(tx, row.place, on, row),
    problems: row.state === "reading" || row.state === "failed" ? [] : problemsOf(row, row.problems),
    edited: Object.keys(row.files).toSorted(),
  };
}
