/** The engine over whole tables. */
import { prepare } from "@jucai/engine/run";
import { prepareScreen, type Screened } from "@jucai/engine/screen";
import { compareColumns } from "../cases/parity.ts";
import { works } from "../cases/works.ts";
import type { Case, Size, Timed } from "../harness/case.ts";
import { holesOf } from "../people/holes.ts";
import { populationOf } from "../people/population.ts";
import { compareWithDecide } from "./as-decided.ts";
import { outputsOf } from "./answers.ts";
import { on, tableOf, twelveRules } from "./twelve.ts";

export const ours = "Jucai";

export const screening: readonly Case[] = [
  { name: works.table, system: ours, prepare: (size) => twelve(size, { read: writtenOut, reuse: true }) },
  {
    name: works.table,
    system: `${ours}, results in new memory`,
    prepare: (size) => twelve(size, { read: writtenOut, reuse: false }),
  },
  {
    name: works.table,
    system: `${ours}, codes of outcomes only`,
    prepare: (size) => twelve(size, { read: codes, reuse: true }),
  },
  { name: works.table, system: `${ours}, rules prepared anew`, prepare: (size) => anew(size) },
  {
    name: works.holes,
    system: ours,
    prepare: (size) => twelve(size, { read: writtenOut, reuse: true, withHoles: true }),
  },
];

type How = {
  readonly read: (screened: Screened) => unknown;
  /** Into the same columns again, as the kernels by hand do. */
  readonly reuse: boolean;
  readonly withHoles?: true;
};

async function twelve({ people }: Size, { read, reuse, withHoles }: How): Promise<Timed> {
  const rules = await twelveRules();
  const population = populationOf(people);
  const screen = prepareScreen(rules, { on, bundle: true, reuse });
  const whole = tableOf(population, rules.vocabulary);
  // The second run is looked at: it may write where the first one did.
  screen.run(whole);
  compareColumns(population, outputsOf(screen.run(whole)), people);
  if (!withHoles) return { things: people, run: () => read(screen.run(whole)) };
  const table = tableOf(population, rules.vocabulary, holesOf(people));
  compareWithDecide(rules, { table, on }, screen.run(table, 0, checkedWithHoles));
  return { things: people, run: () => read(screen.run(table)) };
}

/** Nothing is known from runs before: kernels are generated and everybody who differs is decided once. */
async function anew({ people }: Size): Promise<Timed> {
  const { vocabulary, benefits } = await twelveRules();
  const published = benefits.map(({ benefit }) => benefit);
  const table = tableOf(populationOf(people), vocabulary);
  const run = () => writtenOut(prepareScreen(prepare(vocabulary, published), { on, bundle: true }).run(table));
  return { things: people, run };
}

/** Nobody decides about holes by hand; `decide` is slower by far, so that few are compared here and many in the tests. */
const checkedWithHoles = 300;

/** Twelve amounts and the total in columns, as the kernels by hand leave them. Columns of sums are made when read. */
function writtenOut({ benefits, bundle }: Screened): readonly Float64Array[] {
  return [...benefits.map(({ totalFen }) => totalFen), bundle!.totalFen];
}

/** One number a row and benefit, which stands for status, sums and what is missing. */
function codes(screened: Screened): Screened {
  return screened;
}
