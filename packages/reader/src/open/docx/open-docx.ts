import type { Block, ReadProblem, Source } from "../../model.ts";
import { refused } from "../refused.ts";
import type { Stop } from "../stop.ts";
import { withLines } from "../txt/wrapped.ts";
import { type Body, bodyListener } from "./body.ts";
import { type Container, openContainer } from "./container.ts";
import { notesOnly } from "./notes.ts";
import { emptyNumbering, numberingListener } from "./numbering.ts";
import { partsOf } from "./package.ts";
import { problemsOf } from "./problems.ts";
import { type Style, styleListener } from "./styles.ts";
import { type Listener, scan } from "./xml.ts";

/**
 * Opens a Word file (.docx): paragraphs with their automatic numbers, tables, text boxes, then the notes. Headers and
 * footers stand in parts of their own and are not read. Throws Unreadable.
 */
export async function openDocx(bytes: Uint8Array, stop: Stop): Promise<Source> {
  const container = await openContainer(bytes);
  const parts = await partsOf(container, stop);
  const styles = new Map<string, Style>();
  const numbering = emptyNumbering();
  await scanPart(container, parts.styles, stop, styleListener(styles));
  await scanPart(container, parts.numbering, stop, numberingListener(numbering));
  const body: Body = { blocks: [], met: { deleted: 0, hidden: 0, pictures: 0, embedded: 0 } };
  await scanPart(container, parts.document, stop, bodyListener(styles, numbering, body));
  if (body.blocks.length === 0) throw refused.noText();
  const notes = [
    ...(await notesOf(container, parts.footnotes, "footnote", stop)),
    ...(await notesOf(container, parts.endnotes, "endnote", stop)),
  ];
  const problems: readonly ReadProblem[] = problemsOf(body.met);
  return {
    format: "docx",
    blocks: withLines([...body.blocks, ...notes]),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

async function scanPart(container: Container, path: string | undefined, stop: Stop, to: Listener): Promise<void> {
  if (path !== undefined) await scan(await container.stream(path), stop, to);
}

/** The notes as paragraphs, each with the number under which the text names it. */
async function notesOf(
  container: Container,
  path: string | undefined,
  kind: "footnote" | "endnote",
  stop: Stop,
): Promise<Block[]> {
  const body: Body = { blocks: [], met: { deleted: 0, hidden: 0, pictures: 0, embedded: 0 } };
  const starts: number[] = [];
  const listener = bodyListener(new Map(), emptyNumbering(), body);
  await scanPart(
    container,
    path,
    stop,
    notesOnly(kind, listener, () => starts.push(body.blocks.length)),
  );
  return body.blocks.map((block, index) => {
    const number = starts.indexOf(index) + 1;
    if (block.kind === "table") return block;
    return { ...block, note: true, ...(number > 0 ? { text: `注${number}：${block.text.trim()}` } : {}) };
  });
}
