import { type CellReading, found, readAs, wrong } from "./reading.ts";
import { oneLine, plain } from "./words.ts";

/** Longest single text that is kept, in characters. */
const longest = 2_000;

export function readText(text: string): CellReading {
  const value = oneLine(text);
  return value.length > longest ? tooLong(value.length) : found(value);
}

/** Several texts in one cell, parted by line breaks, 、, ； or spaces between Chinese words. */
export function readTexts(text: string): CellReading {
  const clean = plain(text);
  if (clean.length > longest) return tooLong(clean.length);
  const parted = parts(clean.split(/[\n、;]/));
  const bySpace = parts(
    parted.flatMap((part) => part.split(/(?<=[\p{Script=Han}\d)）》])\s+(?=[\p{Script=Han}\d（(《])/u)),
  );
  if (bySpace.length === parted.length) return found(parted);
  return readAs(bySpace, "texts/parted", `已按空格分成${bySpace.length}项`, `parted at spaces into ${bySpace.length}`);
}

function parts(texts: readonly string[]): string[] {
  return texts
    .map((part) => part.trim().replace(/^(\d{1,2}[.)]|[(（]\d{1,2}[)）]|[①-⑳])\s*/u, ""))
    .filter((part) => part !== "");
}

function tooLong(length: number): CellReading {
  return wrong(
    "text/too-long",
    { zh: `有 ${length} 个字，最多 ${longest} 个`, en: `${length} characters; at most ${longest}` },
    { zh: "请写得简短些", en: "Make it shorter" },
  );
}
