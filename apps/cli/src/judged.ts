import { decide, parseDay, prepare, type Day, type DecideOptions, type Decision, type Facts } from "@jucai/engine";
import { regionContains, type Benefit, type Policy, type Rules } from "@jucai/engine";
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

const claimants = ["person", "employer", "referrer"] as const;

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
  place: {
    type: "string",
    value: "CODE",
    help: {
      zh: "只看这个地方和它所在市、省的政策，如 350702",
      en: "only policies of this place and those around it, such as 350702",
    },
  },
  for: {
    type: "string",
    value: claimants.join("|"),
    help: { zh: "只看这一类申请人的待遇", en: "only benefits for this kind of claimant" },
  },
};

/** Reads the case that a call names and decides it; undefined after printing what is wrong. */
export async function judgedCase(call: Call): Promise<Judged | undefined> {
  const [word, ...more] = call.words;
  if (word === undefined || more.length > 0) {
    throw new WrongUse("请给出一个个案文件，或 - 表示标准输入", "Give one case file, or - for standard input");
  }
  const given = dayOf(call, "on");
  const wanted = wantedBy(call);
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
  const policies = ready.policies.filter(wanted.policy);
  if (policies.length === 0) throw new WrongUse("这个地方没有装入的政策", "There is no policy for this place");
  const rules = prepare(
    vocabulary,
    policies.flatMap((it) => it.benefits.filter(wanted.benefit)),
  );
  const options = { on, held: read.held };
  return { rules, policies, facts: read.facts, options, decisions: decide(rules, read.facts, options) };
}

/** What --place and --for leave of all policies and benefits. */
function wantedBy({ given }: Call) {
  const { place, for: claimant } = given as Readonly<Record<string, string | undefined>>;
  if (place !== undefined && !/^\d{6}$/.test(place)) {
    throw new WrongUse(
      "--place 请写六位区划代码，如 350702",
      "--place takes a region code of six digits, such as 350702",
    );
  }
  if (claimant !== undefined && !claimants.some((each) => each === claimant)) {
    throw new WrongUse(`--for 只能是 ${claimants.join("、")}`, `--for takes ${claimants.join(", ")}`);
  }
  return {
    policy: (policy: Policy) => place === undefined || regionContains(policy.place, place),
    benefit: (benefit: Benefit) => claimant === undefined || benefit.for === claimant,
  };
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
