import { describe, expect, it } from "vitest";
import { prepare } from "../../src/decide/rules.ts";
import { parseDay } from "../../src/model/date.ts";
import type { Facts, Item } from "../../src/model/facts.ts";
import { prepareScreen, type Table, TableBuilder } from "../../src/screen/index.ts";
import type { Vocabulary } from "../../src/model/vocabulary.ts";
import { aBenefit } from "../small-world.ts";

const text = { zh: "", en: "" };
const vocabulary: Vocabulary = {
  enumerations: [],
  subjects: [{ id: "trip", label: text, list: "trips" }],
  facts: [
    {
      ...{ id: "trip.cost", subject: "trip", type: { kind: "money" }, label: text, question: text, why: text },
      ...{ changes: "never", sensitivity: "open", proof: text, settledBy: "self" },
    },
  ],
};
const on = parseDay("2024-03-01")!;

function tableOf(items: readonly Item[], facts?: ReadonlySet<string>): Table {
  const builder = new TableBuilder({ vocabulary, ...(facts ? { facts } : {}) });
  const claimant: Facts = { values: new Map(), lists: new Map([["trips", { items, complete: true }]]) };
  builder.add(claimant);
  return builder.build();
}

const ofTrips = aBenefit({
  each: { list: "trips", subject: "trip" },
  when: [
    {
      id: "dear",
      clause: "1",
      says: { zh: "", en: "" },
      is: {
        op: "compare",
        by: ">=",
        left: { op: "fact", id: "trip.cost" },
        right: { op: "const", value: 1_000 },
      },
      else: "ineligible",
    },
  ],
});

describe("one screen over several tables", () => {
  it("says of each what a new screen says, whatever columns they have", () => {
    const rules = prepare(vocabulary, [ofTrips]);
    const without = tableOf([new Map()], new Set(["trips"]));
    const cheap = tableOf([new Map([["trip.cost", 5]])]);
    const open = tableOf([new Map()]);
    const screen = prepareScreen(rules, { on });
    const said = (run: ReturnType<typeof prepareScreen>, table: Table) => {
      const { outcome, outcomes, minFen, maxFen } = run.run(table).benefits[0]!;
      return { ...outcomes[outcome[0]!]!, min: minFen[0], max: maxFen[0] };
    };
    for (const table of [without, cheap, open, without]) {
      expect(said(screen, table)).toEqual(said(prepareScreen(rules, { on }), table));
    }
  });

  it("grows by the things of a list, not by their square", () => {
    const rules = prepare(vocabulary, [
      aBenefit({
        each: { list: "trips", subject: "trip" },
        pays: {
          kind: "fixed",
          schedule: { kind: "once" },
          to: [
            {
              id: "person",
              label: { zh: "", en: "" },
              amount: { kind: "percent", percent: 50, of: { kind: "expression", is: { op: "fact", id: "trip.cost" } } },
            },
          ],
        },
      }),
    ]);
    const many = 20_000;
    const items = Array.from({ length: many }, (_, index): Item => new Map([["trip.cost", index * 2]]));
    const { totalFen } = prepareScreen(rules, { on }).run(tableOf(items)).benefits[0]!;
    // Copying the list for each thing would take four hundred million entries, and end the process.
    expect(totalFen[0]).toBe((many * (many - 1)) / 2);
  });
});
