/** Answers compared before anything is timed. */
import { Differs } from "../harness/case.ts";
import { blocked } from "../hand/blocked.ts";
import { decideByHand, emptyResult } from "../hand/objects.ts";
import { type Outputs, outputsFor } from "../hand/outputs.ts";
import type { Person } from "../people/facts.ts";
import { personsOf, type Population, populationOf } from "../people/population.ts";

/** Twelve amounts, months or yes, and the total, in yuan. */
export type Answer = readonly number[];
export type Decide = (person: Person) => Answer | Promise<Answer>;

/** People for checking are others than those that are timed. */
const checkingSeed = 7;

export function checkedPeople(count: number): Person[] {
  return personsOf(populationOf(count, checkingSeed));
}

/** Compares all thirteen figures of so many people with those of the function by hand. */
export async function checkAgainstHand(decide: Decide, people: number): Promise<void> {
  for (const [row, person] of checkedPeople(people).entries()) {
    compareWithHand(person, await decide(person), row);
  }
}

export function compareWithHand(person: Person, answer: Answer, row: number): void {
  const { amounts, total } = decideByHand(person, emptyResult());
  for (const [index, right] of [...amounts, total].entries()) {
    if (answer[index] === right) continue;
    const what = index === amounts.length ? "the total" : `benefit ${index + 1}`;
    throw new Differs(`${what} of person ${row} is ${answer[index]}, by hand ${right}`);
  }
}

/** Fails with the first row in which columns are not those of the blocked kernel. */
export function compareColumns(population: Population, { amounts, total }: Outputs, rows: number): void {
  const right = outputsFor(population.rows);
  blocked(population, right);
  for (const [index, column] of [...amounts, total].entries()) {
    const expected = [...right.amounts, right.total][index]!;
    for (let row = 0; row < rows; row++) {
      if (column[row] !== expected[row]) {
        const what = index === amounts.length ? "the total" : `benefit ${index + 1}`;
        throw new Differs(`${what} of row ${row} is ${column[row]}, by hand ${expected[row]}`);
      }
    }
  }
}
