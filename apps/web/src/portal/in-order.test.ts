import { parseDay } from "@jucai/engine/model";
import { expect, it } from "vitest";
import { inOrder } from "./in-order.ts";

it("puts what is in force before what has ended, the nearest end first", () => {
  const of = (id: string, from: string, to: string | null) => ({
    id,
    force: { status: "in_force" as const, from, to, clause: "", says: { zh: "", en: "" } },
  });
  const documents = [
    of("ended", "2020-01-01", "2025-01-01"),
    of("open", "2020-01-01", null),
    of("later", "2027-01-01", null),
    of("soon", "2020-01-01", "2026-02-01"),
    of("long", "2020-01-01", "2029-01-01"),
  ];
  expect(inOrder(documents, parseDay("2026-01-01")).map(({ id }) => id)).toEqual([
    "soon",
    "long",
    "open",
    "later",
    "ended",
  ]);
});
