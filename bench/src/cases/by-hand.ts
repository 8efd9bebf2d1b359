/** The functions by hand. */
import type { Case, Size, Timed } from "../harness/case.ts";
import { blocked } from "../hand/blocked.ts";
import { type Explained, explainByHand } from "../hand/clauses.ts";
import { fused } from "../hand/fused.ts";
import { decideByHand, emptyResult } from "../hand/objects.ts";
import { type Outputs, outputsFor } from "../hand/outputs.ts";
import { personsOf, type Population, populationOf } from "../people/population.ts";
import { everyone, peopleInTurn } from "./one-person.ts";
import { compareWithHand } from "./parity.ts";
import { hand, works } from "./works.ts";

export const byHand: readonly Case[] = [
  {
    name: works.amounts,
    system: hand.reused,
    prepare: async () => {
      const result = emptyResult();
      return everyone(peopleInTurn(), (person) => decideByHand(person, result));
    },
  },
  {
    name: works.amounts,
    system: hand.fresh,
    prepare: async () => everyone(peopleInTurn(), (person) => decideByHand(person, emptyResult())),
  },
  {
    name: works.reasons,
    system: hand.clauses,
    prepare: async () => everyone(peopleInTurn(), (person) => counted(explainByHand(person))),
  },
  { name: works.table, system: hand.objects, prepare: objects },
  { name: works.table, system: hand.fused, prepare: columns(fused) },
  { name: works.table, system: hand.blocked, prepare: columns(blocked) },
  { name: works.table, system: hand.blockedFresh, prepare: fresh },
];

/** Looks at every outcome, as the other systems have to. */
function counted(explained: Explained): Explained {
  let count = 0;
  const { clauses } = explained;
  for (let index = 0; index < clauses.length; index++) if (clauses[index]!.holds) count += 1;
  if (count === 0) throw new Error("somebody meets no condition at all");
  return explained;
}

/** Objects in, columns out: what a program that loops over its people does. */
async function objects({ people }: Size) {
  const persons = personsOf(populationOf(people));
  const { amounts, total } = outputsFor(people);
  const result = emptyResult();
  return {
    things: people,
    run: () => {
      for (let row = 0; row < people; row++) {
        decideByHand(persons[row]!, result);
        for (let index = 0; index < amounts.length; index++) amounts[index]![row] = result.amounts[index]!;
        total[row] = result.total;
      }
      return total;
    },
  };
}

function columns(kernel: (population: Population, outputs: Outputs) => void): Case["prepare"] {
  return async ({ people, checked }) => {
    const population = populationOf(people);
    const outputs = outputsFor(people);
    kernel(population, outputs);
    for (const [row, person] of personsOf(population, 0, checked).entries()) {
      compareWithHand(person, [...outputs.amounts.map((each) => each[row]!), outputs.total[row]!], row);
    }
    return { things: people, run: () => kernel(population, outputs) };
  };
}

/** What a function that returns its columns costs: the memory is the system's to hand out and to clear. */
async function fresh({ people }: Size): Promise<Timed> {
  const population = populationOf(people);
  const run = () => {
    const outputs = outputsFor(people);
    blocked(population, outputs);
    return outputs;
  };
  return { things: people, run };
}
