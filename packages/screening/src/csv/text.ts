/** Bytes of a table file as text: UTF-8 with or without its mark, GBK as older spreadsheets write it, or UTF-16. */
export type Bytes = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** Neither in UTF-8 nor in GBK is this byte part of another letter, so text may be cut after it. */
const lineEnd = 0x0a;

/** A file without line ends is no table; it must not fill the memory. */
const longestLine = 8_000_000;

export class NotText extends Error {}

/**
 * Decodes a stream. It is taken for UTF-8 until something is not, and for GBK from there;
 * throws {@link NotText} where that comes after letters that only UTF-8 has, or for a workbook.
 */
export async function* textOf(bytes: Bytes): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array(0);
  let decoder: Decoder | undefined;
  for await (const chunk of bytes) {
    if (typeof chunk === "string") {
      yield chunk;
      continue;
    }
    rest = rest.length === 0 ? chunk : joined(rest, chunk);
    if (!decoder && rest.length < 4) continue;
    decoder ??= decoderFor(rest);
    const end = rest.lastIndexOf(lineEnd) + 1;
    if (end === 0 && !decoder.cutsAnywhere) {
      if (rest.length > longestLine) throw new NotText("neither");
      continue;
    }
    const cut = decoder.cutsAnywhere ? rest.length : end;
    yield decoder.decode(rest.subarray(0, cut));
    rest = rest.subarray(cut);
  }
  if (rest.length > 0) yield (decoder ?? decoderFor(rest)).decode(rest);
}

type Decoder = { readonly cutsAnywhere: boolean; readonly decode: (bytes: Uint8Array) => string };

function decoderFor(start: Uint8Array): Decoder {
  if (start[0] === 0x50 && start[1] === 0x4b) throw new NotText("workbook");
  const mark =
    start[0] === 0xff && start[1] === 0xfe
      ? "utf-16le"
      : start[0] === 0xfe && start[1] === 0xff
        ? "utf-16be"
        : undefined;
  if (mark) {
    const decoder = new TextDecoder(mark);
    return { cutsAnywhere: true, decode: (bytes) => decoder.decode(bytes, { stream: true }) };
  }
  return new Utf8OrGbk();
}

class Utf8OrGbk implements Decoder {
  readonly cutsAnywhere = false;
  private gbk = false;
  private beyondAscii = false;

  decode(bytes: Uint8Array): string {
    if (!this.gbk) {
      try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        this.beyondAscii ||= text.length < bytes.length;
        return text;
      } catch {
        if (this.beyondAscii) throw new NotText("mixed");
        this.gbk = true;
      }
    }
    try {
      return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
    } catch {
      throw new NotText("neither");
    }
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
