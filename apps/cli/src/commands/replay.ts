import { type Call, type Command, type ExitCode, WrongUse } from "../command.ts";
import { onServer } from "../server.ts";

export const replayCommand: Command = {
  verb: "replay",
  words: "<decision>",
  help: {
    zh: "用当时的规则、事实和口径重算一份决定，逐分比较（写决定编号、决定书文号或办件编号）",
    en: "Run a decision again on the rule, facts and settings of its time and compare to the fen (its id, its letter's number or the claim's)",
  },
  options: {},
  run: replay,
};

type Result = { readonly status: string; readonly totalFen: number | null; readonly instalments: number };
type Replayed = {
  readonly decision: string;
  readonly same: boolean;
  readonly rule: { readonly document: string; readonly version: string; readonly hash: string };
  readonly then: Result;
  readonly now: Result;
  readonly differences: readonly string[];
};

async function replay(call: Call): Promise<ExitCode> {
  const [decision] = call.words;
  if (call.words.length !== 1 || decision === undefined || decision === "") {
    throw new WrongUse("请写一份决定：jucai replay <决定>", "Name one decision: jucai replay <decision>");
  }
  return onServer<Replayed>(call, { verb: "replay", decision }, (done) => ({
    lines: linesOf(done, call.language),
    code: done.same ? 0 : 1,
  }));
}

function linesOf({ decision, same, rule, then, now, differences }: Replayed, language: "zh" | "en"): string[] {
  const zh = language === "zh";
  const rules = `${rule.document} #${rule.version} ${rule.hash.slice(0, 12)}`;
  const says = ({ status, totalFen, instalments }: Result) =>
    `${status} ${totalFen === null ? "—" : (totalFen / 100).toFixed(2)} (${instalments})`;
  return [
    `${decision}  ${rules}`,
    `${zh ? "当时" : "then"}  ${says(then)}`,
    `${zh ? "重算" : "now"}  ${says(now)}`,
    ...differences.map((place) => `  ${place}`),
    same ? (zh ? "一致，分毫不差" : "the same, to the fen") : zh ? "不一致" : "not the same",
  ];
}
