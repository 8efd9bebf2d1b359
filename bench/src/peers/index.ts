/** What else there is. */
import { aFew, peopleInTurn } from "../cases/one-person.ts";
import { checkAgainstHand, type Decide } from "../cases/parity.ts";
import { works } from "../cases/works.ts";
import type { Case } from "../harness/case.ts";

/** Loaded in its own process only, so that nobody else carries its memory. */
type Making = () => Promise<Decide>;

const oneByOne: readonly (readonly [string, Making])[] = [
  ["publicodes", async () => (await import("./publicodes.ts")).publicodes()],
  ["json-rules-engine", async () => (await import("./json-rules.ts")).jsonRules()],
  ["zen-engine", async () => (await import("./zen.ts")).zen()],
  ["feelin", async () => (await import("./feelin.ts")).feelin()],
  ["@bufbuild/cel", async () => (await import("./cel.ts")).cel()],
];

const inTurn: readonly Case[] = oneByOne.map(([system, make]) => ({
  name: works.amounts,
  system,
  prepare: async ({ checkedSlowly }) => {
    const decide = await make();
    await checkAgainstHand(decide, checkedSlowly);
    return aFew(peopleInTurn(), decide);
  },
}));

const database: readonly Case[] = [
  {
    name: works.amounts,
    system: "DuckDB, 35 parameters",
    prepare: async (size) => (await import("./duckdb.ts")).duckdbOne(size),
  },
  {
    name: works.table,
    system: "DuckDB, table of results",
    prepare: async (size) => (await import("./duckdb.ts")).duckdbTable(size),
  },
  {
    name: works.table,
    system: "DuckDB, sums only",
    prepare: async (size) => (await import("./duckdb.ts")).duckdbSums(size),
  },
];

export const peers: readonly Case[] = [...inTurn, ...database];
