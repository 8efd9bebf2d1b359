import type { Style } from "../style.ts";

/** A page whose numbers the browser counts, with a table whose cells reach over rows. */
export const listsOnAPage: Style = {
  name: "web page whose lists are counted by the browser, a table with cells over rows",
  fileName: "南浦.htm",
  file: async () =>
    Buffer.from(`<!doctype html><html lang="zh"><head><meta charset="utf-8"></head><body><main>
<h1>南浦区引进教育人才奖励办法</h1>
<p>南教规〔2024〕2号</p>
<h2>一、奖励对象</h2>
<p>面向全国引进的公办学校在编教师。</p>
<h2>二、奖励项目</h2>
<ol>
<li>安家奖励。引进的省级学科带头人，给予安家奖励20万元，分五年发放。（区教育局、区财政局）</li>
<li>成长奖励。五年内评为正高级教师的，给予10万元奖励；评为特级教师的，给予8万元奖励。（区教育局、区人社局、区财政局）</li>
<li>研修支持。每年选派骨干教师不少于30名到高校研修，费用按实际发生额的80%报销。（区教育局）</li>
</ol>
<h2>三、申报时间</h2>
<p>每年3月31日前由学校统一申报，区教育局于每年6月30日前公布结果。</p>
<table border="1"><tr><th>学段</th><th>项目</th><th>标准</th></tr>
<tr><td rowspan="2">高中</td><td>安家</td><td>20万元</td></tr><tr><td>成长</td><td>10万元</td></tr>
<tr><td>小学</td><td>安家</td><td>12万元</td></tr></table>
<p>南浦区教育局</p><p>2024年11月1日</p>
</main></body></html>`),
  expected: {
    title: "南浦区引进教育人才奖励办法",
    number: "南教规〔2024〕2号",
    issuer: "南浦区教育局",
    issued: "2024-11-01",
    measures: [
      {
        label: "一、",
        clause: "一",
        title: "奖励对象",
        lead: [],
        responsible: [],
        amounts: [],
        deadlines: [],
        targets: [],
      },
      {
        label: "1.",
        clause: "二1",
        title: "安家奖励",
        lead: ["区教育局"],
        responsible: ["区财政局"],
        amounts: [{ fen: 20_000_000 }],
        deadlines: [],
        targets: [],
      },
      {
        label: "2.",
        clause: "二2",
        title: "成长奖励",
        lead: ["区教育局"],
        responsible: ["区人社局", "区财政局"],
        amounts: [{ fen: 10_000_000 }, { fen: 8_000_000 }],
        deadlines: [],
        targets: [],
      },
      {
        label: "3.",
        clause: "二3",
        title: "研修支持",
        lead: ["区教育局"],
        responsible: [],
        amounts: [{ fen: null, percent: 80 }],
        deadlines: [{ every: "year" }],
        targets: [{ value: 30, op: ">=", unit: "名", every: "year" }],
      },
      {
        label: "三、",
        clause: "三",
        title: "申报时间",
        lead: [],
        responsible: [],
        amounts: [{ fen: 20_000_000 }, { fen: 10_000_000 }, { fen: 12_000_000 }],
        deadlines: [
          { every: "year", by: "03-31" },
          { every: "year", by: "06-30" },
        ],
        targets: [],
      },
    ],
  },
};
