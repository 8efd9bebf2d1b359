import { readText } from "@jucai/pack";
import { run } from "./run.ts";

/** A little more than the largest file that is read; the reader then says that it is too large. */
const mostBytes = 4_000_004;

/** Reads the start of a stream as UTF-8; what cannot be decoded shows as U+FFFD, which readers refuse. */
async function readStart(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= mostBytes) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}

// Whoever reads our output may stop early (`jucai facts | head`); that is no fault.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code !== "EPIPE") throw cause;
  process.exit(0);
});

try {
  process.exitCode = await run(process.argv.slice(2), {
    // npm changes into the project's folder and keeps the caller's here.
    cwd: process.env["INIT_CWD"] ?? process.cwd(),
    locale: process.env["LC_ALL"] || process.env["LANG"] || "",
    readFile: readText,
    readStdin: () => readStart(process.stdin),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  });
} catch (cause) {
  // A bug of ours. One line for the user; the stack for whoever asks for it.
  const message = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`jucai: 内部错误 / internal fault: ${message} (JUCAI_DEBUG=1)\n`);
  if (process.env["JUCAI_DEBUG"] && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
  process.exitCode = 1;
}
