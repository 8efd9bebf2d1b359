import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments } from "./arguments.ts";
import { WrongUse, type Command, type ExitCode, type Language, type Option, type World } from "./command.ts";
import { commands } from "./commands/index.ts";
import { helpFor, helpForAll } from "./print/help.ts";

const shared: Readonly<Record<string, Option>> = {
  lang: {
    type: "string",
    value: "zh|en",
    help: { zh: "输出语言，默认随系统", en: "language of the output; default from the system" },
  },
  packs: { type: "string", value: "DIR", help: { zh: "政策包所在文件夹", en: "folder of packs" } },
  json: { type: "boolean", help: { zh: "输出 JSON", en: "print JSON" } },
  help: { type: "boolean", help: { zh: "显示说明", en: "show this help" } },
};
const builtIn = fileURLToPath(new URL("../../../packs", import.meta.url));

/** Runs one command line and gives its exit code; only bugs are thrown. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  let language = languageOf(undefined, world.locale);
  try {
    language = languageOf(argvLanguage(argv), world.locale);
    const [verb, ...rest] = argv;
    if (verb === undefined || verb === "help" || verb === "--help" || verb === "-h" || verb.startsWith("--lang")) {
      return showProgram(argv, world, language);
    }
    const command = commands.find((it) => it.verb === verb);
    if (!command) throw unknownVerb(verb);
    return await call(command, rest, world, language);
  } catch (cause) {
    if (!(cause instanceof WrongUse)) throw cause;
    world.err(`jucai: ${cause.text[language]}`);
    return 2;
  }
}

function showProgram(argv: readonly string[], world: World, language: Language): ExitCode {
  const asked = argv.some((word) => word === "help" || word === "--help" || word === "-h");
  (asked ? world.out : world.err)(helpForAll(commands, language));
  return asked ? 0 : 2;
}

async function call(command: Command, argv: readonly string[], world: World, language: Language): Promise<ExitCode> {
  const options = { ...command.options, ...shared };
  const { given, words } = readArguments(argv, options);
  if (given["help"]) {
    world.out(helpFor(command, shared, language));
    return 0;
  }
  if (command.words === "" && words.length > 0) {
    const shown = JSON.stringify(words[0]);
    throw new WrongUse(`jucai ${command.verb} 后面不接 ${shown}`, `jucai ${command.verb} takes no ${shown}`);
  }
  const packs = typeof given["packs"] === "string" ? resolve(world.cwd, given["packs"]) : builtIn;
  return command.run({ world, language, json: given["json"] === true, packs, given, words });
}

function unknownVerb(verb: string): WrongUse {
  const verbs = commands.map((it) => it.verb).join(", ");
  const shown = JSON.stringify(verb.length > 40 ? `${verb.slice(0, 40)}…` : verb);
  return new WrongUse(`没有 ${shown} 这个命令，可用：${verbs}`, `There is no verb ${shown}; there are ${verbs}`);
}

/** The language asked for with --lang, looked for before anything else can go wrong. */
function argvLanguage(argv: readonly string[]): string | undefined {
  const at = argv.indexOf("--lang");
  return at >= 0 ? (argv[at + 1] ?? "") : argv.find((word) => word.startsWith("--lang="))?.slice("--lang=".length);
}

function languageOf(asked: string | undefined, locale: string): Language {
  if (asked === "zh" || asked === "en") return asked;
  if (asked !== undefined) throw new WrongUse("--lang 只能是 zh 或 en", "--lang takes zh or en");
  return locale.toLowerCase().startsWith("en") ? "en" : "zh";
}
