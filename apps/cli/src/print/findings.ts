import type { Proof, Witness } from "@jucai/engine";
import type { LocatedFinding } from "@jucai/pack";
import type { Call, Language } from "../command.ts";
import { yuan } from "./amount.ts";
import { words as allWords } from "./words.ts";

/** Prints findings, one block each: where and what, the clauses concerned, the proof or the person. */
export function printFindings(findings: readonly LocatedFinding[], { world, language }: Call): void {
  for (const finding of findings) for (const line of linesOf(finding, language)) world.err(line);
}

/** One finding in lines of text. */
export function linesOf(finding: LocatedFinding, language: Language): string[] {
  const { place, kind, severity, says, clauses, proof, nearest, accepted } = finding;
  const say = words[language];
  return [
    `${place.file}:${place.line}:${place.column} ${kind} (${say.severity[severity]})`,
    `  ${says[language]}`,
    ...clauses.map(
      (it) =>
        `  ${say.clause} ${it.clause}  ${it.benefit}  ${it.says[language]}  (${it.place.file}:${it.place.line}:${it.place.column})`,
    ),
    ...proofLines(proof, language).map((line) => `  ${line}`),
    ...(nearest ? personLines(nearest, say.nearest, language).map((line) => `  ${line}`) : []),
    ...(accepted ? [`  ${say.accepted}${accepted[language]}`] : []),
  ];
}

function proofLines(proof: Proof, language: Language): string[] {
  const say = words[language];
  if (proof.how === "witness") return proof.persons.flatMap((it) => personLines(it, say.person, language));
  if (proof.how === "read") return [say.read];
  return [proof.how === "exact" ? say.exact(proof.looked) : say.searched(proof.looked)];
}

/** A person as a case is written, and what is decided of them. */
function personLines({ on, facts, set, decisions }: Witness, who: string, language: Language): string[] {
  const entries = [...Object.entries(facts), ...Object.entries(set)];
  return [
    `${who} on: ${on}`,
    ...entries.map(([id, value]) => `    ${id}: ${inline(value)}`),
    ...decisions.map(({ benefit, status, amount }) => {
      const sum = amount.totalFen === null ? "" : ` ${yuan(amount.totalFen, language)}`;
      return `  → ${benefit}: ${allWords[language].status[status]}${sum}`;
    }),
  ];
}

/** A value on one line of YAML. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).map(([key, each]) => `${key}: ${inline(each)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  // Codes of digits would be read as numbers.
  if (typeof value === "string")
    return /^\d+$/.test(value) || value === "" || value === "\u0000" ? JSON.stringify(value) : value;
  return String(value);
}

const words = {
  zh: {
    severity: { error: "错误", warning: "提醒", info: "说明" },
    clause: "条款",
    person: "见证人",
    nearest: "最接近的人",
    read: "依据：直接从规则读出",
    exact: (looked: number) => `依据：全部情形都试过（${looked} 步）`,
    searched: (looked: number) => `依据：搜索过 ${looked} 步，没有试遍全部情形`,
    accepted: "已说明：",
  },
  en: {
    severity: { error: "error", warning: "warning", info: "note" },
    clause: "clause",
    person: "witness",
    nearest: "nearest person",
    read: "proof: read from the rules",
    exact: (looked: number) => `proof: exact, every case was tried (${looked} looks)`,
    searched: (looked: number) => `proof: searched only (${looked} looks), not every case was tried`,
    accepted: "accepted: ",
  },
} as const;
