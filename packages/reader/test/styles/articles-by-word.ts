import { centred, makeDocx, numbered, right } from "../make/word.ts";
import type { Style } from "../style.ts";

/** Chapters and articles that Word counts by itself; units in brackets at the end, the first leads. */
export const articlesByWord: Style = {
  name: "Word counts 第一章 and 第一条, units in brackets at the end",
  fileName: "海棠.docx",
  file: () =>
    makeDocx([
      centred("海棠区人才公寓管理办法（试行）"),
      centred("（海政规〔2025〕4号）"),
      numbered("chapters", 0, "总则"),
      numbered("articles", 0, "为了让来海棠区工作的年轻人住得起、住得好，制定本办法。"),
      numbered("articles", 0, "本办法所称人才公寓，是指由区里统一筹集、按优惠租金出租给各类人才的住房。"),
      numbered("chapters", 0, "筹集与分配"),
      numbered(
        "articles",
        0,
        "区住建局每年筹集人才公寓不少于150套，所需资金由区财政局列入年度预算。（区住建局、区财政局、区自然资源局）",
      ),
      numbered(
        "articles",
        0,
        "租金按市场价的60%收取；博士研究生前两年免收租金，每户每年减免总额不超过2.4万元。（区住建局、区财政局）",
      ),
      numbered(
        "articles",
        0,
        "申请人向区政务服务中心提出申请，区住建局自受理之日起15个工作日内办结。（区住建局、区政务服务中心）",
      ),
      numbered("chapters", 0, "管理"),
      numbered(
        "articles",
        0,
        "区住建局每半年核查一次居住情况，发现转租的，收回住房，三年内不再受理其申请。（区住建局、区公安分局、各街道办事处）",
      ),
      numbered("articles", 0, "公寓运营单位于每月10日前将出租情况报区住建局。（区住建局、区城投公司）"),
      numbered("chapters", 0, "附则"),
      numbered("articles", 0, "本办法由区住建局负责解释，自2025年7月1日起试行，试行期二年。"),
      right("海棠区人民政府"),
      right("2025年6月12日"),
    ]),
  expected: {
    title: "海棠区人才公寓管理办法（试行）",
    number: "海政规〔2025〕4号",
    issuer: "海棠区人民政府",
    issued: "2025-06-12",
    validity: { from: "2025-07-01", years: 2, until: "2027-06-30", trial: true },
    measures: [
      { label: "第一条", lead: [], responsible: [], amounts: [], deadlines: [], targets: [] },
      { label: "第二条", lead: [], responsible: [], amounts: [], deadlines: [], targets: [] },
      {
        label: "第三条",
        lead: ["区住建局"],
        responsible: ["区财政局", "区自然资源局"],
        amounts: [],
        deadlines: [{ every: "year" }],
        targets: [{ value: 150, op: ">=", unit: "套" }],
      },
      {
        label: "第四条",
        lead: ["区住建局"],
        responsible: ["区财政局"],
        amounts: [
          { fen: null, percent: 60 },
          { fen: 2_400_000, bound: "ceiling" },
        ],
        deadlines: [],
        targets: [],
      },
      {
        label: "第五条",
        lead: ["区住建局"],
        responsible: ["区政务服务中心"],
        amounts: [],
        deadlines: [{ within: { count: 15, unit: "day" } }],
        targets: [],
      },
      {
        label: "第六条",
        lead: ["区住建局"],
        responsible: ["区公安分局", "各街道办事处"],
        amounts: [],
        deadlines: [{ every: "half_year" }],
        targets: [{ value: 1, op: "=", unit: "次", every: "half_year" }],
      },
      {
        label: "第七条",
        lead: ["区住建局"],
        responsible: ["区城投公司"],
        amounts: [],
        deadlines: [{ every: "month", by: "10" }],
        targets: [],
      },
      { label: "第八条", lead: [], responsible: ["区住建局"], amounts: [], deadlines: [], targets: [] },
    ],
  },
};
