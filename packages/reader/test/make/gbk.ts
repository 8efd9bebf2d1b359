/** The platform decodes GBK but does not encode it: the table is made the other way round. */
const codes = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder("gbk");
for (let high = 0x81; high <= 0xfe; high += 1) {
  for (let low = 0x40; low <= 0xfe; low += 1) {
    const char = decoder.decode(Uint8Array.of(high, low));
    if (char.length === 1 && char !== "\ufffd" && !codes.has(char)) codes.set(char, [high, low]);
  }
}

/** A text as programs wrote it before UTF-8. Throws where GBK has no such character. */
export function toGbk(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((char) => {
      if (char.charCodeAt(0) < 0x80) return [char.charCodeAt(0)];
      const code = codes.get(char);
      if (!code) throw new Error(`GBK has no ${char}`);
      return [...code];
    }),
  );
}
