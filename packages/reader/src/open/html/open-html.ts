import { parse } from "parse5";
import type { Source } from "../../model.ts";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import type { Stop } from "../stop.ts";
import { withLines } from "../txt/wrapped.ts";
import { decodeHtml } from "./charset.ts";
import { elementsBelow, type Parent } from "./tree.ts";
import { blocksOf } from "./walk.ts";

/** Opens a web page: its article where it marks one, else all that it shows. Throws Unreadable. */
export function openHtml(bytes: Uint8Array, stop: Stop): Source {
  const text = decodeHtml(bytes);
  // Markup takes a few times the room of its text.
  if (text.length > limits.characters * 4) throw refused.tooLong();
  const page = parse(text);
  const blocks = blocksOf(mainPart(page), stop);
  return { format: "html", blocks: withLines(blocks) };
}

function mainPart(page: Parent): Parent {
  for (const element of elementsBelow(page)) {
    if (element.tagName === "article" || element.tagName === "main") return element;
  }
  return page;
}
