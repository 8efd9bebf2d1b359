import { toGbk } from "../make/gbk.ts";
import type { Style } from "../style.ts";

/** A text file of an old program: GBK, half-width marks and brackets, line ends of Windows. */
export const halfWidth: Style = {
  name: "text in GBK with half-width marks and CRLF",
  fileName: "临江.txt",
  file: async () =>
    toGbk(
      `临江县农业农村局 临江县财政局文件
临农[2024]15号

关于做好2024年高素质农民培育工作的通知

各乡镇人民政府:
    为做好2024年高素质农民培育工作,现将有关事项通知如下:
一、培育任务
(一)分类培训.全县培育高素质农民400人,其中经营管理型不少于120人,每人补助2500元.
责任单位:县农业农村局、各乡镇
(二)跟踪服务.培训结束后跟踪服务不少于1年,每半年回访一次.
责任单位:县农广校
二、工作要求
(一)按时完成.各乡镇于2024年6月15日前上报学员名单,2024年12月15日前完成培训.
责任单位:各乡镇
(二)用好资金.补助资金实行专账管理,结余部分按规定收回.
责任单位:县财政局、县农业农村局

临江县农业农村局
临江县财政局
2024年4月26日
`.replaceAll("\n", "\r\n"),
    ),
  expected: {
    title: "关于做好2024年高素质农民培育工作的通知",
    number: "临农[2024]15号",
    issuer: "临江县农业农村局、临江县财政局",
    issued: "2024-04-26",
    measures: [
      {
        label: "(一)",
        clause: "一(一)",
        title: "分类培训",
        lead: [],
        responsible: ["县农业农村局", "各乡镇"],
        amounts: [{ fen: 250_000, per: ["person"] }],
        deadlines: [],
        targets: [
          { value: 400, op: "=", unit: "人" },
          { value: 120, op: ">=", unit: "人" },
        ],
      },
      {
        label: "(二)",
        clause: "一(二)",
        title: "跟踪服务",
        lead: [],
        responsible: ["县农广校"],
        amounts: [],
        deadlines: [{ every: "half_year" }],
        targets: [{ value: 1, op: "=", unit: "次", every: "half_year" }],
      },
      {
        label: "(一)",
        clause: "二(一)",
        title: "按时完成",
        lead: [],
        responsible: ["各乡镇"],
        amounts: [],
        deadlines: [{ by: "2024-06-15" }, { by: "2024-12-15" }],
        targets: [],
      },
      {
        label: "(二)",
        clause: "二(二)",
        title: "用好资金",
        lead: [],
        responsible: ["县财政局", "县农业农村局"],
        amounts: [],
        deadlines: [],
        targets: [],
      },
    ],
  },
};
