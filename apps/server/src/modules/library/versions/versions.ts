import type { DocumentVersion } from "@jucai/contract";
import { currentForm, parseDay, type Policy, printDay } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { LibraryTables } from "../library.tables.ts";
import { withStatusOf } from "../views.ts";

/** Versions of a document in the order in which they counted, the newest first. */
export async function versionsOf(tx: ScopedTransaction, document: string, on: string) {
  const rows = await tx
    .withTables<LibraryTables>()
    .selectFrom("document_version")
    .selectAll()
    .where("document", "=", document)
    // The system's line comes before the place's own; within a line days count, then what was published later.
    .orderBy(sql`(origin = 'place')`, "desc")
    .orderBy(sql`coalesce(effective_from, '-infinity')`, "desc")
    .orderBy("id", "desc")
    .execute();
  const newest = rows[0];
  if (newest === undefined)
    throw new Refusal("not_found", { zh: `没有文件 ${document}。`, en: `There is no document ${document}.` });
  const current = rows.find(({ live, effective_from }) => live && (effective_from ?? "") <= on);
  const items = rows.map((row, at): DocumentVersion => {
    const policy = currentForm(row.body);
    const next = rows[at - 1];
    const from = row.effective_from ?? forceFrom(policy);
    const until =
      next === undefined ? forceTo(policy) : dayBefore(next.effective_from ?? forceFrom(currentForm(next.body)));
    return {
      id: String(row.id),
      origin: row.origin,
      effectiveFrom: from,
      effectiveTo: until !== null && until < from ? from : until,
      state:
        row === current
          ? "current"
          : !row.live || from > on
            ? row.live && next !== undefined
              ? "past"
              : "to_come"
            : "past",
      force: withStatusOf(policy.inForce, on),
      published: { name: row.by_name ?? "系统", at: row.published_at.toISOString() },
      basis: row.basis,
      changed: row.changed,
      counts: { measures: policy.measures.length, benefits: policy.benefits.length },
      draft: row.draft,
    };
  });
  const { title } = currentForm((current ?? newest).body);
  return { document, title, place: newest.place, items };
}

function forceFrom({ inForce }: Policy): string {
  return printDay(inForce.from);
}

/** The last day that the document itself prints; null without one. */
function forceTo({ inForce }: Policy): string | null {
  return inForce.to === undefined ? null : printDay(inForce.to);
}

export function dayBefore(day: string): string {
  const found = parseDay(day);
  if (found === undefined) throw new Error(`${day} is no calendar date`);
  return printDay(found - 1);
}
