import type { Style } from "../style.ts";

/** Runs on over chapters, leads by the first unit named, and names once who is responsible everywhere. */
export const defaultsForAll: Style = {
  name: "text in UTF-16, units in brackets with a default that is not printed again",
  fileName: "大沙.txt",
  file: async () =>
    Buffer.from(
      `\ufeff大沙镇人民政府
关于支持乡村工匠发展的十条意见
大政〔2025〕6号

各村（居）委会：
为支持乡村工匠发展，经镇党委、镇政府研究，提出如下意见。
一、培养
（一）建立名录。村（居）委会每年1月底前更新乡村工匠名录，并报镇社事办。（责任单位：镇社事办。以下各项均由各村（居）委会落实，不再列出）
（二）传习补助。开设传习所的，每个补助2万元；年接待学员100人次以上的，另给0.5万元。（责任单位：镇财政所、镇文化站）
二、使用
（三）优先承接。限额以下的村级小型工程，可以优先由乡村工匠承接，合同金额不超过30万元。（责任单位：镇规划建设办）
（四）展示展销。镇里每年举办工匠集市2场，摊位费全免。（责任单位：镇文化站、镇团委）
三、附则
本意见自2025年5月1日起施行，有效期至2027年12月31日。《大沙镇扶持传统手艺暂行办法》（大政〔2018〕9号）同时废止。

大沙镇人民政府
2025年4月18日
`,
      "utf16le",
    ),
  expected: {
    title: "大沙镇人民政府关于支持乡村工匠发展的十条意见",
    number: "大政〔2025〕6号",
    issuer: "大沙镇人民政府",
    issued: "2025-04-18",
    validity: { from: "2025-05-01", years: null, until: "2027-12-31", trial: false },
    citations: [{ title: "大沙镇扶持传统手艺暂行办法", number: "大政〔2018〕9号", repealed: true }],
    measures: [
      {
        label: "（一）",
        clause: "一(一)",
        title: "建立名录",
        lead: [],
        responsible: ["镇社事办"],
        implementing: ["各村（居）委会"],
        amounts: [],
        deadlines: [{ every: "year", by: "01-31" }],
        targets: [],
      },
      {
        label: "（二）",
        clause: "一(二)",
        title: "传习补助",
        lead: [],
        responsible: ["镇财政所", "镇文化站"],
        implementing: ["各村（居）委会"],
        amounts: [{ fen: 2_000_000 }, { fen: 500_000 }],
        deadlines: [],
        targets: [{ value: 100, op: ">=", unit: "人次" }],
      },
      {
        label: "（三）",
        clause: "二(三)",
        title: "优先承接",
        lead: [],
        responsible: ["镇规划建设办"],
        implementing: ["各村（居）委会"],
        amounts: [{ fen: 30_000_000, bound: "ceiling" }],
        deadlines: [],
        targets: [],
      },
      {
        label: "（四）",
        clause: "二(四)",
        title: "展示展销",
        lead: [],
        responsible: ["镇文化站", "镇团委"],
        implementing: ["各村（居）委会"],
        amounts: [],
        deadlines: [{ every: "year" }],
        targets: [{ value: 2, op: "=", unit: "场", every: "year" }],
      },
      {
        label: "",
        clause: "文末",
        lead: [],
        responsible: [],
        implementing: ["各村（居）委会"],
        amounts: [],
        deadlines: [],
        targets: [],
      },
    ],
  },
};
