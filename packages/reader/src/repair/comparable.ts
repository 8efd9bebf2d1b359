/** A text for comparing, with the way back: `at[i]` is the offset in the original of its i-th character. */
export type Comparable = { readonly text: string; readonly at: readonly number[] };

const same: Readonly<Record<string, string>> = {
  "–": "-",
  "—": "-",
  "─": "-",
  "－": "-",
  "～": "-",
  "~": "-",
  "“": '"',
  "”": '"',
  "＂": '"',
  "‘": "'",
  "’": "'",
  "〔": "[",
  "〕": "]",
  "【": "[",
  "】": "]",
  "［": "[",
  "］": "]",
  "。": ".",
  "、": ",",
  "﹒": ".",
};

/**
 * Full-width as half-width, one mark for all dashes and brackets of a kind, without blanks: two printings of the same
 * words are equal. The text itself keeps its marks.
 */
export function comparable(text: string): Comparable {
  let out = "";
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index]!;
    if (/\s/.test(char)) continue;
    const plain = same[char] ?? halfWidth(char);
    out += plain;
    for (let each = 0; each < plain.length; each += 1) at.push(index);
  }
  return { text: out, at };
}

/** Full-width ASCII only: NFKC as a whole would also take circled numbers and compatibility characters apart. */
function halfWidth(char: string): string {
  const code = char.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
}
