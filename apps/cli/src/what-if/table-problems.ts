import type { TableProblem } from "@jucai/screening";
import type { Call } from "../command.ts";

/** Prints what is wrong with a table file; says whether something of it was left out. */
export function printTableProblems(problems: readonly TableProblem[], { world, language, json }: Call): boolean {
  for (const { file, row, column, code, message, fix } of json ? [] : problems) {
    const place = [file, row === undefined ? "" : `:${row}`, column === undefined ? "" : ` ${column}`].join("");
    world.err(`${place} ${code}: ${message[language]} → ${fix[language]}`);
  }
  return problems.some(({ severity }) => severity === "error");
}
