import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { openLimits, readDocument, type ReadDocument, Unreadable } from "@jucai/reader";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { documentText, problemLine } from "../print/document.ts";

export const readCommand: Command = {
  verb: "read",
  words: "<document>",
  help: {
    zh: "读一份公文（.docx、带文字的 PDF、.html、.txt）：标题、字号、各项措施及其单位、金额、时限和指标；读不了的文件说明原因",
    en: "Read a document (.docx, PDF with text, .html, .txt): title, number, and each measure with its units, amounts, deadlines and targets; says why a file cannot be read",
  },
  options: {},
  run: read,
};

async function read(call: Call): Promise<ExitCode> {
  const [word] = call.words;
  if (word === undefined || word === "" || call.words.length !== 1) {
    throw new WrongUse("请写：jucai read <公文文件>", "Write jucai read <document>");
  }
  const bytes = await bytesOf(resolve(call.world.cwd, word), word);
  try {
    return show(await readDocument(bytes, word), call);
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    return refuse(fault, call);
  }
}

/** Doubts are for somebody to look at; only what makes the document unusable is a fault. */
function show(document: ReadDocument, call: Call): ExitCode {
  call.world.out(call.json ? JSON.stringify(document, null, 2) : documentText(document, call.language));
  return document.problems.some(({ severity }) => severity === "error") ? 1 : 0;
}

function refuse({ code, says }: Unreadable, call: Call): ExitCode {
  const problem = { code, severity: "error", at: null, says } as const;
  if (call.json) {
    const nothing = { title: null, number: null, issuer: null, issued: null, measures: [], problems: [problem] };
    call.world.out(JSON.stringify(nothing, null, 2));
  } else call.world.err(`jucai: ${problemLine(problem, call.language)}`);
  return 1;
}

/** No more than one byte above what is read at all, however large the file. */
async function bytesOf(path: string, word: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => undefined);
  try {
    const found = await file?.stat();
    if (!file || !found?.isFile()) throw new WrongUse(`没有 ${word} 这个文件`, `There is no file ${word}`);
    const bytes = new Uint8Array(Math.min(found.size, openLimits.bytes + 1));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await file?.close();
  }
}
