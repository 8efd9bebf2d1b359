import type { Sitting } from "@jucai/contract";
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";

const names = {
  meeting: { zh: "会议纪要", en: "Minutes of the meeting" },
  inspection: { zh: "督查记录", en: "Record of the inspection" },
  brief: { zh: "小结", en: "Brief" },
  summary: { zh: "总结", en: "Summary" },
} as const;

/** Agenda, minutes and resolutions as a Word document, as offices file them. */
export function minutesFile(sitting: Sitting, language: "zh" | "en"): Promise<Buffer> {
  const zh = language === "zh";
  const line = (label: string, text: string | null) =>
    text === null || text === "" ? [] : [new Paragraph({ children: [new TextRun({ text: `${label}${text}` })] })];
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      heading: HeadingLevel.TITLE,
      children: [new TextRun({ text: sitting.title[language], bold: true, size: 36 })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: `${sitting.periodLabel[language]} ${names[sitting.kind][language]}`, size: 28 })],
    }),
    ...line(zh ? "时间：" : "On: ", sitting.on),
    ...line(zh ? "地点：" : "Where: ", sitting.where),
    ...line(zh ? "主持：" : "Chair: ", sitting.chair),
    ...line(zh ? "参加：" : "Present: ", sitting.present.join(zh ? "、" : ", ")),
    ...line(zh ? "依据：" : "Clause: ", sitting.clause),
    ...sitting.agenda.flatMap(({ title, figures, minutes }, at) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun({ text: `${at + 1}. ${title}` })] }),
      ...figures.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
      ...(minutes ?? "").split("\n").flatMap((text) => (text.trim() === "" ? [] : [new Paragraph({ text })])),
    ]),
    ...(sitting.resolutions.length === 0 ? [] : resolutionsOf(sitting, zh)),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      children: [new TextRun({ text: `${zh ? "记录：" : "Written by: "}${sitting.writtenBy}` })],
    }),
    ...line(zh ? "签发：" : "Signed by: ", sitting.signedBy),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function resolutionsOf({ resolutions }: Sitting, zh: boolean) {
  const titles = zh ? ["议定事项", "承办单位", "期限", "办结"] : ["Resolved", "By", "Until", "Done"];
  const row = (cells: readonly string[]) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph({ text })] })) });
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [new TextRun({ text: zh ? "议定事项" : "Resolutions" })],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        row(titles),
        ...resolutions.map(({ text, unit, by, done }) => row([text, unit?.name ?? "", by ?? "", done ?? ""])),
      ],
    }),
  ];
}
