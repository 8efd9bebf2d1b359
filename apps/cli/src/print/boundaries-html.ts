import type { Sheet, SheetRow } from "@jucai/pack";
import type { Language } from "../command.ts";

/** A boundary table as one page that needs nothing else, laid out for A4 landscape. */
export function boundariesHtml(sheet: Sheet, language: Language): string {
  const { title, about, heads, rows, notes, notesHead, signs } = sheet;
  const colon = language === "zh" ? "：" : ": ";
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<dl>${about.map(([name, value]) => `<div><dt>${escape(name)}${colon}</dt><dd>${escape(value)}</dd></div>`).join("")}</dl>
<table>
<colgroup>${widths.map((width) => `<col style="width:${width}%">`).join("")}</colgroup>
<thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(rowHtml).join("\n")}
</tbody>
</table>
<section><h2>${escape(notesHead)}</h2><ol>${notes.map((note) => `<li>${escape(note)}</li>`).join("")}</ol></section>
<p class="signs">${signs.map((sign) => `<span>${escape(sign)}${colon}</span>`).join("")}</p>
</body>
</html>
`;
}

/** Shares of the page's width, in the order of the columns. */
const widths = [4, 16, 8, 27, 8, 11, 15, 11];

function rowHtml(row: SheetRow): string {
  const { number, tried, clause, facts, outcome, fen, amount, decidedBy } = row;
  const lines = (of: readonly string[]) => of.map(escape).join("<br>");
  const sum = fen === null ? `<td>${escape(amount)}</td>` : `<td class="sum">${figure(fen)}</td>`;
  return `<tr><th scope="row">${number}</th><td>${escape(tried)}</td><td>${escape(clause)}</td><td>${lines(facts)}</td><td class="outcome">${escape(outcome)}</td>${sum}<td>${lines(decidedBy.split("\n"))}</td><td></td></tr>`;
}

function figure(fen: number): string {
  return (fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const style = `
@page { size: A4 landscape; margin: 12mm 10mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 277mm; padding: 8mm; color: #000; background: #fff;
  font: 10pt/1.45 "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", SimSun, sans-serif; }
h1 { font-size: 16pt; text-align: center; margin: 0 0 3mm; }
h2 { font-size: 11pt; margin: 4mm 0 1mm; }
dl { display: flex; flex-wrap: wrap; gap: 0 8mm; margin: 0 0 3mm; }
dl div { display: flex; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 0.5pt solid #000; padding: 1mm 1.5mm; vertical-align: top; text-align: left; font-weight: normal; overflow-wrap: anywhere; }
thead { display: table-header-group; }
thead th { background: #eee; font-weight: bold; text-align: center; vertical-align: middle;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
tr { break-inside: avoid; }
tbody th { text-align: center; }
.outcome { font-weight: bold; }
.sum { text-align: right; font-variant-numeric: tabular-nums; }
section, .signs { break-inside: avoid; }
ol { margin: 0; padding-left: 6mm; }
.signs { display: flex; gap: 8mm; margin: 8mm 0 0; }
.signs span { flex: 1; border-bottom: 0.5pt solid #000; padding-bottom: 2mm; }
@media print { body { max-width: none; padding: 0; } }
`;
