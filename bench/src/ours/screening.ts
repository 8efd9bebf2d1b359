/** The engine over whole tables. */
import { prepareScreen, type Table } from "@jucai/engine/screen";
import { compareColumns } from "../cases/parity.ts";
import { works } from "../cases/works.ts";
import type { Case, Size } from "../harness/case.ts";
import { holesOf } from "../people/holes.ts";
import { populationOf } from "../people/population.ts";
import { outputsOf } from "./answers.ts";
import { on, tableOf, twelveRules } from "./twelve.ts";

export const ours = "Jucai";

export const screening: readonly Case[] = [
  { name: works.table, system: ours, prepare: (size) => twelve(size) },
  { name: works.holes, system: ours, prepare: (size) => twelve(size, holesOf(size.people)) },
];

async function twelve({ people, checked }: Size, holes?: readonly Uint8Array[]) {
  const rules = await twelveRules();
  const population = populationOf(people);
  const screen = prepareScreen(rules, { on, bundle: true });
  const whole = tableOf(population, rules.vocabulary);
  // With holes there is nothing to compare with by hand; that `screen` says what `decide` says is tested elsewhere.
  compareColumns(population, outputsOf(screen.run(whole, 0, checked)), checked);
  const table: Table = holes ? tableOf(population, rules.vocabulary, holes) : whole;
  return { things: people, run: () => screen.run(table) };
}
