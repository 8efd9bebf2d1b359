import { decide, parseDay, prepare, type Day, type DecideOptions, type Decision, type Facts } from "@jucai/engine";
import type { Policy, Rules } from "@jucai/engine";
import { readCase } from "./case-file.ts";
import { WrongUse, type Call, type Option } from "./command.ts";
import { readyPacks } from "./packs.ts";
import { printProblems } from "./print/problems.ts";

/** A case with its decisions: what every verb about one person begins with. */
export type Judged = {
  readonly rules: Rules;
  readonly policies: readonly Policy[];
  readonly facts: Facts;
  readonly options: DecideOptions;
  readonly decisions: readonly Decision[];
};

/** The options of verbs about one case. */
export const caseOptions: Readonly<Record<string, Option>> = {
  on: {
    type: "string",
    value: "YYYY-MM-DD",
    help: {
      zh: "判断日期；个案里写了 on 时可省略",
      en: "date of judgement; may be left out when the case names `on`",
    },
  },
  pack: {
    type: "string",
    multiple: true,
    value: "ID",
    help: { zh: "只用这个政策包，可重复", en: "only this pack; may be repeated" },
  },
};

/** Reads the case that a call names and decides it; undefined after printing what is wrong. */
export async function judgedCase(call: Call): Promise<Judged | undefined> {
  const [word, ...more] = call.words;
  if (word === undefined || more.length > 0) {
    throw new WrongUse("请给出一个个案文件，或 - 表示标准输入", "Give one case file, or - for standard input");
  }
  const given = dayOf(call, "on");
  const ready = await readyPacks(call, { examples: false });
  if (!ready) return undefined;
  const { vocabulary } = ready.loaded;
  const read = await readCase(word, call.world, vocabulary, ready.loaded.policies);
  if (read.problems.length > 0) {
    if (call.json) call.world.out(JSON.stringify({ problems: read.problems }, null, 2));
    else printProblems(read.problems, call);
    return undefined;
  }
  const on = given ?? read.on;
  if (on === undefined)
    throw new WrongUse("请用 --on YYYY-MM-DD 写明判断日期", "Say the date of judgement with --on YYYY-MM-DD");
  const { policies } = ready;
  const rules = prepare(
    vocabulary,
    policies.flatMap((it) => it.benefits),
  );
  const options = { on, held: read.held };
  return { rules, policies, facts: read.facts, options, decisions: decide(rules, read.facts, options) };
}

/** A date given as an option; undefined when it was not. */
export function dayOf({ given }: Call, option: string): Day | undefined {
  const word = given[option];
  if (typeof word !== "string") return undefined;
  const day = parseDay(word);
  if (day === undefined)
    throw new WrongUse(
      `--${option} ${JSON.stringify(word)} 不是存在的日期，请写 YYYY-MM-DD`,
      `--${option} ${JSON.stringify(word)} is not a date that exists; write YYYY-MM-DD`,
    );
  return day;
}
