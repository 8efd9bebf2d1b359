import { toGbk } from "../make/gbk.ts";
import type { Style } from "../style.ts";

const paragraphs = [
  "为支持返乡青年在本县扎根创业，提出以下措施。",
  "<b>一、资金支持</b>",
  "1.发放创业启动金。返乡青年首次创办企业且正常经营满6个月的，给予一次性启动金1万元；带动就业3人以上的，每多带动1人再给予2000元，最高不超过3万元。由县人社局牵头，县财政局配合。",
  "2.贴息。金融机构向返乡青年发放的贷款，按不高于年利率3%给予贴息，单户贷款额度不超过30万元，贴息期不超过24个月。由县金融办牵头，县财政局、人民银行白石支行配合。",
  "<b>二、场地支持</b>",
  "3.提供工位。县创业园每年预留免费工位不少于50个，优先安排返乡青年入驻。由县科技局牵头，县创业园管委会配合。",
  "<b>三、服务支持</b>",
  "4.办好“青创夜市”。每月举办一次创业集市，全年不少于12场。由团县委牵头，县城管局、县市场监管局配合。",
  "5.报送情况。各有关单位于每季度最后一个月25日前将落实情况报县返乡办。由县返乡办负责。",
  "本措施自印发之日起施行，有效期三年。",
];

/** A page of a government's site in GBK: laid out by a table, menus around it, units named in sentences. */
export const webPage: Style = {
  name: "web page in GBK, units named in sentences, numbers that run on over chapters",
  fileName: "白石.html",
  file: async () =>
    toGbk(
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>文件</title><style>p{color:red}</style><script>var a="一、";</script></head>
<body><div class="menu" style="display:none">首页</div><nav>政务公开</nav><table width="900"><tr><td>
<h1 align="center">白石县促进返乡青年创业若干措施</h1>
<p style="text-align: center">白政发〔2024〕11号</p>
${paragraphs.map((text) => `<p>　　${text}</p>`).join("\r\n")}
<p align="right">白石县人民政府</p><p align="right">2024年10月9日</p>
</td></tr></table><footer>主办单位：白石县</footer></body></html>`,
    ),
  expected: {
    title: "白石县促进返乡青年创业若干措施",
    number: "白政发〔2024〕11号",
    issuer: "白石县人民政府",
    issued: "2024-10-09",
    validity: { from: "2024-10-09", years: 3, until: "2027-10-08", trial: false },
    measures: [
      {
        label: "1.",
        clause: "一1",
        title: "发放创业启动金",
        lead: ["县人社局"],
        responsible: [],
        cooperating: ["县财政局"],
        amounts: [{ fen: 1_000_000 }, { fen: 200_000 }, { fen: 3_000_000, bound: "ceiling" }],
        deadlines: [],
        targets: [],
      },
      {
        label: "2.",
        clause: "一2",
        title: "贴息",
        lead: ["县金融办"],
        responsible: [],
        cooperating: ["县财政局", "人民银行白石支行"],
        amounts: [
          { fen: null, percent: 3, bound: "ceiling" },
          { fen: 30_000_000, bound: "ceiling" },
        ],
        deadlines: [],
        targets: [],
      },
      {
        label: "3.",
        clause: "二3",
        title: "提供工位",
        lead: ["县科技局"],
        responsible: [],
        cooperating: ["县创业园管委会"],
        amounts: [],
        deadlines: [{ every: "year" }],
        targets: [{ value: 50, op: ">=", unit: "个", every: "year" }],
      },
      {
        label: "4.",
        clause: "三4",
        title: "办好“青创夜市”",
        lead: ["团县委"],
        responsible: [],
        cooperating: ["县城管局", "县市场监管局"],
        amounts: [],
        deadlines: [{ every: "month" }, { every: "year" }],
        targets: [
          { value: 1, op: "=", unit: "次", every: "month" },
          { value: 12, op: ">=", unit: "场", every: "year" },
        ],
      },
      {
        label: "5.",
        clause: "三5",
        title: "报送情况",
        lead: [],
        responsible: ["县返乡办"],
        amounts: [],
        deadlines: [{ every: "quarter", by: "25" }],
        targets: [],
      },
      { label: "", clause: "文末", lead: [], responsible: [], amounts: [], deadlines: [], targets: [] },
    ],
  },
};
