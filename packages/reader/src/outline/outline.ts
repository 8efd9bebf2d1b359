import type { OutlineNode, ReadDocument, Span } from "../model.ts";
import { findUnits } from "../units/units.ts";
import { annexLines, type AnnexLines } from "./annex-lines.ts";
import { isClosing } from "./closing.ts";
import { headingRanks } from "./headings.ts";
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
  const ranks = headingRanks(lines, labels);
  const isAfterLast = afterLast(labels, annexes);
  const leftovers = new Map<number, ReadDocument["leftovers"][number]["why"]>();
  const roots: Draft[] = [];
  let open: Draft[] = [];
  let closed = false;
  const put = (draft: Draft): void => {
    open = open.filter((each) => each.rank < draft.rank && each.kind !== "body");
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
    const rank = ranks[index] ?? null;
    if (index < body) leftovers.set(index, "head");
    else if (line.kind === "page_number") leftovers.set(index, "page_number");
    else if (line.kind === "note") leftovers.set(index, "other");
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
    else if (rank !== null) {
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
        (closed && !unitLine.test(line.folded) && isAfterLast[index] === true))
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

/** Of each line: whether no number follows it in the body or annex that it stands in. */
function afterLast(labels: readonly (Label | null)[], annexes: AnnexLines): boolean[] {
  const begins = new Set(annexes.starts.map((start) => start.line));
  const after: boolean[] = labels.map(() => false);
  let numberFollows = false;
  for (let index = labels.length - 1; index >= 0; index--) {
    after[index] = !numberFollows && labels[index] === null;
    if (labels[index] !== null && !annexes.list.has(index)) numberFollows = true;
    if (begins.has(index)) numberFollows = false;
  }
  return after;
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
