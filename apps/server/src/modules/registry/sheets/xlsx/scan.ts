import type { Readable } from "node:stream";
import { refused } from "../refused.ts";
import { XmlFault, type XmlListener, xmlScanner } from "./xml.ts";

/** Scans a part as it is inflated; after each piece the caller may take what has been gathered. */
export async function* scanned(stream: Readable, listener: XmlListener): AsyncGenerator<void, void, undefined> {
  const scanner = xmlScanner(listener);
  const decoder = new TextDecoder();
  try {
    for await (const piece of stream) {
      scanner.push(decoder.decode(piece as Buffer, { stream: true }));
      yield;
    }
    scanner.push(decoder.decode());
    scanner.end();
    yield;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    stream.destroy();
  }
}

/** The same for a small part that is text already. */
export function scanText(xml: string, listener: XmlListener): void {
  try {
    const scanner = xmlScanner(listener);
    scanner.push(xml);
    scanner.end();
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Broken XML, a lying size or broken compression are the file's fault; whatever else is ours. */
function asRefusal(error: unknown): unknown {
  if (error instanceof XmlFault) return error.message === "a DTD" ? refused.otherKind() : refused.damaged();
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return code.startsWith("Z_") || /too many bytes|not enough bytes|expected|invalid/i.test(message)
    ? refused.damaged()
    : error;
}
