import { loadPacks, readStart, readText } from "@jucai/pack";
import { run } from "./run.ts";

// Whoever reads our output may stop early (`jucai facts | head`); that is no fault. A full disk is.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code === "EPIPE") process.exit(0);
  process.stderr.write(`jucai: 写不出结果 / cannot write the output: ${cause.code ?? cause.message}\n`);
  process.exit(1);
});
// With nowhere to complain, the exit code still tells.
process.stderr.on("error", () => {});

try {
  process.exitCode = await run(process.argv.slice(2), {
    // npm changes into the project's folder and keeps the caller's here.
    cwd: process.env["INIT_CWD"] ?? process.cwd(),
    locale: process.env["LC_ALL"] || process.env["LANG"] || "",
    readFile: readText,
    readStdin: () => readStart(process.stdin),
    loadPacks,
    stdin: () => process.stdin,
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    ...(process.stderr.isTTY ? { progress: (line) => void process.stderr.write(`\r\u001b[K${line}`) } : {}),
  });
} catch (cause) {
  // A bug of ours. One line for the user; the stack for whoever asks for it.
  const message = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`jucai: 内部错误 / internal fault: ${message} (JUCAI_DEBUG=1)\n`);
  if (process.env["JUCAI_DEBUG"] && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
  process.exitCode = 1;
}
