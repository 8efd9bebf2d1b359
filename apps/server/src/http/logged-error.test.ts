import { expect, it } from "vitest";
import { loggedError } from "./logged-error.ts";

it("says what failed and where, and repeats no row and no value", () => {
  const row = Object.assign(new Error('null value in column "place" of relation "person"'), {
    code: "23502",
    table: "person",
    column: "place",
    detail: "Failing row contains (张小三, 13800138000)",
    where: "COPY person, line 1: 13800138000",
  });
  const form = Object.assign(new Error('invalid input syntax for type uuid: "350423199005151236"', { cause: row }), {
    code: "22P02",
  });
  const said = loggedError(form);
  expect(said).toMatchObject({ type: "Error", code: "22P02", cause: { code: "23502", table: "person" } });
  expect(said.stack).toContain("logged-error.test.ts");
  expect(JSON.stringify(said)).not.toMatch(/张小三|13800138000|350423199005151236/);
});
