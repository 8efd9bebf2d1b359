import { refused } from "../refused.ts";
import type { Container } from "./container.ts";
import { scanText } from "./scan.ts";
import { attribute } from "./xml.ts";

export type SheetPart = { readonly name: string; readonly path: string; readonly hidden: boolean };
export type WorkbookParts = {
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: string | undefined;
  /** Which cell formats show a number as a date. */
  readonly dateFormats: ReadonlySet<number>;
  /** Workbooks of old Macs count days from 1904. */
  readonly from1904: boolean;
};

/** Reads the small parts: which sheets there are, where they stand, and what is a date. */
export async function readWorkbook(container: Container): Promise<WorkbookParts> {
  const types = (await container.text("[Content_Types].xml")) ?? "";
  if (/macroEnabled|vbaProject/i.test(types)) throw refused.macros();
  const related = relationships((await container.text("xl/_rels/workbook.xml.rels")) ?? "");
  const found: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  scanText((await container.text("xl/workbook.xml")) ?? "", {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      found.push({
        name: attribute(attributes, "name") ?? "",
        id: relationId(attributes),
        hidden: (attribute(attributes, "state") ?? "visible") !== "visible",
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  const sheets = found.flatMap(({ name, id, hidden }) => {
    const path = related.get(id);
    return path !== undefined && container.has(path) ? [{ name, path, hidden }] : [];
  });
  if (sheets.length === 0) throw refused.noSheet();
  const styles = (await container.text([...related.values()].find((path) => path.endsWith("styles.xml")) ?? "")) ?? "";
  return {
    sheets,
    sharedStrings: [...related.values()].find((path) => path.endsWith("sharedStrings.xml")),
    dateFormats: dateFormatsOf(styles),
    from1904,
  };
}

/** `r:id`, not the sheet's own `sheetId`: the prefix tells them apart. */
function relationId(attributes: string): string {
  return /\s\w+:id\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1] ?? "";
}

function relationships(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  scanText(xml, {
    open: (name, attributes) => {
      if (name !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
      const target = attribute(attributes, "Target") ?? "";
      found.set(attribute(attributes, "Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

/** Excel's own number formats for dates; 27 to 36 and 50 to 58 are those of the Chinese version. */
const builtInDates = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);

function dateFormatsOf(styles: string): Set<number> {
  const codes = new Map<number, string>();
  const formats = new Set<number>();
  let inCells = false;
  let index = 0;
  scanText(styles, {
    open: (name, attributes) => {
      if (name === "numFmt")
        codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const id = Number(attribute(attributes, "numFmtId") ?? 0);
      const code = codes.get(id);
      if (code === undefined ? builtInDates(id) : saysDate(code)) formats.add(index);
      index++;
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
    text: () => undefined,
  });
  return formats;
}

/** A format with a year or a day in it, apart from quoted words, escapes and `[Red]`. */
function saysDate(code: string): boolean {
  return /[yd年日]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, "")) && !/^general$/i.test(code);
}
