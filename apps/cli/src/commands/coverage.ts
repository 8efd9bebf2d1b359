import { type Coverage, coverageOf, type Measure, type Policy, type Text } from "@jucai/engine";
import type { Call, Command, ExitCode } from "../command.ts";
import { readyPacks } from "../packs.ts";
import { table } from "../print/table.ts";

export const coverageCommand: Command = {
  verb: "coverage",
  words: "",
  help: {
    zh: "逐条列出措施今天是否已能办理：已运行、靠人判断、待建",
    en: "List every measure: whether it runs today, is a matter of judgement, or waits",
  },
  options: {
    pack: { type: "string", multiple: true, value: "ID", help: { zh: "只看这个政策包", en: "only this pack" } },
  },
  run: coverage,
};

type Row = Pick<Measure, "id" | "kind" | "title" | "clause"> & { readonly pack: string } & Coverage;
type State = Coverage["state"];

const words: Readonly<Record<State | "measures" | "benefits", Text>> = {
  runs: { zh: "已运行", en: "runs" },
  judgement: { zh: "靠人判断", en: "judgement" },
  waits: { zh: "待建", en: "waits" },
  measures: { zh: "措施", en: "measures" },
  benefits: { zh: "待遇", en: "benefits" },
};

/** A measure runs only when a test drives it by name through a page, HTTP or the command line. */
async function coverage(call: Call): Promise<ExitCode> {
  const ready = await readyPacks(call, { examples: false });
  if (!ready) return 1;
  const rows = ready.policies.flatMap(rowsOf);
  if (call.json) {
    const documents = ready.policies.map((policy) => ({ pack: policy.id, ...countsOf([policy], rows) }));
    call.world.out(JSON.stringify({ ...countsOf(ready.policies, rows), documents, items: rows }, null, 2));
    return 0;
  }
  const { language, world } = call;
  world.out(
    table(
      rows.map((row) => [
        row.id,
        words[row.state][language],
        row.state === "waits" ? row.for : `${row.through} ${row.test}`,
        row.title[language],
      ]),
    ),
  );
  world.out("");
  const heads = (["measures", "benefits", "runs", "judgement", "waits"] as const).map((key) => words[key][language]);
  const counted = [...ready.policies.map((policy) => [policy] as const), ready.policies].map((policies) => [
    policies.length === 1 ? policies[0]!.id : "",
    ...Object.values(countsOf(policies, rows)).map(String),
  ]);
  world.out(table([["", ...heads], ...counted]));
  return 0;
}

function rowsOf(policy: Policy): Row[] {
  return policy.measures.map((measure) => {
    const { id, kind, title, clause } = measure;
    return { id, pack: policy.id, kind, title, clause, ...coverageOf(measure, policy) };
  });
}

function countsOf(policies: readonly Policy[], rows: readonly Row[]) {
  const own = rows.filter(({ pack }) => policies.some(({ id }) => id === pack));
  const count = (state: State) => own.filter((row) => row.state === state).length;
  return {
    measures: own.length,
    benefits: policies.reduce((sum, { benefits }) => sum + benefits.length, 0),
    runs: count("runs"),
    judgement: count("judgement"),
    waits: count("waits"),
  };
}
