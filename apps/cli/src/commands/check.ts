import { findIn, readPacks, type Findings, type LoadedPacks, type LocatedFinding } from "@jucai/pack";
import type { Call, Command, ExitCode } from "../command.ts";
import { lookAt } from "../outside.ts";
import { concerns, packFilter, packFolder } from "../packs.ts";
import { printFindings } from "../print/findings.ts";
import { printProblems } from "../print/problems.ts";

export const checkCommand: Command = {
  verb: "check",
  words: "[path…]",
  help: {
    zh: "检查政策包：写法上的问题，以及永远不成立的条件、重复支付、标准的空档等，各附一个具体的人或证明；给出文件或文件夹时只看它们",
    en: "Check packs: faults of form, and conditions never true, double payments, gaps in tables and more, each with a concrete person or a proof; with files or folders, only those",
  },
  options: {
    pack: { type: "string", multiple: true, value: "ID", help: { zh: "只看这个政策包", en: "only this pack" } },
    all: {
      type: "boolean",
      help: { zh: "连同说明和已经解释过的一起列出", en: "list notes and what is explained as well" },
    },
  },
  run: check,
};

async function check(call: Call): Promise<ExitCode> {
  await packFolder(call);
  const { files, asked, names } = await lookAt(call.words, call);
  const loaded = readPacks(files);
  const ids = packFilter(call, loaded);
  const wanted = (file: string): boolean =>
    asked.length === 0 || asked.some((it) => it === "" || file === it || (it.endsWith("/") && file.startsWith(it)));
  const problems = loaded.problems
    .filter((it) => wanted(it.at.file) && concerns(it, loaded, ids))
    .map((it) => ({ ...it, at: { ...it.at, file: names.get(it.at.file) ?? it.at.file } }));
  // What rules mean is only asked of rules that could be read.
  const nothing: Findings = { findings: [], refuted: [] };
  const { findings } =
    loaded.problems.length > 0 ? nothing : findIn(files, loaded, benefitsAsked(loaded, files, wanted, ids));
  const located = findings.map((it) => renamed(it, names));
  const open = located.filter((it) => !it.accepted && it.severity !== "info");
  if (call.json) call.world.out(JSON.stringify({ problems, findings: located }, null, 2));
  else {
    printProblems(problems, call);
    printFindings(call.given["all"] ? located : open, call);
    call.world.out(summary(problems.length, loaded, call));
    call.world.out(
      loaded.problems.length === 0 ? findingsSummary(located, open.length, call) : notAsked[call.language],
    );
  }
  return problems.length + open.length > 0 ? 1 : 0;
}

/** The benefits in the files that were asked for; undefined when everything is. */
function benefitsAsked(
  { policies, folders }: LoadedPacks,
  files: ReadonlyMap<string, string>,
  wanted: (file: string) => boolean,
  ids: readonly string[] | undefined,
): ReadonlySet<string> | undefined {
  if (!ids && [...files.keys()].every(wanted)) return undefined;
  const asked = new Set(
    [...files].flatMap(([file, text]) => (wanted(file) ? (/^benefit:\s*["']?([^\s"']+)/m.exec(text)?.[1] ?? []) : [])),
  );
  // Whoever asks for a pack's file asks for all its benefits.
  const whole = new Set([...folders].flatMap(([id, folder]) => (wanted(`${folder}pack.yaml`) ? [id] : [])));
  const chosen = policies.filter(({ id }) => !ids || ids.includes(id));
  return new Set(
    chosen.flatMap((policy) =>
      policy.benefits.filter(({ id }) => whole.has(policy.id) || asked.has(id)).map(({ id }) => id),
    ),
  );
}

/** Files that stand outside the packs are called by the name that was given. */
function renamed(finding: LocatedFinding, names: ReadonlyMap<string, string>): LocatedFinding {
  const place = <P extends LocatedFinding["place"]>(at: P): P => ({ ...at, file: names.get(at.file) ?? at.file });
  return {
    ...finding,
    place: place(finding.place),
    clauses: finding.clauses.map((it) => ({ ...it, place: place(it.place) })),
  };
}

/** Said where a file anywhere cannot be read, for then nobody knows what its rules leave open. */
const notAsked = {
  zh: "还有读不懂的文件，规则推演这次没有做；先改好写法上的问题",
  en: "Some file cannot be read, so the rules were not examined; mend the faults of form first",
};

function findingsSummary(all: readonly LocatedFinding[], open: number, { language }: Call): string {
  const explained = all.filter((it) => it.accepted).length;
  const notes = all.filter((it) => !it.accepted && it.severity === "info").length;
  return language === "zh"
    ? `规则推演：待处理 ${open} 处，已说明 ${explained} 处，仅供参考 ${notes} 处（--all 全部列出）`
    : `Rules: ${open} findings open, ${explained} explained, ${notes} notes (--all lists them)`;
}

function summary(count: number, { policies, vocabulary, examples }: LoadedPacks, { language }: Call): string {
  const benefits = policies.reduce((sum, it) => sum + it.benefits.length, 0);
  const measures = policies.reduce((sum, it) => sum + it.measures.length, 0);
  const cases = examples.reduce((sum, it) => sum + it.examples.length, 0);
  const facts = vocabulary.facts.length;
  const found =
    count === 0
      ? { zh: "没有问题", en: "no problems" }
      : { zh: `${count} 个问题`, en: `${count} problem${count === 1 ? "" : "s"}` };
  return language === "zh"
    ? `政策包 ${policies.length} 个，措施 ${measures} 项，待遇 ${benefits} 项，事实 ${facts} 项，案例 ${cases} 个：${found.zh}`
    : `Packs ${policies.length}, measures ${measures}, benefits ${benefits}, facts ${facts}, examples ${cases}: ${found.en}`;
}
