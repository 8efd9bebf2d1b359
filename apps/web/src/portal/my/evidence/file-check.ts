/** The same limits as the server's (`evidenceLimits` of the contract, which would bring its validator along). */
export const limits = { bytes: 20 * 1024 * 1024, photoBytes: 2 * 1024 * 1024 } as const;

export type FileKind = "jpeg" | "png" | "webp" | "heic" | "pdf";
export type FileFault = "empty" | "too_large" | "wrong_type";

/**
 * What a file is by its first bytes; a name decides nothing. The server looks again: here it only saves a
 * reader on a slow line from sending 30 MB in vain.
 *
 * @param head the first 16 bytes
 */
export function kindOf(head: Uint8Array): FileKind | undefined {
  const text = String.fromCharCode(...head);
  if (text.startsWith("\u00ff\u00d8\u00ff")) return "jpeg";
  if (text.startsWith("\u0089PNG")) return "png";
  if (text.startsWith("%PDF-")) return "pdf";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  return /^....ftyp(heic|heix|hevc|mif1|msf1)/s.test(text) ? "heic" : undefined;
}

/** What stands in the way of sending a file; undefined when nothing does. */
export function faultOf(kind: FileKind | undefined, bytes: number): FileFault | undefined {
  if (bytes === 0) return "empty";
  if (kind === undefined) return "wrong_type";
  return bytes > limits.bytes ? "too_large" : undefined;
}
