import { readFile } from "node:fs/promises";
import { text as readStream } from "node:stream/consumers";
import { run } from "./run.ts";

const code = await run(process.argv.slice(2), {
  // npm changes into the project's folder and keeps the caller's here.
  cwd: process.env["INIT_CWD"] ?? process.cwd(),
  locale: process.env["LC_ALL"] || process.env["LANG"] || "",
  readFile: (path) => readFile(path, "utf8"),
  readStdin: () => readStream(process.stdin),
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
});
process.exitCode = code;
