/** Numbers as documents print them: `20`, `1.8`, `10,000`, `二十`, `两`, `百亿`, all in folded text. */

const digits: Readonly<Record<string, number>> = {
  零: 0,
  "○": 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const scales: Readonly<Record<string, number>> = { ...small, 万: 1e4, 亿: 1e8 };

/** Characters of a number in Chinese, for the patterns that look for one. */
export const chineseDigits = "零○一二两三四五六七八九十百千万亿";
/** A number in digits: groups of three after commas (which folding made full-width), or plain with decimals. */
export const arabic = String.raw`(?<![\d.])(?:\d{1,3}(?:，\d{3})+|\d{1,12})(?:\.\d{1,6})?`;

/** Value of a number in Chinese, such as 二十六, 两 or 一百二十万; null for what is none. */
export function chineseNumber(text: string): number | null {
  if (text === "" || text.length > 16) return null;
  if (/^[零○一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map((char) => digits[char]).join(""));
  let whole = 0;
  let thousands = 0;
  let part = 0;
  let digit: number | null = null;
  for (const char of text) {
    const scale = small[char];
    const before = part + (digit ?? 0);
    if (char in digits) digit = digits[char]!;
    else if (scale !== undefined) {
      part += (digit ?? 1) * scale;
      digit = null;
    } else if (char === "万" || char === "亿") {
      if (char === "万") thousands = (before === 0 ? 1 : before) * 1e4;
      else {
        whole += (thousands + before === 0 ? 1 : thousands + before) * 1e8;
        thousands = 0;
      }
      part = 0;
      digit = null;
    } else return null;
  }
  return whole + thousands + part + (digit ?? 0);
}

/** Value of digits with commas and decimals as {@link arabic} finds them. */
export function arabicNumber(text: string): number {
  return Number(text.replaceAll("，", ""));
}

/** Value of a printed number in digits or in Chinese; null for what is neither. */
export function printedNumber(text: string): number | null {
  return /^\d/.test(text) ? arabicNumber(text) : chineseNumber(text);
}

/** What 百, 千, 万, 亿 and their joined forms (百万, 千万, 百亿) multiply a number by; 1 for none. */
export function scaleOf(text: string): number {
  let scale = 1;
  for (const char of text) scale *= scales[char] ?? 1;
  return scale;
}
