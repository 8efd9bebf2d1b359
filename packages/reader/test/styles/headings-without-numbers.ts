import { HeadingLevel, Paragraph } from "docx";
import { centred, makeDocx, plain, right } from "../make/word.ts";
import type { Style } from "../style.ts";

const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ text, heading: level });

/** Headings that have a style and no number; a unit of its own for each sentence. */
export const headingsWithoutNumbers: Style = {
  name: "Word headings without numbers, cooperating and implementing units",
  fileName: "云溪.docx",
  file: () =>
    makeDocx(
      [
        centred("云溪县“银发专家”下乡行动计划"),
        centred("（云人才〔2022〕8号）"),
        plain("退休的教师、医生、农技员是县里的财富。为请他们下乡传帮带，制定本计划。"),
        heading("招募", HeadingLevel.HEADING_1),
        heading("公开招募", HeadingLevel.HEADING_2),
        plain("每年招募银发专家40名左右，年龄一般不超过70周岁，身体健康，服务期一至三年。"),
        plain("牵头单位：县委老干部局"),
        plain("配合单位：县教育局、县卫健局、县农业农村局"),
        heading("待遇", HeadingLevel.HEADING_1),
        heading("发放工作补贴", HeadingLevel.HEADING_2),
        plain("全职服务的，工作补贴标准为每人每年3万元至5万元；兼职服务的，按200元/天发放，全年不超过1.2万元。"),
        plain("牵头单位：县财政局"),
        plain("实施单位：各乡镇人民政府"),
        heading("购买保险", HeadingLevel.HEADING_2),
        plain("为每名专家购买意外伤害保险，保费每人每年不超过300元，所需经费由县级财政负担80%、乡镇负担20%。"),
        plain("牵头单位：县人社局"),
        right("云溪县人才工作领导小组"),
        right("2022年3月30日"),
      ],
      { footnote: "本计划所称退休，是指已办理退休手续。" },
    ),
  expected: {
    title: "云溪县“银发专家”下乡行动计划",
    number: "云人才〔2022〕8号",
    issuer: "云溪县人才工作领导小组",
    issued: "2022-03-30",
    measures: [
      {
        label: "",
        title: "公开招募",
        lead: ["县委老干部局"],
        responsible: [],
        cooperating: ["县教育局", "县卫健局", "县农业农村局"],
        amounts: [],
        deadlines: [{ every: "year" }],
        targets: [{ value: 40, op: "~", unit: "名", every: "year" }],
      },
      {
        label: "",
        title: "发放工作补贴",
        lead: ["县财政局"],
        responsible: [],
        implementing: ["各乡镇人民政府"],
        amounts: [
          { fromFen: 3_000_000, fen: 5_000_000, per: ["person", "year"] },
          { fen: 20_000, per: ["day"] },
          { fen: 1_200_000, bound: "ceiling" },
        ],
        deadlines: [],
        targets: [],
      },
      {
        label: "",
        title: "购买保险",
        lead: ["县人社局"],
        responsible: [],
        amounts: [
          { fen: 30_000, bound: "ceiling", per: ["person", "year"] },
          { fen: null, percent: 80 },
          { fen: null, percent: 20 },
        ],
        deadlines: [],
        targets: [],
      },
    ],
  },
};
