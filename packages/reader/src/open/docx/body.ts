import type { Block } from "../../model.ts";
import { lengthGuard } from "../stop.ts";
import { cellGuard, openTable, type OpenTable } from "./cells.ts";
import { headingOf } from "./heading.ts";
import { labeller, type Numbering } from "./numbering.ts";
import { type Style, type Styles, styleOf, takeParagraphProperty } from "./styles.ts";
import { attribute, isOn, type Listener, whole } from "./xml.ts";

/** What was met that a reader of the text should know of. */
export type Met = { deleted: number; hidden: number; pictures: number; embedded: number };
export type Body = { readonly blocks: Block[]; readonly met: Met };

type OpenParagraph = { text: string; styleId: string | undefined; readonly own: Style; hidden: boolean };
/** A text box has paragraphs inside of a paragraph; a table has cells inside of cells. */
type Place = { paragraph: OpenParagraph | undefined; readonly tables: OpenTable[] };

/** Elements whose contents are not part of the text as printed. `mc:Fallback` says the same a second time. */
const leftOut = new Set([
  "del",
  "moveFrom",
  "instrText",
  "delText",
  "mc:Fallback",
  "rt",
  "pPrChange",
  "rPrChange",
  "tblPrChange",
  "sectPrChange",
  "tcPrChange",
  "trPrChange",
]);

/** Reads paragraphs and tables of `document.xml` (or of notes) into blocks. */
export function bodyListener(styles: Styles, numbering: Numbering, body: Body): Listener {
  const label = labeller(numbering);
  const grow = lengthGuard();
  const countCells = cellGuard();
  const places: Place[] = [{ paragraph: undefined, tables: [] }];
  let skipping = 0;
  let inText = false;

  const place = (): Place => places.at(-1)!;
  const put = (text: string): void => {
    const { paragraph } = place();
    if (!paragraph) return;
    if (paragraph.hidden) body.met.hidden += 1;
    else {
      grow(text.length);
      paragraph.text += text;
    }
  };
  const closeParagraph = (): void => {
    const { paragraph, tables } = place();
    place().paragraph = undefined;
    if (!paragraph) return;
    const block = blockOf(paragraph, styles, label);
    const table = tables.at(-1);
    if (table) table.line(block.text);
    else if (block.text.trim() !== "") body.blocks.push(block);
  };
  const closeTable = (): void => {
    const { tables } = place();
    const table = tables.pop();
    const outer = tables.at(-1);
    if (!table) return;
    const rows = table.rows();
    if (outer) for (const row of rows) outer.line(row.filter(Boolean).join("\t"));
    else if (rows.length > 0) body.blocks.push({ kind: "table", rows });
  };

  const opened: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    p: () => (place().paragraph = { text: "", styleId: undefined, own: {}, hidden: false }),
    tbl: () => place().tables.push(openTable(countCells)),
    tr: () => place().tables.at(-1)?.row(),
    tc: () => place().tables.at(-1)?.cell(),
    gridSpan: (attributes) =>
      place()
        .tables.at(-1)
        ?.span(whole(attributes, "val") ?? 1),
    gridBefore: (attributes) =>
      place()
        .tables.at(-1)
        ?.skip(whole(attributes, "val") ?? 0),
    txbxContent: () => places.push({ paragraph: undefined, tables: [] }),
    t: () => (inText = true),
    "m:t": () => (inText = true),
    tab: () => put("\t"),
    br: (attributes) => put(attribute(attributes, "type") === "page" ? "" : "\n"),
    cr: () => put("\n"),
    noBreakHyphen: () => put("-"),
    sym: (attributes) => put(symbol(attribute(attributes, "char"))),
    r: () => {
      const { paragraph } = place();
      if (paragraph) paragraph.hidden = false;
    },
    vanish: (attributes) => {
      const { paragraph } = place();
      if (paragraph) paragraph.hidden = isOn(attributes);
    },
    "a:blip": () => (body.met.pictures += 1),
    "v:imagedata": () => (body.met.pictures += 1),
    altChunk: () => (body.met.embedded += 1),
  };
  const closed: Readonly<Record<string, () => void>> = {
    p: closeParagraph,
    tbl: closeTable,
    t: () => (inText = false),
    "m:t": () => (inText = false),
    txbxContent: () => {
      if (places.length > 1) places.pop();
    },
  };

  return {
    open: (name, attributes) => {
      if (skipping > 0 || leftOut.has(name)) {
        if (name === "delText" || name === "moveFrom") body.met.deleted += 1;
        skipping += 1;
        return;
      }
      // Tab stops are also called `tab`; they stand in the properties, before there is any run.
      if (name === "tab" && attributes["w:pos"] !== undefined) return;
      opened[name]?.(attributes);
      const paragraph = place().paragraph;
      if (!paragraph) return;
      if (name === "pStyle") paragraph.styleId = attribute(attributes, "val");
      else takeParagraphProperty(paragraph.own, name, attribute(attributes, "val"), whole(attributes, "val"));
    },
    close: (name) => {
      if (skipping > 0) skipping -= 1;
      else closed[name]?.();
    },
    text: (text) => {
      if (inText && skipping === 0) put(text);
    },
  };
}

function blockOf(
  { text, styleId, own }: OpenParagraph,
  styles: Styles,
  label: ReturnType<typeof labeller>,
): Extract<Block, { kind: "paragraph" }> {
  const inherited = styleOf(styles, styleId);
  const style: Style = { ...inherited, ...own };
  const heading = headingOf(style);
  const byStyle = own.numId === undefined && own.level === undefined ? styleId : undefined;
  // Word counts empty paragraphs of a list too; their number is printed, but says nothing here.
  const number = style.numId === undefined || style.numId === 0 ? "" : label(style.numId, style.level ?? 0, byStyle);
  return {
    kind: "paragraph",
    text: text.trim() === "" ? "" : number + text.replace(/^[ \u3000]+/, ""),
    ...(heading === undefined ? {} : { heading }),
    ...(style.centred ? { centred: true as const } : {}),
  };
}

/** Boxes to tick, from the fonts in which they are usually printed; other signs as they are. */
function symbol(code: string | undefined): string {
  const number = Number.parseInt(code ?? "", 16) & 0xff;
  if (Number.isNaN(number)) return "";
  if ([0x6f, 0x71, 0xa8].includes(number)) return "□";
  return [0x52, 0xfe, 0xfd].includes(number) ? "☑" : "•";
}
