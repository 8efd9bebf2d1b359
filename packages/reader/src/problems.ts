import type { ReadProblem, Span } from "./model.ts";

type Words = { readonly zh: string; readonly en: string };
type Kind = { readonly severity: ReadProblem["severity"]; readonly says: (what: string) => Words; readonly fix: Words };

const look = (zh: string, en: string): Words => ({ zh, en });

/** Everything that can be doubtful or wrong about a document as read. `what` is what it is about, as printed. */
const kinds = {
  title_missing: {
    severity: "doubt",
    says: () => look("没有识别出文件标题。", "No title of the document was found."),
    fix: look("请在导入时填写标题。", "Enter the title while importing."),
  },
  document_number_missing: {
    severity: "doubt",
    says: () => look("文件中没有印出本文件的文号。", "The document does not print its own number."),
    fix: look(
      "请按正式印发件补填文号，或确认没有文号。",
      "Enter the number from the printed issue, or confirm that there is none.",
    ),
  },
  date_missing: {
    severity: "doubt",
    says: () => look("没有识别出成文日期。", "No date of signature was found."),
    fix: look("请填写成文日期，期限要从这一天起算。", "Enter the date; terms count from it."),
  },
  no_measures: {
    severity: "error",
    says: () => look("没有识别出任何条目。", "No measure was found."),
    fix: look(
      "请检查文件是否完整，或在提纲中手工划分条目。",
      "Check that the file is whole, or mark the measures in the outline by hand.",
    ),
  },
  number_missing: {
    severity: "doubt",
    says: (what) => look(`序号不连续：${what}。`, `Numbers do not follow: ${what}.`),
    fix: look(
      "请对照原件，看是漏了一条还是序号印错。",
      "Compare with the original: a part is missing or its number is misprinted.",
    ),
  },
  number_repeated: {
    severity: "doubt",
    says: (what) => look(`序号重复或倒退：${what}。`, `A number is repeated or goes back: ${what}.`),
    fix: look("请对照原件确认这一条的层级和序号。", "Compare level and number of this part with the original."),
  },
  annex_absent: {
    severity: "doubt",
    says: (what) =>
      look(`正文列出的附件不在文件中：${what}。`, `An annex that the body lists is not in the file: ${what}.`),
    fix: look("请补充附件文件，或确认不需要。", "Add the annex, or confirm that it is not needed."),
  },
  annex_unlabelled: {
    severity: "doubt",
    says: (what) =>
      look(
        `附件缺少编号一行，按附件目录认作：${what}。`,
        `An annex lacks its heading line and is known by the list of annexes: ${what}.`,
      ),
    fix: look("请确认附件的起点。", "Confirm where the annex begins."),
  },
  lead_not_printed: {
    severity: "doubt",
    says: () => look("文件只印责任单位，没有牵头单位。", "The document prints responsible units but no lead unit."),
    fix: look(
      "可以把排在第一的单位设为牵头，请逐条确认。",
      "The unit named first may be made lead; confirm each measure.",
    ),
  },
  units_missing: {
    severity: "doubt",
    says: (what) => look(`这一条没有印出单位：${what}。`, `No unit is printed for this measure: ${what}.`),
    fix: look("请指定单位，或确认这一条不需要落实。", "Name a unit, or confirm that nothing has to be done."),
  },
  units_open: {
    severity: "doubt",
    says: (what) => look(`单位名单以“等”结尾，还有未列出的单位：${what}。`, `The list of units is left open: ${what}.`),
    fix: look("请补全单位名单。", "Complete the list of units."),
  },
  units_unclosed: {
    severity: "doubt",
    says: (what) => look(`单位名单的括号没有闭合：${what}。`, `The bracket around units is not closed: ${what}.`),
    fix: look("请检查名单在哪里结束。", "Check where the list ends."),
  },
  unit_odd: {
    severity: "doubt",
    says: (what) => look(`不像单位名称：${what}。`, `This does not look like the name of a unit: ${what}.`),
    fix: look("请改正单位名称。", "Correct the name of the unit."),
  },
  units_joined: {
    severity: "doubt",
    says: (what) =>
      look(
        `两个单位名称之间没有分隔，已按正文中的名称拆开：${what}。`,
        `Names of units are printed without a mark between them and were parted: ${what}.`,
      ),
    fix: look("请确认拆分是否正确。", "Confirm that they were parted rightly."),
  },
  deadline_year: {
    severity: "doubt",
    says: (what) =>
      look(
        `日期没有印年份，按成文日期之后最近的一天推定：${what}。`,
        `The day has no year; the next one after the date of issue was taken: ${what}.`,
      ),
    fix: look("请确认年份，或改为每年。", "Confirm the year, or make it yearly."),
  },
  amount_not_printed: {
    severity: "doubt",
    says: (what) => look(`答应给予资金支持，但没有印出数额：${what}。`, `Money is promised without a figure: ${what}.`),
    fix: look(
      "等细则出台后填写标准；在此之前不计算金额。",
      "Enter the rate once it is set; until then nothing is computed.",
    ),
  },
  annex_units_differ: {
    severity: "doubt",
    says: (what) =>
      look(`附件任务清单与正文的单位不一致：${what}。`, `Units in the annex differ from the body: ${what}.`),
    fix: look("请确认以哪一处为准。", "Decide which of the two holds."),
  },
  annex_title_differs: {
    severity: "doubt",
    says: (what) =>
      look(`附件任务清单与正文的名称不一致：${what}。`, `The title in the annex differs from the body: ${what}.`),
    fix: look("请确认以哪一处为准。", "Decide which of the two holds."),
  },
  annex_numbers_differ: {
    severity: "doubt",
    says: (what) =>
      look(
        `附件任务清单中的数字或期限在正文对应条目中没有：${what}。`,
        `A number or deadline in the annex is not in the body's measure: ${what}.`,
      ),
    fix: look("请确认以哪一处为准。", "Decide which of the two holds."),
  },
} satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof kinds;

/** A problem of a closed list, with its place and what it is about. */
export function problem(code: ProblemCode, at: Span | null, what = ""): ReadProblem {
  const kind: Kind = kinds[code];
  const short = what.length > 60 ? `${what.slice(0, 60)}…` : what;
  return { code, severity: kind.severity, at, says: kind.says(short.replace(/\s+/g, " ")), fix: kind.fix };
}
