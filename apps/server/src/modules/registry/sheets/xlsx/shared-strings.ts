import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import type { Container } from "./container.ts";
import { scanned } from "./scan.ts";
import { withoutEscapes } from "./xml.ts";

/** The texts that cells refer to by number. */
export type SharedStrings = { readonly at: (index: number) => string };

const none: SharedStrings = { at: () => "" };

/**
 * Reads the table of texts into one block of bytes and decodes on demand: a million JavaScript strings would
 * take five times the memory.
 */
export async function readSharedStrings(container: Container, path: string | undefined): Promise<SharedStrings> {
  if (path === undefined || !container.has(path)) return none;
  const table = growingTable();
  let text = "";
  let inText = false;
  let phonetic = false;
  const listener = {
    open: (name: string) => {
      if (name === "si") text = "";
      if (name === "rPh") phonetic = true;
      inText = name === "t" && !phonetic;
    },
    text: (piece: string) => {
      if (inText && text.length < limits.cellCharacters * 10) text += piece;
    },
    close: (name: string) => {
      if (name === "t") inText = false;
      if (name === "rPh") phonetic = false;
      if (name === "si") table.add(withoutEscapes(text));
    },
  };
  for await (const _ of scanned(await container.stream(path), listener))
    if (table.bytes() > limits.sharedStrings) throw refused.bomb();
  return table;
}

function growingTable() {
  let block = Buffer.allocUnsafe(1 << 20);
  let ends = new Uint32Array(1 << 16);
  let count = 0;
  let used = 0;
  return {
    bytes: () => used,
    add: (text: string) => {
      const size = Buffer.byteLength(text);
      if (used + size > block.length) block = larger(block, used, Math.max(block.length * 2, used + size));
      block.write(text, used);
      used += size;
      if (count === ends.length) {
        const more = new Uint32Array(ends.length * 2);
        more.set(ends);
        ends = more;
      }
      ends[count++] = used;
    },
    at: (index: number) => {
      const end = ends[index];
      if (index < 0 || index >= count || end === undefined) return "";
      return block.toString("utf8", index === 0 ? 0 : ends[index - 1], end);
    },
  };
}

function larger(block: Buffer, used: number, size: number) {
  const more = Buffer.allocUnsafe(size);
  block.copy(more, 0, 0, used);
  return more;
}
