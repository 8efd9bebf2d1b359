import type { RosterColumn } from "@jucai/engine";
import { type CellReading, found, readAs, wrong } from "./reading.ts";
import { compact, oneLine } from "./words.ts";

type Values = NonNullable<RosterColumn["values"]>;

/** Spellings of degrees that every roster has, by the vocabulary's id; a roster's own spellings come first. */
const commonSpellings: Readonly<Record<string, readonly string[]>> = {
  doctor: ["博士", "博士研究生", "研究生(博士)", "博士学位", "phd"],
  master: ["硕士", "硕士研究生", "研究生", "研究生(硕士)", "硕士学位", "全日制硕士", "全日制硕士研究生", "master"],
  bachelor: ["本科", "大学", "大学本科", "本科(学士)", "学士", "全日制本科", "大本", "本科生"],
  junior_college: ["大专", "专科", "大学专科", "高职", "高职高专", "高专", "全日制大专"],
  male: ["男", "男性"],
  female: ["女", "女性"],
};

/** Reads a choice by its id, its Chinese or English words, or another spelling that the roster knows. */
export function readChoice(text: string, values: Values): CellReading {
  const wanted = plainChoice(text);
  const literal = values.find(({ id, label }) =>
    [label.zh, label.en, id].some((each) => compact(each) === compact(text)),
  );
  if (literal !== undefined) return found(literal.id);
  const spelt = spelling(values, wanted);
  if (spelt !== undefined)
    return readAs(spelt.id, "choice/read-as", `已读作“${spelt.label.zh}”`, `read as “${spelt.label.en}”`);
  const several = text.split(/[\n、;；,，/]/).filter((part) => spelling(values, plainChoice(part)) !== undefined);
  return several.length > 1 ? onlyOne(text) : unknown(text, values);
}

/** `1、党政机关` and `①党政机关` are the choice with its number. */
function plainChoice(text: string): string {
  return compact(text).replace(/^(\d{1,2}[.、)]|[①-⑳])/u, "");
}

function spelling(values: Values, wanted: string) {
  return values.find(({ id, label, also }) =>
    [id, label.zh, label.en, ...also, ...(commonSpellings[id] ?? [])].some((each) => compact(each) === wanted),
  );
}

function onlyOne(text: string): CellReading {
  return wrong(
    "choice/several",
    { zh: `“${oneLine(text)}”是好几项`, en: `“${oneLine(text)}” is several choices` },
    { zh: "这一格只能选一项", en: "Keep one of them" },
  );
}

function unknown(text: string, values: Values): CellReading {
  const listed = values.slice(0, 12);
  const more = values.length > listed.length ? { zh: "等", en: "…" } : { zh: "", en: "" };
  return wrong(
    "choice/unknown",
    { zh: `“${oneLine(text)}”不在可选项中`, en: `“${oneLine(text)}” is none of the choices` },
    {
      zh: `请从中选一项：${listed.map(({ label }) => label.zh).join("、")}${more.zh}`,
      en: `Choose one of: ${listed.map(({ label }) => label.en).join(", ")}${more.en}`,
    },
  );
}

const yes = ["是", "yes", "true"];
const no = ["否", "no", "false"];
const alsoYes = ["有", "对", "愿意", "有意愿", "愿", "可以", "y", "1", "√", "✓", "✔", "☑", "t"];
const alsoNo = ["无", "没有", "不", "不是", "不愿意", "无意愿", "不愿", "n", "0", "×", "x", "✗", "✘", "f"];

/** Reads 是 and 否 in their many spellings. */
export function readYesNo(text: string): CellReading {
  const wanted = compact(text);
  if (yes.includes(wanted)) return found(true);
  if (no.includes(wanted)) return found(false);
  if (alsoYes.includes(wanted)) return readAs(true, "yes-no/read-as", "已读作“是”", "read as “yes”");
  if (alsoNo.includes(wanted)) return readAs(false, "yes-no/read-as", "已读作“否”", "read as “no”");
  return wrong(
    "yes-no/unreadable",
    { zh: `“${oneLine(text)}”看不出是还是否`, en: `“${oneLine(text)}” is neither yes nor no` },
    { zh: "请填“是”或“否”；不清楚时留空", en: "Write yes or no; leave it empty when not known" },
  );
}
