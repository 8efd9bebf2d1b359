import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  type ILevelsOptions,
} from "docx";

const level = (number: number, format: "chineseCounting" | "decimal", text: string): ILevelsOptions => ({
  level: number,
  format,
  text,
  alignment: AlignmentType.LEFT,
});

/** Lists as offices set them up: `一、` `（一）` `1.` `（1）`, and articles under chapters. */
const numbering = {
  config: [
    {
      reference: "outline",
      levels: [
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "（%4）"),
      ],
    },
    { reference: "chapters", levels: [level(0, "chineseCounting", "第%1章")] },
    { reference: "articles", levels: [level(0, "chineseCounting", "第%1条")] },
    { reference: "running", levels: [level(0, "decimal", "%1.")] },
  ],
};

export type Content = Paragraph | Table;

export async function makeDocx(children: readonly Content[], more: { footnote?: string } = {}): Promise<Uint8Array> {
  const footnotes =
    more.footnote === undefined ? {} : { footnotes: { 1: { children: [new Paragraph(more.footnote)] } } };
  return Packer.toBuffer(new Document({ numbering, ...footnotes, sections: [{ children: [...children] }] }));
}

export function centred(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, bold: true })] });
}

export function plain(text: string): Paragraph {
  return new Paragraph(text);
}

export function right(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.RIGHT, text });
}

/** A paragraph that Word numbers by itself. */
export function numbered(
  reference: "outline" | "chapters" | "articles" | "running",
  level: number,
  text: string,
): Paragraph {
  return new Paragraph({ text, numbering: { reference, level } });
}

/** Rows of texts; `^` continues the cell above, a line end begins a paragraph. */
export function grid(rows: readonly (readonly string[])[]): Table {
  return new Table({
    rows: rows.map(
      (row, r) =>
        new TableRow({
          children: row.map((text, c) => {
            const merge =
              text === "^"
                ? VerticalMergeType.CONTINUE
                : rows[r + 1]?.[c] === "^"
                  ? VerticalMergeType.RESTART
                  : undefined;
            return new TableCell({
              children: (text === "^" ? "" : text).split("\n").map((line) => new Paragraph(line)),
              ...(merge === undefined ? {} : { verticalMerge: merge }),
            });
          }),
        }),
    ),
  });
}
