import type { OutlineNode, ReadDocument, Span } from "../model.ts";
import { findUnits } from "../units/units.ts";
import { annexLines, type AnnexLines } from "./annex-lines.ts";
import { isClosing } from "./closing.ts";
import { labelOf, type Label } from "./labels.ts";
import type { Line } from "./lines.ts";
import { runIn } from "./run-in.ts";

/** A node while the outline is made. `lines`: its own lines, headings included; spans follow from them. */
export type Draft = {
  readonly kind: OutlineNode["kind"];
  readonly rank: number;
  readonly label: string;
  readonly number: number | null;
  readonly title: string;
  /** Where its own text begins behind label and title. */
  readonly bodyFrom: number;
  readonly lines: number[];
  readonly children: Draft[];
};

export type Outline = {
  readonly roots: readonly Draft[];
  readonly leftovers: ReadonlyMap<number, ReadDocument["leftovers"][number]["why"]>;
  readonly annexes: AnnexLines;
};

const knownHeading =
  /^(?:总则|附则|前言|引言|指导思想|基本原则|总体要求|总体目标|工作目标|目标任务|主要任务|重点任务|工作任务|工作措施|主要措施|重点举措|保障措施|组织保障|组织领导|组织实施|工作要求|有关要求|实施步骤|工作步骤|适用范围|适用对象|支持对象|支持政策|支持内容|奖补标准|补助标准|申报条件|申报对象|申报程序|申报流程|申报材料|办理流程|资金保障|资金来源|监督管理|附加说明|其他|其他事项|其它事项|名词解释)$/;

/** Whether a line without a number is a heading: marked as one, or short, without stops, among paragraphs of text. */
function isHeading(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!;
  if (line.kind !== "text" || line.text.length > 32 || /[。；：，、…]$/.test(line.folded)) return false;
  if (/^(?:牵头|责任|配合|实施|主办|协办)(?:单位|部门)/.test(line.folded)) return false;
  const next = lines.slice(index + 1).find((each) => each.kind !== "page_number");
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

/** How deep a heading without a number stands: just above the next number that follows it. */
function headingRank(labels: readonly (Label | null)[], lines: readonly Line[], index: number): number {
  const marked = lines[index]!.heading;
  for (let i = index + 1; i < lines.length; i++) {
    const label = labels[i];
    if (label !== null && label !== undefined) return Math.min(label.rank - 0.5, marked === undefined ? 9 : 3 + marked);
    if (isHeading(lines, i)) break;
  }
  return marked === undefined ? 4 : 3 + marked;
}

const unitLine = /^[（]?(?:牵头|责任|配合|实施|主办|协办|承办|参与|落实)(?:责任)?(?:单位|部门|处室)\s?(?:[：（]|为)/;
const ownRule =
  /^本(?:实施)?(?:文件|办法|方案|意见|通知|措施|规定|细则|政策|计划|行动方案|工作要点)[^。]{0,12}自[^。]{2,40}(?:施行|实施|执行|生效)/;

/** Whether a paragraph ends with the units it is for. */
function endsWithUnits(line: Line): boolean {
  return (
    unitLine.test(line.folded) || (/[）]。?$/.test(line.folded) && findUnits(line.text.slice(-220)).units.length > 0)
  );
}

/**
 * Makes the outline of a document from its lines.
 *
 * Numbers tell how deep a line stands by their style (一、 above （一） above 1. above （1）); headings without a number
 * stand just above what follows them. Every line belongs to one node or to the leftovers.
 *
 * @param body index of the first line that is not of the head
 */
export function makeOutline(lines: readonly Line[], body: number): Outline {
  const labels = lines.map((line) => (line.kind === "text" ? labelOf(line.folded) : null));
  const annexes = annexLines(lines, body, (index) => labels[index] !== null);
  const starts = new Map(annexes.starts.map((start) => [start.line, start]));
  const lastLabel = lastLabels(labels, annexes);
  const leftovers = new Map<number, ReadDocument["leftovers"][number]["why"]>();
  const roots: Draft[] = [];
  let open: Draft[] = [];
  let closed = false;
  const put = (draft: Draft): void => {
    open = open.filter((each) => each.rank < draft.rank);
    const parent = open.at(-1);
    if (parent === undefined) roots.push(draft);
    else parent.children.push(draft);
    open.push(draft);
    closed = false;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const start = starts.get(index);
    const label = labels[index] ?? null;
    if (index < body) leftovers.set(index, "head");
    else if (line.kind === "page_number") leftovers.set(index, "page_number");
    else if (line.text === "") leftovers.set(index, "blank");
    else if (annexes.list.has(index)) leftovers.set(index, "closing");
    else if (start !== undefined) {
      open = [];
      const own = Array.from({ length: start.titleTo - start.line + 1 }, (_, i) => start.line + i);
      const last = lines[start.titleTo]!;
      put({
        kind: "annex",
        rank: 0,
        label: start.label,
        number: start.number,
        title: start.title,
        bodyFrom: last.next,
        lines: own,
        children: [],
      });
      index = start.titleTo;
    } else if (label !== null) put(numbered(lines, index, label, labels));
    else if (isClosing(lines, index)) leftovers.set(index, "closing");
    else if (isHeading(lines, index)) {
      const rank = headingRank(labels, lines, index);
      put({
        kind: "heading",
        rank,
        label: "",
        number: null,
        title: line.text,
        bodyFrom: line.next,
        lines: [index],
        children: [],
      });
    } else if (
      line.kind === "text" &&
      (open.length === 0 ||
        ownRule.test(line.folded) ||
        (closed && !unitLine.test(line.folded) && index > lastLabel(index)))
    ) {
      open = open.filter((each) => each.kind === "annex");
      put({
        kind: "body",
        rank: 4,
        label: "",
        number: null,
        title: "",
        bodyFrom: line.at,
        lines: [index],
        children: [],
      });
    } else {
      const node = open.at(-1);
      if (node === undefined)
        put({
          kind: "body",
          rank: 4,
          label: "",
          number: null,
          title: "",
          bodyFrom: line.at,
          lines: [index],
          children: [],
        });
      else node.lines.push(index);
    }
    if (line.kind === "text" && !leftovers.has(index))
      closed = endsWithUnits(line) || (closed && unitLine.test(line.folded));
  }
  return { roots, leftovers, annexes };
}

/** Of each line: the last numbered line of the body or annex that it stands in. */
function lastLabels(labels: readonly (Label | null)[], annexes: AnnexLines): (index: number) => number {
  const ends = [...annexes.starts.map((start) => start.line), labels.length].sort((a, b) => a - b);
  const last = new Map<number, number>();
  let from = 0;
  for (const end of ends) {
    let found = -1;
    for (let i = from; i < end; i++) if (labels[i] !== null && !annexes.list.has(i)) found = i;
    last.set(end, found);
    from = end;
  }
  return (index) => last.get(ends.find((end) => end > index) ?? labels.length) ?? -1;
}

function numbered(lines: readonly Line[], index: number, label: Label, labels: readonly (Label | null)[]): Draft {
  const line = lines[index]!;
  const next = lines[index + 1];
  const bodyFollows =
    next !== undefined && next.kind === "text" && labels[index + 1] === null && !unitLine.test(next.folded);
  const { title, body } = runIn(line.folded.slice(label.length), label.kind === "article", bodyFollows);
  return {
    kind: label.kind,
    rank: label.rank,
    label: line.text.slice(0, label.printed.length).trim(),
    number: label.number,
    title: title === null ? "" : line.text.slice(label.length + title.from, label.length + title.to).trim(),
    bodyFrom: line.at + label.length + body,
    lines: [index],
    children: [],
  };
}

/** Spans of lines, joined where they follow each other. */
export function spansOf(lines: readonly Line[], indexes: readonly number[]): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const index of indexes) {
    const { from, next } = lines[index]!;
    const last = spans.at(-1);
    if (last?.to === from) last.to = next;
    else spans.push({ from, to: next });
  }
  return spans;
}

/** The outline as the model has it: every node with the places of its own lines and of all under it. */
export function nodesOf(lines: readonly Line[], drafts: readonly Draft[]): OutlineNode[] {
  return drafts.map((draft) => {
    const own = spansOf(lines, draft.lines);
    const children = nodesOf(lines, draft.children);
    const from = own[0]!.from;
    const to = Math.max(own.at(-1)!.to, children.at(-1)?.at.to ?? 0);
    const { kind, label, number, title } = draft;
    return { kind, label, number, title, at: { from, to }, own, children };
  });
}
