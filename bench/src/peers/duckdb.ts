/** DuckDB on one thread: a table of typed columns as a table of results, as sums, and one person by parameters. */
import { DuckDBDataChunk, type DuckDBConnection, DuckDBInstance, INTEGER } from "@duckdb/node-api";
import { checkAgainstHand, compareColumns, type Decide } from "../cases/parity.ts";
import { aFew, peopleInTurn } from "../cases/one-person.ts";
import { Differs, type Size, type Timed } from "../harness/case.ts";
import { blocked } from "../hand/blocked.ts";
import { outputsFor } from "../hand/outputs.ts";
import { type Fact, facts } from "../people/facts.ts";
import { type Population, populationOf } from "../people/population.ts";
import { outputs, twelveFrom } from "./duckdb-query.ts";

/** Rows that DuckDB takes at a time. */
const chunk = 2048;
const isText = (fact: Fact): fact is Fact & { kind: "choice" } => fact.kind === "choice";

async function connected(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("SET threads = 1");
  for (const fact of facts.filter(isText)) {
    await connection.run(`CREATE TYPE of_${fact.name} AS ENUM (${fact.values.map((each) => `'${each}'`).join(", ")})`);
  }
  return connection;
}

/** Every fact in its narrowest type; enumerations are of ENUM, which is quicker than text. */
async function withPeople(size: Size): Promise<{ connection: DuckDBConnection; population: Population }> {
  const connection = await connected();
  const population = populationOf(size.people);
  const names = facts.map(({ name }) => `${name} INTEGER`);
  await connection.run(`CREATE TABLE codes (id INTEGER, ${names.join(", ")})`);
  await append(connection, population);
  await connection.run(`CREATE TABLE people AS SELECT id, ${facts.map(decoded).join(", ")} FROM codes ORDER BY id`);
  await connection.run("DROP TABLE codes");
  return { connection, population };
}

async function append(connection: DuckDBConnection, { rows, columns }: Population): Promise<void> {
  const appender = await connection.createAppender("codes");
  const types = [INTEGER, ...facts.map(() => INTEGER)];
  for (let from = 0; from < rows; from += chunk) {
    const count = Math.min(chunk, rows - from);
    const some = DuckDBDataChunk.create(types, count);
    const ids = Array.from({ length: count }, (_, index) => from + index);
    some.setColumns([ids, ...facts.map(({ name }) => [...columns[name].subarray(from, from + count)])]);
    appender.appendDataChunk(some);
  }
  appender.closeSync();
}

function decoded(fact: Fact): string {
  const { name } = fact;
  if (isText(fact))
    return `([${fact.values.map((each) => `'${each}'`).join(", ")}])[${name} + 1]::of_${name} AS ${name}`;
  return `${name}::${narrowest(fact)} AS ${name}`;
}

function narrowest({ kind, name }: Fact): string {
  return kind === "yes" ? "BOOLEAN" : name === "employerTax" ? "INTEGER" : "UTINYINT";
}

/** Thirteen columns of results are kept in a table. */
export async function duckdbTable(size: Size): Promise<Timed> {
  const { connection, population } = await withPeople(size);
  const query = `CREATE OR REPLACE TABLE results AS SELECT ${outputs.join(", ")} FROM (${twelveFrom("people")})`;
  await connection.run(query);
  await compareResults(connection, population, size.checked);
  return { things: size.people, run: () => connection.run(query) };
}

/** Only the thirteen sums are wanted, so nothing is written. */
export async function duckdbSums(size: Size): Promise<Timed> {
  const { connection, population } = await withPeople(size);
  const sums = outputs.map((name) => `sum(${name})::DOUBLE`).join(", ");
  const query = `SELECT ${sums} FROM (${twelveFrom("people")})`;
  const [found] = (await connection.runAndReadAll(query)).getRows();
  const right = outputsFor(population.rows);
  blocked(population, right);
  for (const [index, column] of [...right.amounts, right.total].entries()) {
    const sum = column.reduce((all, each) => all + each, 0);
    if (found![index] !== sum)
      throw new Differs(`the sum of ${outputs[index]} is ${String(found![index])}, by hand ${sum}`);
  }
  return { things: size.people, run: () => connection.runAndReadAll(query) };
}

async function compareResults(connection: DuckDBConnection, population: Population, rows: number): Promise<void> {
  const read = await connection.runAndReadAll(`SELECT * FROM results LIMIT ${rows}`);
  const columns = read.getColumns().map((column) => Int32Array.from(column, Number));
  compareColumns(population, { amounts: columns.slice(0, -1), total: columns.at(-1)! }, rows);
}

/** A prepared query with 35 parameters. */
export async function duckdbOne({ checkedSlowly }: Size): Promise<Timed> {
  const connection = await connected();
  const given = facts.map(
    (fact, index) => `$${index + 1}::${isText(fact) ? `of_${fact.name}` : narrowest(fact)} AS ${fact.name}`,
  );
  const query = await connection.prepare(twelveFrom(`(SELECT 0 AS id, ${given.join(", ")})`));
  const decide: Decide = async (person) => {
    for (const [index, { name, kind }] of facts.entries()) {
      const value = person[name];
      if (kind === "number") query.bindInteger(index + 1, value as number);
      else if (kind === "yes") query.bindBoolean(index + 1, value as boolean);
      else query.bindVarchar(index + 1, value as string);
    }
    const [row] = (await query.runAndReadAll()).getRows();
    return row!.slice(1).map(Number);
  };
  await checkAgainstHand(decide, checkedSlowly);
  return aFew(peopleInTurn(), decide);
}
