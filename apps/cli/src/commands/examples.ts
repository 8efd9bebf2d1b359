import { runExamples, type Failure } from "@jucai/pack";
import type { Call, Command, ExitCode } from "../command.ts";
import { readyPacks } from "../packs.ts";

export const examplesCommand: Command = {
  verb: "examples",
  words: "",
  help: {
    zh: "运行政策包里的全部案例，列出结果与期望不同的",
    en: "Run all examples of the packs and list those that come out differently",
  },
  options: {
    pack: { type: "string", multiple: true, value: "ID", help: { zh: "只跑这个政策包", en: "only this pack" } },
  },
  run: examples,
};

async function examples(call: Call): Promise<ExitCode> {
  const ready = await readyPacks(call, { examples: true });
  if (!ready) return 1;
  const ids = ready.policies.map(({ id }) => id);
  // An example of a bundle may need another pack than its own, so all of them stay at hand.
  const run = runExamples({
    ...ready.loaded,
    examples: ready.loaded.examples.filter(({ pack }) => ids.includes(pack)),
  });
  const passed = run.total - run.failures.length;
  if (call.json) call.world.out(JSON.stringify({ total: run.total, passed, failures: run.failures }, null, 2));
  else {
    for (const failure of run.failures) call.world.err(shown(failure, call));
    call.world.out(
      call.language === "zh"
        ? `${run.total} 个案例，${passed} 个通过${passed === run.total ? "" : `，${run.total - passed} 个不符`}`
        : `${run.total} examples, ${passed} passed${passed === run.total ? "" : `, ${run.total - passed} failed`}`,
    );
  }
  return passed === run.total ? 0 : 1;
}

function shown({ file, line, name, clause, differences }: Failure, { language }: Call): string {
  const [expected, actual] = language === "zh" ? ["期望", "实际"] : ["expected", "got"];
  const rows = differences.map((it) => `  ${it.what}: ${expected} ${it.expected}, ${actual} ${it.actual}`);
  return [`${file}:${line} ${name}${clause ? ` (${clause})` : ""}`, ...rows].join("\n");
}
