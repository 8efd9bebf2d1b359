/**
 * The forms in which a printed character stands for another, one for one, so that places stay the same.
 *
 * Brackets become full-width round ones apart from 《》 and 〈〉, which hold titles; digits, letters, percent, point and
 * slash become half-width; every dash becomes `—`; every blank but a line break becomes a plain one.
 */
const pairs: Readonly<Record<string, string>> = {
  "(": "（",
  ")": "）",
  "[": "（",
  "]": "）",
  "〔": "（",
  "〕": "）",
  "【": "（",
  "】": "）",
  "［": "（",
  "］": "）",
  "﹝": "（",
  "﹞": "）",
  "-": "—",
  "－": "—",
  "–": "—",
  "―": "—",
  "─": "—",
  "~": "—",
  "～": "—",
  "〜": "—",
  ":": "：",
  "︰": "：",
  ";": "；",
  ",": "，",
  "､": "、",
  〇: "○",
  "\t": " ",
  "\u3000": " ",
  "\u00a0": " ",
};

function foldOne(char: string): string {
  const pair = pairs[char];
  if (pair !== undefined) return pair;
  const code = char.charCodeAt(0);
  const fullWidth =
    (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
  if (fullWidth || code === 0xff05 || code === 0xff0e || code === 0xff0f) return String.fromCharCode(code - 0xfee0);
  return char;
}

const folds = new RegExp(
  `[${Object.keys(pairs)
    .join("")
    .replace(/[\]\[-]/g, "\\$&")}\uff0e-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]`,
  "g",
);

/** A point between Chinese characters ends a sentence. */
const stop = /(?<=[\u4e00-\u9fff）”》])[.．](?=[\s\u4e00-\u9fff“（《]|$)/g;

/** The text in one form for finding things in it; as long as the text, so every place is the same in both. */
export function fold(text: string): string {
  return text.replace(folds, foldOne).replace(stop, "。");
}

/** A name or title without blanks, quotation marks and kinds of brackets, to see whether two are the same. */
export function plain(text: string): string {
  return fold(text).replace(/[\s“”"'‘’「」《》〈〉<>＜＞]/g, "");
}
