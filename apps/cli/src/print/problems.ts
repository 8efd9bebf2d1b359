import type { Problem } from "@jucai/engine";
import type { Call } from "../command.ts";

/** Prints problems, one block each: where, what, what to do; nothing in JSON mode. */
export function printProblems(problems: readonly Problem[], { world, language }: Call): void {
  for (const { at, code, message, fix } of problems) {
    world.err(`${at.file}:${at.line}:${at.column} ${code}`);
    world.err(`  ${message[language]}`);
    world.err(`  → ${fix[language]}`);
  }
}
