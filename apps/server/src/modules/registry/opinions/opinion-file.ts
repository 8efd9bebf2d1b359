import type { Readable } from "node:stream";
import type { Opinion } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { type TableHead, type TableRow, workbookOf } from "../sheets/index.ts";

type Language = "zh" | "en";
export const topicNames: Readonly<Record<Opinion["topic"], Text>> = {
  policy: { zh: "政策落实", en: "Policies" },
  work: { zh: "工作条件", en: "Work" },
  living: { zh: "生活保障", en: "Living" },
  family: { zh: "配偶子女", en: "Family" },
  enterprise: { zh: "企业发展", en: "Enterprise" },
  hometown: { zh: "家乡建设", en: "The home county" },
  other: { zh: "其他", en: "Other" },
};
export const statusNames: Readonly<Record<Opinion["status"], Text>> = {
  received: { zh: "已收到", en: "received" },
  assigned: { zh: "办理中", en: "being handled" },
  answered: { zh: "已答复", en: "answered" },
  closed: { zh: "已办结", en: "closed" },
};

const titles: readonly Text[] = [
  { zh: "序号", en: "No." },
  { zh: "收集单位", en: "Collected by" },
  { zh: "姓名或单位", en: "From" },
  { zh: "意见建议", en: "Opinion" },
  { zh: "类别", en: "About" },
  { zh: "收到日期", en: "Received" },
  { zh: "办理单位", en: "Handled by" },
  { zh: "办理期限", en: "Deadline" },
  { zh: "状态", en: "Status" },
  { zh: "答复", en: "Answer" },
  { zh: "备注", en: "Remarks" },
];

/** A year's list of opinions as a workbook; those written down after the last day are marked. */
export function opinionWorkbook(year: number, on: string, opinions: readonly Opinion[], language: Language): Readable {
  const words = (of: Text) => of[language];
  const head: TableHead = {
    title: language === "zh" ? `${year}年意见建议清单` : `Opinions and suggestions ${year}`,
    line: "",
    date: on,
    columns: titles.map((title) => ({ title: words(title), kind: "text" })),
  };
  const rows = opinions.map((it, at): TableRow => [
    String(at + 1),
    words(it.unit.name),
    it.from?.name ?? it.fromName,
    it.text,
    words(topicNames[it.topic]),
    it.receivedOn,
    it.handling === null ? null : words(it.handling.name),
    it.deadline,
    words(statusNames[it.status]),
    it.answer?.text ?? it.closed?.why ?? null,
    it.late ? (language === "zh" ? "逾期补报" : "entered late") : null,
  ]);
  return workbookOf(head, each(rows));
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
