import { printDay } from "@jucai/engine";
import { emptyInformation, type Information, mergeInformation } from "@jucai/engine/compare";
import { type Call, type Command, type ExitCode } from "../command.ts";
import { printInformation } from "../print/information.ts";
import { chosenBy, choiceOptions } from "../screening/chosen.ts";
import { type InformationInit, informationWork } from "../what-if/information-work.ts";
import { overBlocks } from "../what-if/over-blocks.ts";
import { peopleOf, peopleOptions } from "../what-if/people.ts";
import { claimantOf } from "../what-if/sides.ts";

export const informationCommand: Command = {
  verb: "information",
  words: "<people.csv|-> --on YYYY-MM-DD",
  help: {
    zh: "信息价值：先问哪条事实、哪个部门的数据，能让最多的人定下来，牵涉多少钱",
    en: "Value of information: which fact, and whose data, would settle most people, and how much money hangs on it",
  },
  options: { ...choiceOptions, ...peopleOptions },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const claimant = claimantOf(call);
  const chosen = await chosenBy({ ...call, given: { ...call.given, for: claimant } });
  if (!chosen) return 1;
  const { vocabulary, benefits, on } = chosen;
  const people = await peopleOf(call, chosen, claimant);
  const { population } = people;
  let sum: Information = emptyInformation();
  const init: InformationInit = { vocabulary, benefits, on, ...(population ? { population } : {}) };
  const done = await overBlocks(call, {
    entry: new URL("../what-if/information-thread.ts", import.meta.url),
    init,
    work: informationWork,
    people,
    take: (part: Information) => {
      sum = mergeInformation(sum, part);
      return sum.rows;
    },
  });
  if (!done) return 1;
  const { problems } = people;
  if (call.json) call.world.out(JSON.stringify({ on: printDay(on), ...sum, ...problems.json() }, null, 2));
  else printInformation(sum, chosen, call);
  return problems.errors > 0 ? 1 : 0;
}
