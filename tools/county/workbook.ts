import { writeXlsx } from "hucre";
import type { MadeUp } from "./people.ts";

/** The columns of the survey form (清人回归, annex 2), in its order. */
export const surveyHeader = [
  "序号",
  "类别",
  "姓名",
  "性别",
  "出生日期",
  "学历",
  "工作/读书地点",
  "工作单位/学校",
  "职务",
  "职称",
  "获得哪些荣誉、人才项目",
  "何时认定为哪类人才",
  "是否愿意回清流就业创业",
  "愿意为清流做哪些贡献",
  "对清流发展意见、建议",
  "联系电话",
  "在清亲属名字",
  "在清亲属联系电话",
];

/** A tidy survey workbook of made-up people. */
export async function surveyWorkbook(people: readonly MadeUp[]): Promise<Uint8Array<ArrayBuffer>> {
  const rows = people.map((each, at) => [
    at + 1,
    each.category,
    each.name,
    each.gender,
    each.birth,
    each.education,
    each.place,
    each.organisation,
    each.post,
    each.title,
    "",
    "",
    each.returns,
    "",
    "",
    each.phone,
    "",
    "",
  ]);
  const bytes = await writeXlsx({ sheets: [{ name: "摸底表", rows: [surveyHeader, ...rows] }] });
  return new Uint8Array(bytes);
}
