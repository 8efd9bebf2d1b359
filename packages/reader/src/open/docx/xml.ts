import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { Unreadable } from "../../model.ts";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import type { Stop } from "../stop.ts";

/** Attributes of an element; look them up with `attribute`. */
export type Attributes = Readonly<Record<string, string>>;

/** What a scan tells. Names of Word's own elements come without prefix, all others as written (`mc:Fallback`). */
export type Listener = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
};

const wordNamespace = /\/(?:wordprocessingml\/2006|wordprocessingml)\/main$/;

/** Reads one part from its stream. A DTD is refused: it is how entities explode. Throws Unreadable. */
export async function scan(stream: Readable, stop: Stop, to: Listener): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  // Names as read from the prefix that the root binds to Word; nearly always `w:`.
  let prefix = "w:";
  let depth = 0;
  const local = (name: string): string => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  parser.on("error", () => {
    throw refused.damaged();
  });
  parser.on("doctype", () => {
    throw refused.damaged();
  });
  parser.on("opentag", ({ name, attributes }) => {
    stop();
    if (depth === 0) prefix = prefixOf(attributes) ?? prefix;
    depth += 1;
    if (depth > limits.depth) throw refused.bomb();
    to.open(local(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    to.close(local(name));
  });
  if (to.text) parser.on("text", to.text);
  await feed(stream, parser);
}

async function feed(stream: Readable, parser: SaxesParser): Promise<void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of stream) parser.write(decoder.decode(piece as Uint8Array, { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (fault) {
    stream.destroy();
    throw fault instanceof Unreadable ? fault : refused.damaged();
  }
}

function prefixOf(attributes: Attributes): string | undefined {
  for (const [name, value] of Object.entries(attributes)) {
    if (!wordNamespace.test(value)) continue;
    if (name === "xmlns") return "";
    if (name.startsWith("xmlns:")) return `${name.slice(6)}:`;
  }
  return undefined;
}

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const usual = attributes[`w:${name}`] ?? attributes[name];
  if (usual !== undefined) return usual;
  return Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}

/** A whole number of an attribute; undefined where it is none. */
export function whole(attributes: Attributes, name: string): number | undefined {
  const value = attribute(attributes, name);
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Word's switches: `<w:b/>` and `<w:b w:val="1"/>` are on, `w:val="0"` is off. */
export function isOn(attributes: Attributes): boolean {
  return !/^(?:0|false|off)$/.test(attribute(attributes, "val") ?? "1");
}
