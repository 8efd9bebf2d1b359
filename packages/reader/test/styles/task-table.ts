import { centred, grid, makeDocx, plain, right } from "../make/word.ts";
import type { Style } from "../style.ts";

/** A short notice whose tasks all stand in a table with merged cells, and a form to fill in. */
export const taskTable: Style = {
  name: "tasks in a Word table with merged cells, a form to fill in",
  fileName: "青禾任务.docx",
  file: () =>
    makeDocx([
      centred("中共青禾县委人才办关于印发《青禾县2025年人才工作要点任务清单》的通知"),
      centred("青委人才办〔2025〕3号"),
      plain("各乡镇党委，县直各单位："),
      plain("现将《青禾县2025年人才工作要点任务清单》印发给你们，请逐项落实。"),
      right("中共青禾县委人才办"),
      right("2025年2月20日"),
      plain("附件1"),
      centred("青禾县2025年人才工作要点任务清单"),
      grid([
        ["序号", "类别", "任务", "具体要求", "牵头单位", "责任单位", "完成时限"],
        ["1", "引才", "校园引才", "赴省内高校举办宣讲会10场以上。", "县人社局", "县教育局\n县卫健局", "2025年11月底前"],
        [
          "2",
          "^",
          "柔性引才",
          "聘请乡村顾问30名，每人每年补助交通费6000元。",
          "县委组织部",
          "各乡镇",
          "2025年9月30日前",
        ],
        ["3", "育才", "技能培训", "每季度举办电商培训班1期。", "县商务局", "县人社局、县妇联", "每季度"],
      ]),
      plain("附件2"),
      centred("乡村顾问登记表"),
      grid([
        ["姓名", "性别", "专长", "联系电话"],
        ["", "", "", ""],
        ["", "", "", ""],
      ]),
    ]),
  expected: {
    title: "青禾县2025年人才工作要点任务清单",
    number: "青委人才办〔2025〕3号",
    issuer: "中共青禾县委人才办",
    issued: "2025-02-20",
    measures: [
      {
        label: "1",
        title: "校园引才",
        lead: ["县人社局"],
        responsible: ["县教育局", "县卫健局"],
        amounts: [],
        deadlines: [{ by: "2025-11-30" }],
        targets: [{ value: 10, op: ">=", unit: "场" }],
      },
      {
        label: "2",
        title: "柔性引才",
        lead: ["县委组织部"],
        responsible: ["各乡镇"],
        amounts: [{ fen: 600_000, per: ["person", "year"] }],
        deadlines: [{ by: "2025-09-30" }],
        targets: [{ value: 30, op: "=", unit: "名" }],
      },
      {
        label: "3",
        title: "技能培训",
        lead: ["县商务局"],
        responsible: ["县人社局", "县妇联"],
        amounts: [],
        deadlines: [{ every: "quarter" }],
        targets: [{ value: 1, op: "=", unit: "期" }],
      },
    ],
    annexes: [
      { label: "附件1", title: "青禾县2025年人才工作要点任务清单", tables: 1 },
      { label: "附件2", title: "乡村顾问登记表", tables: 1, form: ["姓名", "性别", "专长", "联系电话"] },
    ],
  },
};
