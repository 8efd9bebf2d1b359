import type { InputOf } from "@jucai/contract/client";
import { holdsNumber } from "./typed-number.ts";

/** What stands in the address of the list; everything is text there. */
export const noFilters = {
  q: "",
  unit: "",
  place: "",
  roster: "",
  year: "",
  category: "",
  facts: "",
  source: "",
  verified: "",
  state: "current",
  sort: "name",
  page: "1",
  pageSize: "20",
};
export type PeopleFilters = Readonly<typeof noFilters>;

type Query = NonNullable<InputOf<"GET /api/v1/people">["query"]>;

/** The filters as the request has them; what is not set is left out. Newest come first, names and births in order. */
export function queryOf({ page, pageSize, sort, ...filters }: PeopleFilters): Query {
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
  return {
    ...given,
    sort,
    direction: sort === "updated" || sort === "created" ? "down" : "up",
    page: Number(page),
    // The address may say anything; the list shows at most 50 rows.
    pageSize: Math.min(50, Number(pageSize) || 20),
  } as Query;
}

/** The filters and the order without the page: what an export takes. */
export function exportFilterOf(filters: PeopleFilters): Omit<Query, "page" | "pageSize"> {
  const { page, pageSize, ...rest } = queryOf(filters);
  return rest;
}

/** The filters without page and order, for counts. */
export function countQueryOf(filters: PeopleFilters, by: string) {
  const { sort, direction, ...rest } = exportFilterOf(filters) as Record<string, unknown>;
  return { ...rest, by } as InputOf<"GET /api/v1/people/counts">["query"];
}

/** The filters as one text, to be kept under a name and opened again; a number that was searched for is left out. */
export function addressOf(filters: PeopleFilters): string {
  const changed = Object.entries(filters).filter(
    ([name, value]) =>
      name !== "page" && value !== noFilters[name as keyof typeof noFilters] && !(name === "q" && holdsNumber(value)),
  );
  return new URLSearchParams(changed).toString();
}
