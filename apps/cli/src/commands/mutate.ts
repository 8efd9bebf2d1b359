import { mutate, propose, readFolder, runExamples, type MutationRun, type Proposal } from "@jucai/pack";
import type { Call, Command, ExitCode } from "../command.ts";
import { packFolder, readyPacks } from "../packs.ts";

export const mutateCommand: Command = {
  verb: "mutate",
  words: "",
  help: {
    zh: "把政策包里每个数字、日期、枚举值挪动一格，看案例能不能发现；列出没被发现的",
    en: "Move every number, date and value of the packs one notch and see whether an example notices; list what none does",
  },
  options: {
    pack: { type: "string", multiple: true, value: "ID", help: { zh: "只试这个政策包", en: "only this pack" } },
  },
  run,
};

async function run(call: Call): Promise<ExitCode> {
  const ready = await readyPacks(call, { examples: true });
  if (!ready) return 1;
  const { loaded, policies } = ready;
  // A failing example would notice everything, so it notices nothing here.
  const ids = policies.map(({ id }) => id);
  const examples = loaded.examples.filter((file) => file.packs.some((id) => ids.includes(id)));
  const { failures } = runExamples({ ...loaded, examples });
  const passing = examples.map((file) => ({
    ...file,
    examples: file.examples.filter(({ at }) => !failures.some((it) => it.file === at.file && it.line === at.line)),
  }));
  if (failures.length > 0) {
    call.world.err(
      call.language === "zh"
        ? `有 ${failures.length} 个案例本来就不符，不计入；请用 jucai examples 查看`
        : `${failures.length} examples fail as they are and do not count; see them with jucai examples`,
    );
  }
  const known = { ...loaded, examples: passing };
  const result = mutate(known, policies);
  const proposals =
    result.survivors.length > 0 ? propose(await readFolder(await packFolder(call)), known, result.survivors) : [];
  if (call.json) call.world.out(JSON.stringify({ ...result, proposals }, null, 2));
  else print(result, proposals, call);
  return result.survivors.length + failures.length === 0 ? 0 : 1;
}

function print(
  { total, killedByExample, killedByCheck, survivors }: MutationRun,
  proposals: readonly Proposal[],
  { world, language }: Call,
): void {
  for (const it of proposals) world.err(survivorText(it, language));
  world.out(
    language === "zh"
      ? `挪动 ${total} 处：案例发现 ${killedByExample}，检查发现 ${killedByCheck}，没有发现 ${survivors.length}`
      : `${total} moved: ${killedByExample} noticed by an example, ${killedByCheck} by the check, ${survivors.length} by nothing`,
  );
}

/** What was moved and where, and the example that would notice it, ready to be put into a file. */
function survivorText({ survivor, place, example }: Proposal, language: Call["language"]): string {
  const { pack, benefit, path, from, to } = survivor;
  const where = `${place.file}:${place.line}:${place.column} ${benefit ?? pack} ${path}: ${from} → ${to}`;
  if (!example) return `${where}\n  ${to === "left out" || from === "present" ? leftOut[language] : moved[language]}`;
  const into = example.file ?? newFile[language];
  return `${where}\n  ${proposed[language]} ${into}\n${example.text}`;
}

const proposed = { zh: "这个案例能发现它，放进", en: "this example would notice it; put it into" };
const newFile = { zh: "examples/ 下的新文件", en: "a new file under examples/" };
const leftOut = {
  zh: "没有案例因为少了它而改变：写一个只有它不成立的案例",
  en: "no example changes without it: write one in which only this fails",
};
const moved = {
  zh: "没有案例分得出这两个值：写一个正好落在界线上或界线旁的案例",
  en: "no example tells the two apart: write one exactly on this edge or just beside it",
};
