/** The twelve benefits as a policy pack, and people as the engine takes them. */
import { join } from "node:path";
import { columnOf, type Column, type Table } from "@jucai/engine/screen";
import { parseDay, prepare, type Facts, type Rules, type Value, type Vocabulary } from "@jucai/engine/run";
import { loadPacks } from "@jucai/pack";
import { type Fact, facts, type Person } from "../people/facts.ts";
import type { Population } from "../people/population.ts";

const fenOfYuan = 100;
/** The day on which everything is judged. */
export const on = parseDay("2026-06-01")!;

/** Reads the pack; a problem in it is a fault of the benchmark. */
export async function twelveRules(): Promise<Rules> {
  const { vocabulary, policies, problems } = await loadPacks(join(import.meta.dirname, "../../pack"));
  if (problems.length > 0) throw new Error(`The benchmark's pack is faulty: ${JSON.stringify(problems[0])}`);
  return prepare(
    vocabulary,
    policies.flatMap(({ benefits }) => benefits),
  );
}

/** `yearsOutside` is the fact `person.years_outside`. */
export function factId({ name }: Pick<Fact, "name">): string {
  return `person.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

export function factsOf(person: Person): Facts {
  const values = new Map<string, Value>(facts.map((fact) => [factId(fact), valueOf(fact, person[fact.name])]));
  return { values, lists: new Map() };
}

/** Writes typed columns straight into a table's; where `holes` says so, a fact stays unknown. */
export function tableOf({ rows, columns }: Population, vocabulary: Vocabulary, holes?: readonly Uint8Array[]): Table {
  const filled = facts.map((fact, index): [string, Column] => {
    const id = factId(fact);
    const column = columnOf(
      vocabulary.facts.find((each) => each.id === id)!,
      vocabulary,
      rows,
    );
    fill(fact, columns[fact.name], column, holes?.[index]);
    return [id, column];
  });
  return { rows, columns: new Map(filled), lists: new Map(), held: new Map() };
}

function fill(fact: Fact, from: Uint8Array | Int32Array, { data, ...column }: Column, unknown?: Uint8Array): void {
  if (column.kind === "figure") {
    for (let row = 0; row < from.length; row++) if (unknown?.[row] !== 1) data[row] = from[row]! * fenOfYuan;
    return;
  }
  if (column.kind !== "code") throw new Error(`${fact.name} has few values and should be a column of codes`);
  const codes = codesIn(fact, column.values);
  for (let row = 0; row < from.length; row++) if (unknown?.[row] !== 1) data[row] = codes[from[row]!]!;
}

/** From the generator's codes to the column's. */
function codesIn(fact: Fact, values: readonly Value[]): Uint8Array {
  const plain: Value[] =
    fact.kind === "choice"
      ? [...fact.values]
      : fact.kind === "yes"
        ? [false, true]
        : Array.from({ length: fact.to + 1 }, (_, value) => value);
  return Uint8Array.from(plain, (value) => values.indexOf(value) + 1);
}

function valueOf({ name }: Fact, value: Person[keyof Person]): Value {
  return name === "employerTax" ? (value as number) * fenOfYuan : value;
}
