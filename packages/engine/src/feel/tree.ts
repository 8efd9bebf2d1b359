import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "lezer-feel";
import { quote, type Report } from "./report.ts";
import { reportSyntaxError } from "./syntax-error.ts";

/** Longer or deeper sources are refused, so that no input can exhaust the stack or the clock. */
export const limits = { length: 8000, depth: 200 };

/** The tree that lezer-feel makes of a source; undefined, with a problem, when it is no FEEL expression at all. */
export function readTree(source: string, report: Report): SyntaxNode | undefined {
  if (source.length > limits.length) return reportLength(source, report);
  if (source.trim() === "") return reportEmpty(report);
  const tree = parser.parse(source);
  const found = survey(tree);
  if (found.tooDeep !== undefined) return reportDepth(found.tooDeep, report);
  if (found.error) return reportSyntaxError(source, found.error, report);
  const parts = partsOf(tree.topNode);
  if (parts.length === 1) return parts[0];
  const second = parts[1]?.from ?? 0;
  return report.add(
    "syntax",
    second,
    { zh: `从“${quote(source.slice(second))}”起多出一段`, en: `"${quote(source.slice(second))}" is left over` },
    { zh: "一处只写一个表达式，用 and 或 or 连接", en: "Write one expression, joined with `and` or `or`." },
  );
}

/** The children of a node without comments. */
export function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "LineComment" && child.name !== "BlockComment") parts.push(child);
  }
  return parts;
}

/** Looks for the first error and for the first part nested too deeply, without recursion. */
function survey(tree: Tree): { error?: SyntaxNode; tooDeep?: number } {
  const cursor = tree.cursor();
  let depth = 0;
  for (;;) {
    if (depth > limits.depth) return { tooDeep: cursor.from };
    if (cursor.type.isError) return { error: cursor.node };
    if (cursor.firstChild()) depth++;
    else {
      while (!cursor.nextSibling()) {
        if (!cursor.parent()) return {};
        depth--;
      }
    }
  }
}

function reportLength(source: string, report: Report): undefined {
  return report.add(
    "too-long",
    0,
    {
      zh: `表达式有 ${source.length} 个字符，最多 ${limits.length} 个`,
      en: `The expression has ${source.length} characters; at most ${limits.length} are read`,
    },
    { zh: "把其中一部分写进 define，再按名称引用", en: "Move a part of it into `define` and refer to it by name." },
  );
}

function reportEmpty(report: Report): undefined {
  return report.add(
    "empty",
    0,
    { zh: "这里应有一个表达式，却是空的", en: "An expression is expected here, and there is none" },
    {
      zh: '写出条件，例如 person.degree >= "bachelor"',
      en: 'Write a condition such as `person.degree >= "bachelor"`.',
    },
  );
}

function reportDepth(offset: number, report: Report): undefined {
  return report.add(
    "too-deep",
    offset,
    { zh: "括号或运算嵌套过深", en: "Brackets or operators are nested too deeply" },
    { zh: "把内层写进 define，再按名称引用", en: "Move the inner part into `define` and refer to it by name." },
  );
}
