/** The digest and the guide as Word documents, as offices pass them on. */
import type { Digest, Guide } from "@jucai/contract";
import type { Text } from "@jucai/engine";
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

type Language = "zh" | "en";
type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];
type Line = readonly [string, string];

const words = {
  zh: {
    digest: (place: string) => `${place}人才政策汇编`,
    on: (day: string) => `有效日期：${day}`,
    contents: "目录",
    number: "文号",
    issuer: "发文机关",
    issued: "印发",
    force: "有效期",
    benefits: "待遇",
    units: "办理单位",
    pays: "金额",
    who: "谁可以申请",
    conditions: "条件",
    excluded: "不能申请的情形",
    evidence: "材料",
    ended: "附：已失效的文件（只供查阅，不能据以申请）",
    contacts: "联系单位",
    noContact: "联系方式请向该单位询问",
    guide: "申兑指南",
    what: "能得到什么",
    steps: "怎么办",
    where: "到哪里办",
    until: "截止",
    open: "文件没有写明的",
    basis: "依据",
    days: (count: number) => `（${count}个工作日）`,
    set: "（本地已定）",
    none: "文件没有写",
    colon: "：",
    joint: "、",
    clause: (clause: string) => `〔${clause}〕`,
  },
  en: {
    digest: (place: string) => `Talent policies of ${place}`,
    on: (day: string) => `As of ${day}`,
    contents: "Contents",
    number: "Number",
    issuer: "Issued by",
    issued: "Issued",
    force: "In force",
    benefits: "Benefits",
    units: "Office",
    pays: "Amount",
    who: "Who may apply",
    conditions: "Conditions",
    excluded: "Who is excluded",
    evidence: "Evidence",
    ended: "Annex: documents that have ended (for reference; no claims are taken under them)",
    contacts: "Offices",
    noContact: "ask the office how to reach it",
    guide: "How to claim",
    what: "What you get",
    steps: "How it goes",
    where: "Where",
    until: "Until when",
    open: "What the document leaves open",
    basis: "Basis",
    days: (count: number) => ` (${count} working days)`,
    set: " (set by the place)",
    none: "Not printed",
    colon: ": ",
    joint: ", ",
    clause: (clause: string) => ` [${clause}]`,
  },
} as const;

const heading = (text: string, level: Level, more: object = {}) => new Paragraph({ text, heading: level, ...more });
const plain = (text: string) => new Paragraph({ text });
const point = (text: string) => new Paragraph({ text, bullet: { level: 0 } });
const labelled = (label: string, text: string, colon: string) =>
  new Paragraph({ children: [new TextRun({ text: `${label}${colon}`, bold: true }), new TextRun(text)] });

function listOf(label: string, items: readonly string[], none: string): Paragraph[] {
  return [
    new Paragraph({ children: [new TextRun({ text: label, bold: true })], keepNext: true }),
    ...(items.length === 0 ? [plain(none)] : items.map(point)),
  ];
}

function tableOf(lines: readonly Line[]): Table {
  const cell = (text: string, percent: number, bold: boolean) =>
    new TableCell({
      width: { size: percent, type: WidthType.PERCENTAGE },
      children: [new Paragraph({ children: [new TextRun({ text, bold })] })],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: lines.map(([label, text]) => new TableRow({ children: [cell(label, 20, true), cell(text, 80, false)] })),
  });
}

/** The whole digest; every ended document stands in an annex that says so. */
export function digestFile(digest: Digest, language: Language): Promise<Buffer> {
  const w = words[language];
  const said = (text: Text) => text[language];
  const children = [
    heading(w.digest(said(digest.placeName)), HeadingLevel.TITLE, { alignment: AlignmentType.CENTER }),
    new Paragraph({ text: w.on(digest.on), alignment: AlignmentType.CENTER }),
    heading(w.contents, HeadingLevel.HEADING_2),
    ...digest.documents.map(({ title }, at) => plain(`${at + 1}. ${said(title)}`)),
    ...digest.documents.flatMap((it) => documentParts(it, language)),
    ...(digest.ended.length === 0 ? [] : [heading(w.ended, HeadingLevel.HEADING_1, { pageBreakBefore: true })]),
    ...digest.ended.map(({ title, number, force }) => point(`${said(title)} ${number ?? ""} ${said(force.says)}`)),
    heading(w.contacts, HeadingLevel.HEADING_1),
    ...digest.contacts.map(({ name, phone, address }) =>
      point(`${said(name)}${w.colon}${[phone, address].filter(Boolean).join(" ") || w.noContact}`),
    ),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function documentParts(it: Digest["documents"][number], language: Language): (Paragraph | Table)[] {
  const w = words[language];
  const said = (text: Text) => text[language];
  const { title, number, issuer, issued, force, sections, benefits } = it;
  return [
    heading(said(title), HeadingLevel.HEADING_1, { pageBreakBefore: true }),
    tableOf([
      [w.number, number ?? w.none],
      [w.issuer, said(issuer)],
      [w.issued, issued],
      [w.force, said(force.says)],
    ]),
    ...sections.flatMap((section) => [
      heading(said(section.title), HeadingLevel.HEADING_2),
      ...section.measures.flatMap((measure) => [
        new Paragraph({
          children: [new TextRun({ text: said(measure.title), bold: true }), new TextRun(w.clause(measure.clause))],
        }),
        plain(said(measure.summary)),
        ...(measure.units.length === 0 ? [] : [labelled(w.units, measure.units.map(said).join(w.joint), w.colon)]),
      ]),
    ]),
    ...(benefits.length === 0 ? [] : [heading(w.benefits, HeadingLevel.HEADING_2)]),
    ...benefits.flatMap((benefit) => [
      heading(`${said(benefit.title)}${w.clause(benefit.clause)}`, HeadingLevel.HEADING_3),
      labelled(w.who, said(benefit.who), w.colon),
      labelled(w.pays, said(benefit.pays), w.colon),
      ...(benefit.force.status === "in_force" ? [] : [labelled(w.force, said(benefit.force.says), w.colon)]),
      ...listOf(w.conditions, clauses(benefit.conditions, language), w.none),
      ...(benefit.excluded.length === 0 ? [] : listOf(w.excluded, clauses(benefit.excluded, language), w.none)),
    ]),
  ];
}

function clauses(all: readonly { readonly clause: string; readonly says: Text }[], language: Language): string[] {
  return all.map(({ clause, says }) => `${says[language]}${words[language].clause(clause)}`);
}

/** One page about a benefit. */
export function guideFile(guide: Guide, language: Language): Promise<Buffer> {
  const w = words[language];
  const said = (text: Text) => text[language];
  const steps = guide.steps.map(({ name, days }) => said(name) + (days === null ? "" : w.days(days)));
  const children = [
    heading(`${said(guide.title)} ${w.guide}`, HeadingLevel.TITLE, { alignment: AlignmentType.CENTER }),
    tableOf([
      [w.basis, `${said(guide.policy.title)} ${guide.policy.number ?? ""} ${guide.clause}`],
      [w.who, said(guide.who)],
      [w.what, said(guide.pays)],
      [w.until, said(guide.until)],
      [w.where, guide.where.map(({ name }) => said(name)).join(w.joint) || w.none],
      [w.steps, steps.join(" → ") || w.none],
    ]),
    ...listOf(w.conditions, clauses(guide.conditions, language), w.none),
    ...(guide.excluded.length === 0 ? [] : listOf(w.excluded, clauses(guide.excluded, language), w.none)),
    ...listOf(w.evidence, guide.evidence.map(said), w.none),
    ...(guide.open.length === 0
      ? []
      : listOf(
          w.open,
          guide.open.map(({ label, says, set }) => `${said(label)}${w.colon}${said(says)}${set ? w.set : ""}`),
          "",
        )),
    new Paragraph({ text: w.on(guide.on), alignment: AlignmentType.RIGHT }),
  ];
  // Small enough for one page of an ordinary benefit.
  const styles = { default: { document: { run: { size: 20 } } } };
  const margin = { top: 900, bottom: 900, left: 1000, right: 1000 };
  return Packer.toBuffer(new Document({ styles, sections: [{ properties: { page: { margin } }, children }] }));
}
