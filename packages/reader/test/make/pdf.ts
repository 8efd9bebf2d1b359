import { deflateSync } from "node:zlib";
import { widthOf } from "../../src/repair/width.ts";

export type DrawnText = { readonly x: number; readonly y: number; readonly size?: number; readonly text: string };
export type DrawnRule = readonly [x1: number, y1: number, x2: number, y2: number];
/** A page as drawn; points from the lower left corner, as in PDF. */
export type DrawnPage = { readonly texts: readonly DrawnText[]; readonly rules?: readonly DrawnRule[] };

const hex = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex");

/** A small PDF whose font is not embedded but says what its characters are (ToUnicode), as most programs write it. `not`: what is wrong with it. */
export function makePdf(
  pages: readonly DrawnPage[],
  not: { readonly encrypt?: true; readonly count?: number } = {},
): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer): number => objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body));
  const stream = (data: string): Buffer => {
    const packed = deflateSync(Buffer.from(data));
    return Buffer.concat([
      Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>stream\n`),
      packed,
      Buffer.from("\nendstream"),
    ]);
  };
  const unicode = add(
    stream(
      "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/U def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange 1 beginbfrange<0000><FFFF><0000>endbfrange endcmap end end",
    ),
  );
  const descriptor = add(
    "<</Type/FontDescriptor/FontName/FangSong/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
  );
  const descendant = add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 126 500]/FontDescriptor ${descriptor} 0 R>>`,
  );
  const font = add(
    `<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
  const root = objects.length + pages.length * 2 + 1;
  const kids = pages.map(({ texts, rules = [] }) => {
    const drawn = [
      ...texts.map(({ x, y, size = 16, text }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`),
      ...rules.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`),
    ];
    const contents = add(stream(drawn.join("\n")));
    return add(
      `<</Type/Page/Parent ${root} 0 R/MediaBox[0 0 595 842]/Contents ${contents} 0 R/Resources<</Font<</F ${font} 0 R>>>>>>`,
    );
  });
  const listed = Array.from({ length: not.count ?? kids.length }, (_, index) => kids[index % kids.length]!);
  add(`<</Type/Pages/Kids[${listed.map((kid) => `${kid} 0 R`).join(" ")}]/Count ${listed.length}>>`);
  const catalog = add(`<</Type/Catalog/Pages ${root} 0 R>>`);
  const locked = not.encrypt ? add(`<</Filter/Standard/V 1/R 2/P -4/O<${"0f".repeat(32)}>/U<${"f0".repeat(32)}>>>`) : 0;
  return assemble(objects, catalog, locked);
}

function assemble(objects: readonly Buffer[], catalog: number, locked: number): Buffer {
  const parts = [Buffer.from("%PDF-1.7\n")];
  const places: number[] = [];
  let at = parts[0]!.length;
  objects.forEach((body, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj`), body, Buffer.from("\nendobj\n")]);
    places.push(at);
    parts.push(part);
    at += part.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const encryption = locked > 0 ? `/Encrypt ${locked} 0 R/ID[<00><00>]` : "";
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root ${catalog} 0 R${encryption}>>\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

const size = 16;
const lineHeight = 28;
const left = 90;
const columns = 26;

export type Laid =
  | string
  | { readonly centre: string }
  | { readonly right: string }
  | { readonly rows: readonly (readonly string[])[]; readonly widths: readonly number[] };

/** Sets paragraphs as offices print them: 26 characters a line, first lines indented, a number at each page's foot. */
export function printPdf(contents: readonly Laid[]): Buffer {
  const pages: { texts: DrawnText[]; rules: DrawnRule[] }[] = [];
  let y = 0;
  const down = (by: number): void => {
    if (pages.length === 0 || y - by < 80) {
      pages.push({ texts: [], rules: [] });
      pages.at(-1)!.texts.push({ x: 270, y: 50, text: `— ${pages.length} —` });
      y = 770;
    } else y -= by;
  };
  const write = (text: string, x: number): void => {
    down(lineHeight);
    pages.at(-1)!.texts.push({ x, y, size, text });
  };
  for (const each of contents) {
    if (typeof each === "string")
      wrapped(`　　${each}`, columns).forEach((line, index) =>
        write(line.trimStart(), index === 0 ? left + 2 * size : left),
      );
    else if ("centre" in each) write(each.centre, left + ((columns - widthOf(each.centre)) * size) / 2);
    else if ("right" in each) write(each.right, left + (columns - widthOf(each.right) - 2) * size);
    else {
      for (const row of each.rows) {
        const lines = row.map((cell, index) => cell.split("\n").flatMap((line) => wrapped(line, each.widths[index]!)));
        const height = Math.max(...lines.map((cell) => cell.length)) * 20 + 10;
        down(height);
        const page = pages.at(-1)!;
        const top = y + height - 4;
        let x = left;
        lines.forEach((cell, index) => {
          const width = each.widths[index]! * 12 + 8;
          cell.forEach((line, place) => page.texts.push({ x: x + 4, y: top - 16 - place * 20, size: 12, text: line }));
          page.rules.push([x, top, x, top - height], [x + width, top, x + width, top - height]);
          page.rules.push([x, top, x + width, top], [x, top - height, x + width, top - height]);
          x += width;
        });
      }
    }
  }
  return makePdf(pages);
}

/** Lines of so many full-width characters; marks that may not begin a line hang on the one before. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const char of text) {
    if (widthOf(line + char) > width && !"，。、；：）》”".includes(char)) {
      lines.push(line);
      line = "";
    }
    line += char;
  }
  return [...lines, line];
}
