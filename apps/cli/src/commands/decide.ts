import { combine, decide, parseDay, prepare, type Day } from "@jucai/engine";
import { readCase } from "../case-file.ts";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { readyPacks } from "../packs.ts";
import { printDecisions } from "../print/decisions.ts";
import { printProblems } from "../print/problems.ts";

export const decideCommand: Command = {
  verb: "decide",
  words: "<case.yaml|-> --on YYYY-MM-DD",
  help: {
    zh: "判断一个人（或单位）能享受哪些待遇：金额、何时发、依据哪条，不能的原因，还缺什么",
    en: "Decide which benefits a person (or employer) gets: amount, when paid, by which clause; why not; what is missing",
  },
  options: {
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
  },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const [word, ...more] = call.words;
  if (word === undefined || more.length > 0) {
    throw new WrongUse("请给出一个个案文件，或 - 表示标准输入", "Give one case file, or - for standard input");
  }
  const given = dayOf(call);
  const ready = await readyPacks(call);
  if (!ready) return 1;
  const { vocabulary } = ready.loaded;
  const read = await readCase(word, call.world, vocabulary, ready.loaded.policies);
  if (read.problems.length > 0) {
    if (call.json) call.world.out(JSON.stringify({ problems: read.problems }, null, 2));
    else printProblems(read.problems, call);
    return 1;
  }
  const on = given ?? read.on;
  if (on === undefined)
    throw new WrongUse("请用 --on YYYY-MM-DD 写明判断日期", "Say the date of judgement with --on YYYY-MM-DD");
  const rules = prepare(
    vocabulary,
    ready.policies.flatMap((it) => it.benefits),
  );
  const options = { on, held: read.held };
  const decisions = decide(rules, read.facts, options);
  const bundle = combine(rules, decisions, read.facts, options);
  printDecisions({ on, decisions, bundle }, ready.policies, vocabulary, call);
  return 0;
}

function dayOf({ given }: Call): Day | undefined {
  const on = given["on"];
  if (typeof on !== "string") return undefined;
  const day = parseDay(on);
  if (day === undefined)
    throw new WrongUse(
      `--on ${JSON.stringify(on)} 不是存在的日期，请写 YYYY-MM-DD`,
      `--on ${JSON.stringify(on)} is not a date that exists; write YYYY-MM-DD`,
    );
  return day;
}
