import { type CellValue, writeXlsx } from "hucre/xlsx";

/** A made-up survey workbook with everything that offices do to one, and what a reader must say about it. */
export type MessySurvey = {
  readonly bytes: Buffer;
  /** Rows that hold a person. */
  readonly entries: number;
  /** Every error, in order of rows: exactly one per bad row. */
  readonly errors: readonly ExpectedError[];
  readonly skipped: {
    readonly titles: number;
    readonly repeatedHeaders: number;
    readonly totals: number;
    readonly blank: number;
    readonly notes: number;
  };
};
export type ExpectedError = { readonly row: number; readonly column: string; readonly code: string };

/** The 18 columns of the real form, spelt as clerks spell them. */
const header = [
  "序 号",
  "类别/党政机关、事业单位、私企、国企、社会组织、务工人员、曾在清领导、教师、学生",
  "姓　名",
  "性别",
  "出生日期\n（如199005）",
  "学历*",
  "工作／读书地点",
  "工作单位/学校",
  "职务",
  "职称",
  "获得哪些荣誉、\n人才项目",
  "何时认定为哪类人才",
  "是否愿意回清流就业创业",
  "愿意为清流做哪些贡献",
  "对清流发展意见、建议",
  "联系电话：",
  "在清亲属名字",
  "在清亲属联系电话",
];
const keys = [
  "seq",
  "category",
  "name",
  "gender",
  "birth",
  "education",
  "place",
  "organisation",
  "position",
  "title",
  "honours",
  "recognised",
  "returns",
  "contributions",
  "suggestions",
  "phone",
  "relative",
  "relative_phone",
] as const;
type Key = (typeof keys)[number];
type Row = Record<Key, CellValue>;

const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
const given = "一二三伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文";
const pick = <T>(list: ArrayLike<T>, index: number): T => list[index % list.length] as T;

/** Categories in spellings that all mean one of the nine. */
const categories = [
  "党政机关",
  "事业单位",
  "私营企业",
  "国有企业",
  "社会组织",
  "务工人员",
  " 务工 人员",
  "教师",
  "大学生",
  "民企",
  "1、党政机关",
];
const degrees = [
  "本科",
  "大学本科",
  "硕士",
  "硕士研究生",
  "研究生",
  "博士",
  "大专",
  "专科",
  "高中",
  "本科（学士）",
  null,
];
const yeses = ["是", "否", "愿意", "不愿意", "√", true, "暂无", null, "Ｙ"].filter((each) => each !== "暂无");

/** A birth month in every spelling; all of them are right. */
function birthAs(style: number, year: number, month: number): CellValue {
  const two = String(month).padStart(2, "0");
  const spellings: CellValue[] = [
    `${year}${two}`,
    Number(`${year}${two}`),
    month === 1 || month === 10 ? `${year}.${two}` : Number(`${year}.${two}`),
    `${year}-${two}`,
    `${year}年${month}月`,
    `${year}/${month}`,
    `${year}．${two}`.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    new Date(Date.UTC(year, month - 1, 1)),
    Math.round((Date.UTC(year, month - 1, 12) - Date.UTC(1899, 11, 30)) / 86_400_000),
    ` ${year}年${two}月生 `,
  ];
  return pick(spellings, style);
}

function phoneAs(style: number, digits: string): CellValue {
  const spaced = `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
  return pick<CellValue>(
    [digits, Number(digits), spaced, spaced.replaceAll(" ", "-"), `+86${digits}`, `${digits}　`, `${digits}\n`],
    style,
  );
}

function person(index: number): Row {
  const year = 1958 + (index % 45);
  return {
    seq: index + 1,
    category: pick(categories, index),
    name: pick(surnames, index) + pick(given, Math.floor(index / 7)) + pick(given, Math.floor(index / 3) + 5),
    gender: pick(["男", "女", "男性", "女 "], index),
    birth: birthAs(index, year, (index % 12) + 1),
    education: pick(degrees, Math.floor(index / 2)),
    place: pick(["福建省三明市", "广东省深圳市", "上海市", "厦门\n思明区", null], index),
    organisation: pick(["某某科技公司", "第二中学", "市医院", "/", null], index),
    position: pick(["科长", "教师", "—", null, "部门经理"], index),
    title: pick(["工程师", null, "副教授", "无"], index),
    honours: pick<CellValue>(["三八红旗手、劳动模范", "优秀教师\n骨干教师；名师", null, "劳动模范 优秀党员"], index),
    recognised: pick<CellValue>([null, null, "2023年认定D类"], index),
    returns: pick(yeses, index) ?? null,
    contributions: pick<CellValue>(["牵线搭桥", null, "提供信息"], index),
    suggestions: pick<CellValue>([null, "改善交通", "无"], index),
    phone: phoneAs(index, `13${pick("56789", index)}${String(10_000_000 + index * 37).padStart(8, "0")}`),
    relative: pick<CellValue>(["邱某", null], index),
    relative_phone: pick<CellValue>(["0598-5320000", null, "13900001111、13900002222"], index),
  };
}

type Fault = { readonly column: Key; readonly code: string; readonly break: (row: Row, before: Row) => void };
/** One way of being wrong each; the cells around stay right. */
const faults: readonly Fault[] = [
  { column: "category", code: "choice/unknown", break: (row) => (row.category = "企业主") },
  { column: "name", code: "cell/missing", break: (row) => (row.name = " 　") },
  { column: "birth", code: "month/unreadable", break: (row) => (row.birth = "199013") },
  { column: "phone", code: "phone/wrong", break: (row) => (row.phone = "1385980221") },
  { column: "education", code: "choice/unknown", break: (row) => (row.education = "不详") },
  { column: "returns", code: "yes-no/unreadable", break: (row) => (row.returns = "看情况") },
  { column: "category", code: "choice/several", break: (row) => (row.category = "教师、学生") },
  { column: "birth", code: "month/ahead", break: (row) => (row.birth = "2098-05") },
  { column: "name", code: "ditto/nothing-above", break: (row) => (row.name = "同上") },
  { column: "phone", code: "phone/wrong", break: (row) => (row.phone = "l3800001234") },
  { column: "relative_phone", code: "phone/wrong", break: (row) => (row.relative_phone = "5320000") },
  { column: "birth", code: "month/unreadable", break: (row) => (row.birth = "1990") },
  { column: "position", code: "cell/formula-failed", break: (row) => (row.position = "#N/A") },
  {
    column: "name",
    code: "twice/person",
    break: (row, before) => Object.assign(row, { name: before.name, birth: before.birth, phone: before.phone }),
  },
];

/**
 * Makes the workbook. Of a hundred rows seven are wrong, at odd places; between them stand titles, units, the
 * header again, sub-totals, blank rows, 同上 and merged cells.
 */
export async function messySurvey(people = 5_000): Promise<MessySurvey> {
  const rows: CellValue[][] = [];
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 17 }];
  const errors: ExpectedError[] = [];
  const skipped = { titles: 3, repeatedHeaders: 0, totals: 0, blank: 0, notes: 0 };
  rows.push(
    ["“清人回归”摸底表"],
    [],
    ["填报单位（盖章）：长校镇", null, null, null, null, "填表人：某某", null, null, "填报日期：2025年11月20日"],
    header,
  );
  skipped.titles = 2;

  let before = person(0);
  let bad = 0;
  for (let index = 0; index < people; index++) {
    if (index > 0 && index % 250 === 0) {
      rows.push(header.slice());
      skipped.repeatedHeaders++;
    }
    if (index > 0 && index % 1_000 === 0) {
      rows.push(["小 计", null, 1_000]);
      skipped.totals++;
    }
    if (index % 333 === 332) {
      rows.push([]);
      rows.push([index + 1]);
      skipped.blank += 2;
    }
    const row = person(index);
    const broken = [3, 17, 31, 46, 58, 77, 91].includes(index % 100);
    if (broken) {
      const fault = pick(faults, bad++);
      fault.break(row, before);
      errors.push({ row: rows.length + 1, column: fault.column, code: fault.code });
    } else if (index % 100 === 50) {
      // The category of three rows is one merged cell, as it is typed once for several people.
      merges.push({ startRow: rows.length, startCol: 1, endRow: rows.length + 2, endCol: 1 });
    } else if (index % 100 === 51 || index % 100 === 52) row.category = null;
    else if (index % 100 === 60) row.place = before.place === null ? "上海市" : "同上";
    if (!broken) before = row;
    rows.push(keys.map((key) => row[key]));
  }
  rows.push(["合计", null, people], [], ["填表说明：出生日期填到月。"], ["审核人：", null, null, "联系电话："]);
  skipped.totals++;
  skipped.blank++;
  skipped.notes += 2;
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: "摸底表", rows, merges }] }));
  return { bytes, entries: people, errors, skipped };
}
