import { describe, expect, it } from "vitest";
import { bestOf, type Given } from "./best.ts";

let count = 0;
function given(over: Partial<Given>): Given {
  count += 1;
  return {
    id: String(count),
    value: "bachelor",
    source: "office",
    voice: "unit-a",
    since: null,
    asOf: null,
    enteredAt: `2023-01-01T00:00:${String(count % 60).padStart(2, "0")}.000Z`,
    verified: false,
    retracted: false,
    ...over,
  };
}
const valueOf = (...values: Given[]) => bestOf(values)?.best.value;

describe("the best-supported value", () => {
  it("is none when nothing was said or all was taken back", () => {
    expect(bestOf([])).toBeUndefined();
    expect(bestOf([given({ retracted: true })])).toBeUndefined();
  });

  it("is what the stronger source says, however late the weaker one speaks", () => {
    const late = "2026-01-01T00:00:00.000Z";
    expect(valueOf(given({ source: "employer" }), given({ source: "self", value: "master", enteredAt: late }))).toBe(
      "bachelor",
    );
    expect(valueOf(given({ source: "office" }), given({ source: "employer", value: "master", enteredAt: late }))).toBe(
      "bachelor",
    );
    expect(valueOf(given({ source: "exchange" }), given({ source: "office", value: "master", enteredAt: late }))).toBe(
      "bachelor",
    );
  });

  it("counts what an office verified as much as what another administration confirms, whoever said it first", () => {
    expect(valueOf(given({ source: "office" }), given({ source: "self", value: "master", verified: true }))).toBe(
      "master",
    );
    const both = bestOf([given({ source: "exchange" }), given({ source: "self", value: "master", verified: true })]);
    expect(both).toMatchObject({ conflict: true, best: { value: "master" } });
  });

  it("is the later state of affairs among equally strong ones, written down earlier or not", () => {
    const master = given({ value: "master", since: "2020-07-01" });
    expect(valueOf(master, given({ since: "2016-07-01" }))).toBe("master");
    expect(bestOf([master, given({ since: "2016-07-01", voice: "unit-b" })])?.conflict).toBe(false);
  });

  it("takes a value without a date as the state on the day it was confirmed or said", () => {
    expect(valueOf(given({ since: "2016-07-01" }), given({ value: "master" }))).toBe("master");
    expect(valueOf(given({ value: 24, asOf: "2022-12-31" }), given({ value: 36, asOf: "2023-03-31" }))).toBe(36);
  });

  it("lets a voice correct itself without a conflict, and shows one between two voices", () => {
    const first = given({});
    expect(bestOf([first, given({ value: "master" })])).toMatchObject({ conflict: false, best: { value: "master" } });
    expect(bestOf([first, given({ value: "master", voice: "unit-b" })])).toMatchObject({
      conflict: true,
      best: { value: "master" },
      standing: 2,
    });
    expect(bestOf([first, given({ voice: "unit-b" })])?.conflict).toBe(false);
  });

  it("does not depend on the order in which the values come", () => {
    const values = [
      given({ value: 1, since: "2020-01-01" }),
      given({ value: 2 }),
      given({ value: 3, source: "exchange", asOf: "2022-01-01" }),
      given({ value: 4, source: "self" }),
      given({ value: 5, source: "exchange", asOf: "2022-01-01", voice: "tax" }),
    ];
    const answers = values.map((_, turn) => bestOf([...values.slice(turn), ...values.slice(0, turn)])?.best.id);
    expect(new Set(answers).size).toBe(1);
  });
});
