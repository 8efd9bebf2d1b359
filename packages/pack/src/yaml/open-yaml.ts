import type { Problem } from "@jucai/engine";
import {
  isAlias,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLParseError,
} from "yaml";
import { placeAt, placeOf, report, type Sheet } from "./sheet.ts";
import { reportKeysTwice } from "./unique-keys.ts";
import { yamlFault } from "./yaml-faults.ts";

/** The largest file of a pack that is read, in characters: ten times the largest there is. */
const largestFile = 1_000_000;
/** A case may name ten thousand things, with a few hundred characters each. */
export const largestCase = 4_000_000;
/** A broken file repeats its fault on every line; the first few tell enough. */
const mostFaults = 20;

export type Opened = { readonly sheet: Sheet; readonly root: Node | null };

/**
 * Reads YAML text into nodes with positions.
 *
 * Only plain data passes: no aliases (they can make a small file huge), no tags, no merge keys,
 * no control characters, one document a file. Returns no root when the text is not well formed.
 */
export function openYaml(file: string, text: string, problems: Problem[], largest = largestFile): Opened {
  const sheet: Sheet = { file, text, lines: new LineCounter(), problems, places: new WeakMap() };
  if (text.length > largest) {
    reportSize(sheet, largest);
    return { sheet, root: null };
  }
  if (reportControlCharacters(sheet)) return { sheet, root: null };
  const before = problems.length;
  const document = parse(sheet);
  if (!document) return { sheet, root: null };
  reportFaults(sheet, document.errors);
  reportKeysTwice(sheet, document);
  refuseMachinery(sheet, document);
  return { sheet, root: problems.length > before ? null : document.contents };
}

/** Reports what is not well formed; of a run of like faults on following lines, which one slip causes, the first. */
function reportFaults(sheet: Sheet, errors: readonly YAMLParseError[]): void {
  let last = { code: "", line: -1 };
  for (const { code, pos, message: said } of errors.slice(0, mostFaults)) {
    const at = placeAt(sheet, pos[0]);
    const follows = code === last.code && at.line <= last.line + 1;
    last = { code, line: at.line };
    if (follows) continue;
    const { message, fix } = yamlFault(/flow/i.test(said) ? "MISSING_CHAR" : code);
    report(sheet, at, `yaml/${code.toLowerCase().replaceAll("_", "-")}`, message, fix);
  }
}

function parse(sheet: Sheet): Document.Parsed | undefined {
  try {
    return parseDocument(sheet.text, {
      lineCounter: sheet.lines,
      version: "1.2",
      schema: "core",
      merge: false,
      // The library compares every key with every other; `reportKeysTwice` does the same in one pass.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "error",
    }) as Document.Parsed;
  } catch (cause) {
    // The library recurses; a file nested past any sense is the author's fault, not ours.
    if (!(cause instanceof RangeError)) throw cause;
    const { message, fix } = yamlFault("RESOURCE_EXHAUSTION");
    report(sheet, { file: sheet.file, line: 1, column: 1 }, "yaml/resource-exhaustion", message, fix);
    return undefined;
  }
}

function refuseMachinery(sheet: Sheet, document: Document.Parsed): void {
  let refused = 0;
  visit(document, (_key, node) => {
    if (!isNode(node) || refused >= mostFaults) return;
    const at = placeOf(sheet, node);
    if (isAlias(node) || node.anchor) {
      refused += 1;
      report(
        sheet,
        at,
        "yaml/alias",
        {
          zh: "这里用了 YAML 锚点或别名（& 或 *），本格式不接受。",
          en: "This uses a YAML anchor or alias (& or *), which is not accepted.",
        },
        {
          zh: "把内容直接写出来；文字以 & 或 * 开头时请加引号。",
          en: "Write the content out; quote a text that begins with & or *.",
        },
      );
    } else if (node.tag) {
      refused += 1;
      report(
        sheet,
        at,
        "yaml/tag",
        {
          zh: `这里用了 YAML 标签 ${written(node.tag)}，本格式不接受。`,
          en: `This uses the YAML tag ${written(node.tag)}, which is not accepted.`,
        },
        { zh: "删去标签；文字以 ! 开头时请加引号。", en: "Remove the tag; quote a text that begins with !." },
      );
    }
  });
}

/** A tag as the author wrote it. */
function written(tag: string): string {
  return tag.replace("tag:yaml.org,2002:", "!!");
}

function reportSize(sheet: Sheet, largest: number): void {
  report(
    sheet,
    { file: sheet.file, line: 1, column: 1 },
    "yaml/too-large",
    {
      zh: `文件超过 ${largest} 个字符的上限。`,
      en: `The file is larger than the limit of ${largest} characters.`,
    },
    { zh: "把内容分成几个文件。", en: "Split it into several files." },
  );
}

/** Whether the text holds characters that no text editor shows; each is reported with its code point. */
function reportControlCharacters(sheet: Sheet): boolean {
  const pattern =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd-\uffff]/gu;
  let found = 0;
  for (const match of sheet.text.matchAll(pattern)) {
    // A byte order mark at the very start is a habit of Windows editors and harmless.
    if (match.index === 0 && match[0] === "\ufeff") continue;
    found += 1;
    if (found > mostFaults) break;
    const before = sheet.text.slice(0, match.index);
    const line = before.split("\n").length;
    const column = match.index - before.lastIndexOf("\n");
    const code = `U+${match[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
    report(
      sheet,
      { file: sheet.file, line, column },
      "yaml/control-character",
      {
        zh: `这里有一个看不见或无法解码的字符 ${code}。`,
        en: `There is an invisible or undecodable character ${code} here.`,
      },
      { zh: "删去这个字符后重新输入。", en: "Delete the character and type the text again." },
    );
  }
  return found > 0;
}
