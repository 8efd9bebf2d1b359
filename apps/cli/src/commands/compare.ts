import { printDay } from "@jucai/engine";
import { type Comparison, emptyComparison, mergeComparisons, numbersOf } from "@jucai/engine/compare";
import { WrongUse, type Call, type Command, type ExitCode } from "../command.ts";
import { dayOf } from "../judged.ts";
import { printComparison } from "../print/comparison.ts";
import { printNumbers } from "../print/numbers.ts";
import { type CompareInit, compareWork } from "../what-if/compare-work.ts";
import { overBlocks } from "../what-if/over-blocks.ts";
import { peopleOf, peopleOptions } from "../what-if/people.ts";
import { benefitOf, claimantOf, type Sides, sidesOf } from "../what-if/sides.ts";

export const compareCommand: Command = {
  verb: "compare",
  words: "<people.csv|-> --on YYYY-MM-DD --benefit ID --set path=value",
  help: {
    zh: "对比测算：改一项待遇的数字（或换一套政策包），谁增加、谁减少，各年各项资金要花多少",
    en: "What if: change numbers of a benefit, or compare two folders of packs: who gains, who loses, cost by year and fund",
  },
  options: {
    on: { type: "string", value: "YYYY-MM-DD", help: { zh: "判断日期", en: "date of judgement" } },
    benefit: {
      type: "string",
      multiple: true,
      value: "ID",
      help: { zh: "要改的待遇", en: "the benefit to be changed" },
    },
    numbers: {
      type: "boolean",
      help: { zh: "只列出这项待遇可改的数字和路径", en: "only list the numbers of the benefit with their paths" },
    },
    set: {
      type: "string",
      multiple: true,
      value: "PATH=VALUE",
      help: { zh: "改一个数字，金额写元，可重复", en: "change a number, money in yuan; may be repeated" },
    },
    before: { type: "string", value: "DIR", help: { zh: "改之前的政策包文件夹", en: "folder of packs before" } },
    after: { type: "string", value: "DIR", help: { zh: "改之后的政策包文件夹", en: "folder of packs after" } },
    for: {
      type: "string",
      value: "person|employer|referrer",
      help: {
        zh: "对比两个文件夹时看哪一类申请人，默认个人",
        en: "claimants when folders are compared, persons by default",
      },
    },
    place: {
      type: "string",
      value: "CODE",
      help: {
        zh: "生成的人群住在这里，默认政策所在地",
        en: "where made-up people live; the policy's place by default",
      },
    },
    ...peopleOptions,
  },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  if (call.given["numbers"] === true) return listNumbers(call);
  const on = dayOf(call, "on");
  if (on === undefined) {
    throw new WrongUse("请用 --on YYYY-MM-DD 写明判断日期", "Say the date of judgement with --on YYYY-MM-DD");
  }
  const sides = await sidesOf(call);
  if (!sides) return 1;
  const claimant = (sides.after[0] ?? sides.before[0])?.for ?? claimantOf(call);
  const benefits = [...sides.before, ...sides.after];
  const people = await peopleOf(call, { ...sides, on, benefits, place: placeOf(call, sides) }, claimant);
  const { vocabulary, before, after, changed } = sides;
  const { population } = people;
  let sum: Comparison = emptyComparison();
  const init: CompareInit = { vocabulary, before, after, changed, on, ...(population ? { population } : {}) };
  const done = await overBlocks(call, {
    entry: new URL("../what-if/compare-thread.ts", import.meta.url),
    init,
    work: compareWork,
    people,
    take: (part: Comparison) => {
      sum = mergeComparisons(sum, part);
      return sum.rows;
    },
  });
  if (!done) return 1;
  const { problems } = people;
  if (call.json) call.world.out(JSON.stringify({ on: printDay(on), changed, ...sum, ...problems.json() }, null, 2));
  else printComparison(sum, { ...sides, on }, call);
  return problems.errors > 0 ? 1 : 0;
}

async function listNumbers(call: Call): Promise<ExitCode> {
  const found = await benefitOf(call);
  if (!found) return 1;
  const numbers = numbersOf(found.benefit, found.vocabulary);
  if (call.json) call.world.out(JSON.stringify({ benefit: found.benefit.id, numbers }, null, 2));
  else printNumbers(numbers, call);
  return 0;
}

function placeOf({ given }: Call, { policies, before, after, changed }: Sides): string {
  const { place } = given;
  if (typeof place === "string") {
    if (/^\d{6}$/.test(place)) return place;
    throw new WrongUse(
      "--place 请写六位区划代码，如 350702",
      "--place takes a region code of six digits, such as 350702",
    );
  }
  const pack = [...after, ...before].find(({ id }) => changed.includes(id))?.pack;
  return (policies.find(({ id }) => id === pack) ?? policies[0]!).place;
}
