/**
 * `npm run bench -- screen [--rounds N] [--quick] [--all] [--cpu] [--only TEXT] [--json]`
 *
 * `--cpu` counts processor time, for a machine that others use as well.
 * Exit code 1 when a system answers otherwise than the function by hand. A goal that is not kept is said and
 * is no failure of the run: the figure is the result.
 */
import { parseArgs } from "node:util";
import { cases, casesFor } from "./cases/index.ts";
import { idOf } from "./harness/case.ts";
import { printedOf, printTable } from "./harness/print.ts";
import { DifferentAnswers, runRounds } from "./harness/rounds.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string" },
    all: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    cpu: { type: "boolean", default: false },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const rounds = values.rounds === undefined ? (values.quick ? 3 : 5) : Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error("--rounds takes a whole number from 1 on.");
  process.exit(2);
}
const wanted = casesFor(values);
if (wanted.length === 0) {
  console.error(`No case is called “${values.only}”; there are:\n  ${cases.map(idOf).join("\n  ")}`);
  process.exit(2);
}
try {
  const results = await runRounds(wanted, {
    rounds,
    size: values.quick ? "quick" : "full",
    forMs: values.quick ? 150 : 400,
    cpu: values.cpu,
    tell: (what) =>
      process.stderr.write(`${process.stderr.isTTY ? "\r\x1b[K" : ""}${what}${process.stderr.isTTY ? "" : "\n"}`),
  });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  if (values.json) console.log(JSON.stringify(printedOf(results, rounds)));
  else printTable(results, rounds);
} catch (cause) {
  if (!(cause instanceof DifferentAnswers)) throw cause;
  console.error("Nothing was timed, because answers differ from those by hand:");
  for (const difference of cause.differences) console.error(`  ${difference}`);
  process.exitCode = 1;
}
