import { labelOf, type Label } from "./labels.ts";
import type { Line } from "./lines.ts";

const knownHeading =
  /^(?:总则|附则|前言|引言|指导思想|基本原则|总体要求|总体目标|工作目标|目标任务|主要任务|重点任务|工作任务|工作措施|主要措施|重点举措|保障措施|组织保障|组织领导|组织实施|工作要求|有关要求|实施步骤|工作步骤|适用范围|适用对象|支持对象|支持政策|支持内容|奖补标准|补助标准|申报条件|申报对象|申报程序|申报流程|申报材料|办理流程|资金保障|资金来源|监督管理|附加说明|其他|其他事项|其它事项|名词解释)$/;

/** Whether a line without a number is a heading: marked as one, or short, without stops, among paragraphs of text. */
function isHeading(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!;
  if (line.kind !== "text" || line.text.length > 32 || /[。；：，、…]$/.test(line.folded)) return false;
  if (/^(?:牵头|责任|配合|实施|主办|协办)(?:单位|部门)/.test(line.folded)) return false;
  const next = followingLine(lines, index);
  if (next === undefined || next.kind === "table") return line.heading !== undefined && next !== undefined;
  if (line.heading !== undefined || knownHeading.test(line.folded.replace(/\s/g, ""))) return true;
  const follows = labelOf(next.folded) !== null || next.text.length >= 30;
  if (line.centred === true) return follows && line.text.length >= 2;
  const before = lines[index - 1];
  const parted =
    before === undefined ||
    before.kind !== "text" ||
    /[。；）]$/.test(before.folded) ||
    /^(?:牵头|责任|配合|实施)单位/.test(before.folded);
  return (
    follows &&
    parted &&
    line.text.length >= 3 &&
    line.text.length <= 22 &&
    /^[\u4e00-\u9fff“”、“”]+$/.test(line.text.replace(/\s/g, ""))
  );
}

/** The next line that is no page number. */
function followingLine(lines: readonly Line[], index: number): Line | undefined {
  for (let i = index + 1; i < lines.length; i++) if (lines[i]!.kind !== "page_number") return lines[i];
  return undefined;
}

/**
 * Of each line: how deep it stands if it is a heading without a number, just above the next number that follows it;
 * null for lines that are none.
 */
export function headingRanks(lines: readonly Line[], labels: readonly (Label | null)[]): (number | null)[] {
  const ranks: (number | null)[] = lines.map(() => null);
  let next: Label | null = null;
  for (let index = lines.length - 1; index >= 0; index--) {
    const label = labels[index] ?? null;
    if (label !== null) next = label;
    else if (isHeading(lines, index)) {
      const marked = lines[index]!.heading;
      const deepest = marked === undefined ? (next === null ? 4 : 9) : 3 + marked;
      ranks[index] = Math.min(deepest, next === null ? 9 : next.rank - 0.5);
      // What follows this heading says nothing of the headings before it.
      next = null;
    }
  }
  return ranks;
}
