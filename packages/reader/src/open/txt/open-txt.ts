import type { Block, Source } from "../../model.ts";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import { decode } from "./decode.ts";
import { tableAt } from "./table.ts";
import { mayGoOn, wrapWidth } from "./wrapped.ts";

/** Opens a text file: lines as blocks, tables where they stand as tabs. Form feeds count pages. */
export function openTxt(bytes: Uint8Array): Source {
  return textSource(decode(bytes));
}

/** The same of a text that is already decoded. */
export function textSource(text: string): Source {
  if (text.length > limits.characters) throw refused.tooLong();
  const lines = text
    .replace(/^\ufeff/, "")
    .replace(/\f/g, "\n\f")
    .split(/\r\n|\r|\n/);
  if (lines.every((line) => line.trim() === "")) throw refused.noText();
  const paged = text.includes("\f");
  const width = wrapWidth(lines.filter((line) => !line.startsWith("\t")).map((line) => line.trim()));
  const blocks: Block[] = [];
  let page = 1;
  for (let index = 0; index < lines.length;) {
    if (lines[index]!.startsWith("\f")) page += 1;
    const at = paged ? { page } : {};
    const table = tableAt(lines, index);
    if (table) {
      blocks.push({ kind: "table", rows: table.rows, ...at });
      index = table.next;
      continue;
    }
    const line = lines[index]!.trim();
    if (line !== "")
      blocks.push({ kind: "paragraph", text: line, ...at, ...(mayGoOn(line, width) ? { line: true } : {}) });
    index += 1;
  }
  return { format: "txt", blocks, ...(paged ? { pages: page } : {}) };
}
