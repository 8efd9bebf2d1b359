import { renderSVG } from "uqr";

export type Language = "zh" | "en";

/** One official letter: what stands on it, already in words of one language. */
export type Sheet = {
  readonly language: Language;
  /** Red head: the unit that writes. */
  readonly issuer: string;
  readonly number: string;
  readonly title: string;
  readonly to: string;
  readonly body: readonly Part[];
  readonly signer: string;
  /** Calendar date. */
  readonly day: string;
  readonly verify: { readonly code: string; readonly url: string };
  /** Small print: rule version and the like. */
  readonly foot: readonly string[];
};

export type Part =
  | { readonly text: string }
  | { readonly heading: string }
  | { readonly items: readonly string[] }
  | { readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } };

/**
 * A letter as a page that prints on A4 as GB/T 9704-2012 sets it: margins of 37, 26, 35 and 28 mm, body in 仿宋 of
 * size 三 (16 pt) with 22 lines a page, title in 小标宋 of size 二. `nonce` lets the page's own style through.
 */
export function sheetHtml(sheet: Sheet, nonce: string): string {
  const { language, issuer, number, title, to, body, signer, day, verify, foot } = sheet;
  const code = language === "zh" ? `验证码 ${verify.code}` : `Code ${verify.code}`;
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${safe(`${title} ${number}`)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<p class="issuer">${safe(issuer)}</p>
<p class="number">${safe(number)}</p>
<h1>${safe(title)}</h1>
<p class="to">${safe(to)}</p>
${body.map(partHtml).join("\n")}
<div class="sign"><p>${safe(signer)}</p><p>${safe(longDate(day, language))}</p></div>
<footer>
<div class="code">${renderSVG(verify.url, { border: 1 })}</div>
<div><p>${safe(code)}</p><p>${safe(verify.url)}</p>${foot.map((line) => `<p>${safe(line)}</p>`).join("")}</div>
</footer>
</main>
</body>
</html>
`;
}

function partHtml(part: Part): string {
  if ("text" in part)
    return part.text
      .split("\n")
      .map((line) => `<p>${safe(line)}</p>`)
      .join("\n");
  if ("heading" in part) return `<h2>${safe(part.heading)}</h2>`;
  if ("items" in part) return `<ol>${part.items.map((item) => `<li>${safe(item)}</li>`).join("")}</ol>`;
  const { head, rows } = part.table;
  const cells = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${safe(cell).replaceAll("\n", "<br />")}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${cells(head, "th")}</thead><tbody>${rows.map((row) => cells(row, "td")).join("")}</tbody></table>`;
}

/** Whatever a person typed stays text. */
export function safe(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const months = "January February March April May June July August September October November December".split(" ");

/** 2025年1月8日, without zeros before a figure; 8 January 2025. */
export function longDate(day: string, language: Language): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return language === "zh" ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`;
}

const style = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff;
  font: 16pt/28.95pt "仿宋_GB2312", FangSong, STFangsong, "Songti SC", SimSun, serif; }
main { max-width: 156mm; margin: 0 auto; }
p, h1, h2, ol, table { margin: 0; }
p { text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
.issuer { color: #c00; text-align: center; text-indent: 0; font: 30pt/48pt "方正小标宋简体", "小标宋", "Songti SC", SimSun, serif; }
.number { text-align: center; text-indent: 0; border-bottom: 2px solid #c00; padding-bottom: 4mm; margin-bottom: 8mm; }
h1 { text-align: center; font: 22pt/36pt "方正小标宋简体", "小标宋", "Songti SC", SimSun, serif; margin-bottom: 6mm; }
h2 { text-indent: 2em; font: 16pt/28.95pt SimHei, "Heiti SC", sans-serif; break-after: avoid; }
.to { text-indent: 0; }
ol { padding-left: 3em; }
li { overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: 12pt; line-height: 18pt; margin: 3mm 0; }
thead { display: table-header-group; }
th, td { border: 1px solid #000; padding: 1.5mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
.sign { margin-top: 14mm; break-inside: avoid; }
.sign p { text-align: right; text-indent: 0; padding-right: 4em; }
footer { display: flex; gap: 6mm; align-items: center; margin-top: 12mm; padding-top: 3mm; border-top: 1px solid #000;
  font-size: 10pt; line-height: 14pt; break-inside: avoid; }
footer p { text-indent: 0; text-align: left; }
.code svg { width: 28mm; height: 28mm; display: block; }
@media screen { body { padding: 12mm 6mm; } }
@media screen and (max-width: 600px) { body { font-size: 13pt; line-height: 22pt; } }
`;
