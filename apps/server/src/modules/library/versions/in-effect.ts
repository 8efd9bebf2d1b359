import { sql } from "kysely";
import type { LibraryTables } from "../library.tables.ts";

/**
 * The version of each document in effect on a day, or the current one, in the columns of `current_document`. Before the first day of its
 * first version that one stands in, so that a document can be looked at before it counts.
 */
export function inEffect(on: string | undefined) {
  if (on === undefined) return sql<LibraryTables["current_document"]>`(select * from current_document)`;
  return sql<LibraryTables["current_document"]>`(
    select distinct on (document) *
    from (select *, coalesce(effective_from <= ${on}::date, true) as counts from document_version) as dated
    order by document, counts desc, (origin = 'place') desc,
      case when counts then coalesce(effective_from, '-infinity'::date) end desc nulls last, effective_from, id desc)`;
}
