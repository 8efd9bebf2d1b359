/** Tables as the CSV files that `readCsv` reads. */
import { type Fact, printDay, type Value, type Vocabulary } from "@jucai/engine/model";
import { type Column, listComplete, listOpen, type Table, valueAt } from "@jucai/engine/screen";

/** Text of a table: the claimants' file, and by list id the file of each list. No line has a header. */
export type CsvText = { readonly people: string; readonly lists: ReadonlyMap<string, string> };

/** Headers of the files that go with a table's columns. */
export function csvHeaders({ columns, lists }: Table): CsvText {
  const people = csvLine(["id", ...columns.keys(), ...lists.keys()]);
  return {
    people,
    lists: new Map([...lists].map(([list, table]) => [list, csvLine(["id", ...table.columns.keys()])])),
  };
}

/** The rows of a table; dates as ISO text, money in yuan, `none`, and nothing where a fact is not known. */
export function csvRows({ rows, columns, lists }: Table, ids: readonly string[], vocabulary: Vocabulary): CsvText {
  const facts = new Map(vocabulary.facts.map((fact) => [fact.id, fact]));
  const cells = (of: ReadonlyMap<string, Column>) =>
    [...of].map(
      ([id, column]) =>
        (row: number) =>
          cellOf(valueAt(column, row), facts.get(id)!),
    );
  const peopleCells = cells(columns);
  const people: string[] = [];
  for (let row = 0; row < rows; row++) {
    const words = [...lists.values()].map(({ state }) => stateWord(state[row]!));
    people.push(csvLine([ids[row]!, ...peopleCells.map((cell) => cell(row)), ...words]));
  }
  const things = [...lists].map(([list, { starts, columns: own }]): [string, string] => {
    const thingCells = cells(own);
    const lines: string[] = [];
    for (let row = 0; row < rows; row++) {
      for (let at = starts[row]!; at < starts[row + 1]!; at++) {
        lines.push(csvLine([ids[row]!, ...thingCells.map((cell) => cell(at))]));
      }
    }
    return [list, lines.join("")];
  });
  return { people: people.join(""), lists: new Map(things) };
}

function stateWord(state: number): string {
  return state === listComplete ? "complete" : state === listOpen ? "open" : "unknown";
}

function cellOf(value: Value | undefined, { type }: Fact): string {
  if (value === undefined) return "";
  if (value === null) return "none";
  if (typeof value === "number" && type.kind === "date") return printDay(value);
  return typeof value === "number" && type.kind === "money" ? String(value / 100) : String(value);
}

/** One line of CSV, line end included. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
}
