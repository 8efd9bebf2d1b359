import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Text } from "@jucai/engine";
import { WrongUse, type Call, type ExitCode, type Option } from "./command.ts";

/** Does what is asked of an installation; a program of the server, which the command line itself knows nothing of. */
const program = fileURLToPath(new URL("../../server/src/admin/main.ts", import.meta.url));

/** What to do and with what, as apps/server/src/admin/main.ts takes it. */
export type Task = { readonly verb: string; readonly [option: string]: unknown };
type Answer<Done> = { readonly done: Done } | { readonly fault: Text };

/**
 * Has the server's program do something, prints what came of it, and gives the exit code: what
 * `show` gives, or 1 with one line when it could not be done.
 */
export async function onServer<Done>(
  call: Call,
  task: Task,
  show: (done: Done) => { readonly lines: readonly string[]; readonly code?: ExitCode },
): Promise<ExitCode> {
  const { world, language, json } = call;
  const answer = await answerTo<Done>(call, task);
  if ("fault" in answer) {
    world.err(`jucai: ${answer.fault[language]}`);
    return 1;
  }
  const { lines, code = 0 } = show(answer.done);
  if (json) world.out(JSON.stringify(answer.done, null, 2));
  else for (const line of lines) world.out(line);
  return code;
}

async function answerTo<Done>({ world }: Call, task: Task): Promise<Answer<Done>> {
  // Relative folders in JUCAI_DATA and its like are the caller's.
  const env = { ...process.env, INIT_CWD: world.cwd };
  const child = spawn(process.execPath, [program], { env, stdio: ["pipe", "pipe", "pipe"] });
  // Not as an argument: everybody on the machine can list those, and a passphrase may be in it.
  child.stdin.on("error", () => undefined).end(JSON.stringify(task));
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  await new Promise((done, failed) => child.once("error", failed).once("close", done));
  const said = Buffer.concat(out).toString();
  if (said === "") throw new Error(Buffer.concat(err).toString().trim().split("\n").slice(0, 8).join(" "));
  return JSON.parse(said) as Answer<Done>;
}

export const passphraseOption: Readonly<Record<string, Option>> = {
  "passphrase-file": {
    type: "string",
    value: "FILE",
    help: {
      zh: "口令所在的文件（取第一行）；口令不写在命令行上，以免留在历史里",
      en: "file whose first line is the passphrase; never on the command line, which is remembered",
    },
  },
};

/** The passphrase in the file named by --passphrase-file; nothing when none was named. */
export async function passphraseOf({ given, world }: Call): Promise<{ passphrase?: string }> {
  const word = given["passphrase-file"];
  if (typeof word !== "string") return {};
  const text = await readFile(resolve(world.cwd, word), "utf8").catch(() => undefined);
  if (text === undefined) throw new WrongUse(`读不到口令文件 ${word}`, `Cannot read the passphrase file ${word}`);
  const passphrase = text.split(/\r?\n/, 1)[0] ?? "";
  if (passphrase.length < 8) {
    throw new WrongUse("口令至少要有 8 个字符", "A passphrase has at least 8 characters");
  }
  return { passphrase };
}

/** The one file that a verb takes, absolute. */
export function fileOf({ words, world }: Call, verb: string): string {
  const [word] = words;
  if (words.length !== 1 || word === undefined || word === "") {
    throw new WrongUse(`请写一个文件：jucai ${verb} <文件>`, `Name one file: jucai ${verb} <file>`);
  }
  return resolve(world.cwd, word);
}

/** One of the words that may follow a verb, such as `verify`. */
export function actionOf<T extends string>({ words }: Call, verb: string, actions: readonly T[]): T {
  const action = actions.find((each) => each === words[0]);
  if (action !== undefined && words.length === 1) return action;
  const all = actions.join("|");
  throw new WrongUse(`请写：jucai ${verb} ${all}`, `Write jucai ${verb} ${all}`);
}
