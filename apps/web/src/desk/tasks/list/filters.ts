import type { InputOf } from "@jucai/contract/client";
import type { UrlValues } from "../../shell/url-state.ts";

type Query = NonNullable<InputOf<"GET /api/v1/assignments">["query"]>;

export const noFilters = {
  q: "",
  year: "",
  unit: "",
  document: "",
  task: "",
  measure: "",
  period: "",
  kind: "",
  light: "",
  state: "",
  /** "true": only what the reader's own units owe. */
  mine: "",
  dueFrom: "",
  dueTo: "",
  page: "1",
  size: "20",
};
export type Filters = UrlValues<keyof typeof noFilters>;

/** What the address says, as the server is asked; what is empty is not asked. */
export function queryOf({ page, size, year, ...words }: Filters): Query {
  const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ""));
  return { ...(said as Query), ...(year && { year: Number(year) }), page: Number(page), pageSize: Number(size) };
}
