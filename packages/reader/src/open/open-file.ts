import type { Source } from "../model.ts";
import { openApart } from "./apart/open-apart.ts";
import { formatOf } from "./detect.ts";
import { limits } from "./limits.ts";
import { openHere } from "./open-here.ts";
import { refused } from "./refused.ts";

/**
 * Opens a document by what it contains; its name decides only whether a text with tags in it is a web page.
 * Throws Unreadable for every file that is not read: other formats, broken, encrypted, without text, with macros, or
 * larger than `limits`. Never anything else.
 */
export async function openFile(
  bytes: Uint8Array,
  name: string,
  milliseconds: number = limits.milliseconds,
): Promise<Source> {
  if (bytes.length === 0) throw refused.empty();
  if (bytes.length > limits.bytes) throw refused.tooLarge();
  const format = formatOf(bytes, name);
  return format === "txt" ? openHere(bytes, format, milliseconds) : openApart({ bytes, format, milliseconds });
}
