import { expect, it } from "vitest";
import { noFilters, queueQuery, queueSearch } from "./queue-filters.ts";

it("asks for what the address says, and ignores what no queue, order or page is", () => {
  expect(queueQuery(noFilters)).toEqual({ queue: "to_review", sort: "due", page: 1, pageSize: 20 });
  const wrong = { ...noFilters, queue: "mine", sort: "luck", page: "-3", size: "9999", status: "open", overdue: "no" };
  expect(queueQuery(wrong)).toEqual({ queue: "to_review", sort: "due", page: 1, pageSize: 50 });
  expect(queueQuery({ ...noFilters, queue: "paying" }).sort).toBe("updated");
  const asked = { ...noFilters, queue: "all", q: "林", status: "in_review", overdue: "true" };
  expect(queueQuery(asked)).toMatchObject({ queue: "all", q: "林", status: "in_review", overdue: "true" });
});

it("carries a queue and its filters to the claim and back", () => {
  expect(queueSearch(noFilters)).toBe("?queue=to_review");
  expect(queueSearch({ ...noFilters, queue: "corrected", page: "2" })).toBe("?queue=corrected&page=2");
});
