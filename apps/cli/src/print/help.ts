import type { Command, Language, Option } from "../command.ts";
import { table } from "./table.ts";

const words = {
  zh: {
    usage: "用法",
    verbs: "命令",
    options: "选项",
    more: "每个命令的说明：jucai <命令> --help",
    codes: "退出码：0 完成，1 政策包、个案或数据有问题，2 用法不对",
  },
  en: {
    usage: "Usage",
    verbs: "Verbs",
    options: "Options",
    more: "Help on one verb: jucai <verb> --help",
    codes: "Exit codes: 0 done, 1 problems in a pack, case or data, 2 wrong use",
  },
};

export function helpForAll(commands: readonly Command[], language: Language): string {
  const { usage, verbs, more, codes } = words[language];
  const rows = commands.map((it) => [`  ${it.verb}`, it.help[language]]);
  return [
    `${usage}: jucai <verb> [--lang zh|en] [--packs DIR] [--json]`,
    "",
    `${verbs}:`,
    table(rows),
    "",
    more,
    codes,
  ].join("\n");
}

export function helpFor(command: Command, shared: Readonly<Record<string, Option>>, language: Language): string {
  const { usage, options, codes } = words[language];
  const rows = Object.entries({ ...command.options, ...shared }).map(([name, { value, multiple, help }]) => [
    `  --${name}${value ? ` ${value}` : ""}${multiple ? " …" : ""}`,
    help[language],
  ]);
  const line = ["jucai", command.verb, command.words].filter(Boolean).join(" ");
  return [`${usage}: ${line}`, "", command.help[language], "", `${options}:`, table(rows), "", codes].join("\n");
}
