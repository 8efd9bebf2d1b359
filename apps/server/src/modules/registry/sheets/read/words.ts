/** What Excel, web pages and phones leave between characters: spaces of all widths, marks without width. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g;

/** What most cells hold: nothing in it needs to be made plain. */
const plainAlready = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/** Full-width digits and letters made plain, invisible marks gone, spaces of all kinds made one. Line breaks stay. */
export function plain(text: string): string {
  if (plainAlready.test(text)) return text;
  return text
    .normalize("NFKC")
    .replaceAll(invisible, "")
    .replaceAll(/\r\n?|\u2028|\u2029|\u000b/g, "\n")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .trim();
}

/** The same on one line. */
export function oneLine(text: string): string {
  return plain(text).replaceAll("\n", " ");
}

/** For comparing: without spaces, in lower case, with one kind of bracket and separator. */
export function compact(text: string): string {
  if (/^[a-z0-9\u4e00-\u9fff]*$/.test(text)) return text;
  return plain(text)
    .toLowerCase()
    .replaceAll(/[\s*＊'’‘"“”]/g, "")
    .replaceAll(/[（〔【［[]/g, "(")
    .replaceAll(/[）〕】］\]]/g, ")")
    .replaceAll("：", ":");
}

/** Signs for "nothing here" that people put so that a cell does not look forgotten. */
export function saysNothing(text: string): boolean {
  return /^([-‐‑‒–—―_/\\.。、]+|无|没有|暂无|n\/a|空)$/i.test(text);
}

/** 同上 and the ditto marks. */
export function saysDitto(text: string): boolean {
  return /^(同上|同前|〃|″|"|''|“|”|＂|,,)$/.test(text);
}
