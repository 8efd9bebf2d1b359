import { parseArgs } from "node:util";
import { nearest } from "@jucai/pack";
import { WrongUse, type Given, type Option } from "./command.ts";

type Options = Readonly<Record<string, Option>>;
/** One option as written; `parseArgs` gives them in order. */
type Token = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string;
  readonly inlineValue?: boolean;
};

/**
 * Reads what follows a verb. Wrong options are told in our own words, in both languages, because
 * `parseArgs` explains itself in English only; so it is asked to be lenient, and checked here.
 */
export function readArguments(argv: readonly string[], options: Options): { given: Given; words: string[] } {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, multiple }]) => [
        name,
        { type, ...(multiple ? { multiple } : {}), ...(name === "help" ? { short: "h" } : {}) },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const met = new Set<string>();
  for (const token of tokens) if (token.kind === "option") checkOption(token as Token, options, met);
  return { given: values as Given, words: positionals };
}

function checkOption(token: Token, options: Options, met: Set<string>): void {
  const { name, rawName, value } = token;
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw unknownOption(token, options);
  if (option.type === "boolean") {
    if (value === undefined) return;
    throw new WrongUse(`${rawName} 后面不接值`, `${rawName} takes no value`);
  }
  // `--on --json` forgot the date; `--on=-x` means what it says.
  if (value === undefined || value === "" || (!token.inlineValue && /^-./.test(value))) {
    throw new WrongUse(
      `${rawName} 后面缺少值：${option.value ?? ""}`,
      `${rawName} needs a value: ${option.value ?? ""}`,
    );
  }
  if (met.has(name) && !option.multiple) {
    throw new WrongUse(`${rawName} 只能写一次`, `${rawName} may stand only once`);
  }
  met.add(name);
}

function unknownOption({ name, rawName }: Token, options: Options): WrongUse {
  const shown = rawName.length > 40 ? `${rawName.slice(0, 40)}…` : rawName;
  const near = nearest(name, Object.keys(options));
  const all = Object.keys(options).map((it) => `--${it}`);
  return near
    ? new WrongUse(
        `没有 ${shown} 这个选项，是否想写 --${near}？`,
        `There is no option ${shown}; did you mean --${near}?`,
      )
    : new WrongUse(
        `没有 ${shown} 这个选项，可用：${all.join("、")}`,
        `There is no option ${shown}; there are ${all.join(", ")}`,
      );
}
