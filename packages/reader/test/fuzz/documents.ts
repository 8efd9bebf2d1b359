/** Documents made up at random in the ways in which offices write them. Places, offices and sums are invented. */
import type { Random } from "./random.ts";

const chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"];
const offices = [
  "县人社局",
  "县教育局",
  "财政局",
  "县委组织部",
  "团县委",
  "科技局（知识产权局）",
  "各乡（镇）",
  "发展改革局",
  "各县（市、区）",
  "高新区管委会",
];
const titles = [
  "办好青年人才夜校",
  "设立返乡创业信箱",
  "开展技师进校园",
  "建立外出人才名录",
  "完善租房补贴",
  "扩大见习岗位",
  "举办行业比武",
  "选派企业顾问",
];
const sentences = [
  "全年举办专场招聘会12场以上，每场参加企业不少于20家。",
  "对新引进的博士每人每月发放生活补贴1500元（共5.4万元），连续发放三年。",
  "各牵头单位于每季度最后一个月20日前报送进展。",
  "每两年评选一次优秀团队，给予最高30万元奖励。",
  "对获奖项目分别给予10万元、5万元、2万元资助，所需资金从专项资金列支。",
  "力争五年内培育骨干企业15家左右，带动就业1000人以上。",
  "按照《人才住房管理办法》（江政办〔2022〕18号）执行，原办法同时废止。",
  "每年10月底前汇总一次意见建议，春节期间走访慰问在外人才。",
  "建立一月一例会、一季一通报制度，定期研究解决问题。",
  "按实际投资额的15%给予补助，每家企业每年不超过50万元。",
  "符合条件的可享受2000元/人·月的岗位津贴。",
];

function units(random: Random): string {
  const list = (): string =>
    Array.from({ length: 1 + random.below(4) }, () => random.pick(offices)).join(
      random.pick(["、", "、", "，", "；", " "]),
    );
  return random.pick([
    () => `\n牵头单位：${list()}\n责任单位：${list()}`,
    () => `（责任单位：${list()}）`,
    () => `〔牵头单位：${list()}；配合单位：${list()}〕`,
    () => `（${random.pick(offices)}牵头，${list()}配合）`,
    () => `[责任单位:${list()}等有关部门。以下均需各乡镇落实，不再列出]`,
    () => "",
  ])();
}

function paragraph(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(sentences)).join("");
}

function item(random: Random, label: string): string {
  const title = random.pick(titles);
  return random.pick([
    () => `${label}${title}。${paragraph(random)}${units(random)}`,
    () => `${label}${title}\n${paragraph(random)}${units(random)}`,
    () => `${label}${paragraph(random)}${units(random)}`,
  ])();
}

function body(random: Random): string {
  const style = random.below(4);
  let through = 0;
  const parts: string[] = [];
  for (let i = 0; i < 2 + random.below(4); i++) {
    if (style === 3) {
      parts.push(`第${chinese[i]}章 ${random.pick(titles)}`);
      for (let j = 0; j < 1 + random.below(4); j++) parts.push(`第${chinese[through++ % 13]}条 ${paragraph(random)}`);
      continue;
    }
    parts.push(`${chinese[i]}、${random.pick(titles)}`);
    if (random.chance(0.3)) parts.push(paragraph(random));
    for (let j = 0; j < 1 + random.below(4); j++) {
      through++;
      parts.push(item(random, style === 0 ? `（${chinese[j]}）` : style === 1 ? `${through}.` : `${j + 1}、`));
      if (random.chance(0.2)) parts.push("（1）具有本县户籍；", "（2）取得学士以上学位。");
    }
  }
  return parts.join("\n");
}

function annex(random: Random, number: number): string {
  if (random.chance(0.5)) {
    const rows = Array.from(
      { length: 1 + random.below(4) },
      (_, i) =>
        `\t${i + 1}\n\t${random.pick(titles)}\n\t${random.pick(sentences)}\n\t${random.pick(offices)}\n\t${random.pick(offices)}\n${random.pick(offices)}`,
    );
    return `附件${number}：\n任务分解表\n\t序号\n\t工作任务\n\t具体措施\n\t牵头单位\n\t责任单位\n\n${rows.join("\n\n")}\n`;
  }
  return `附件${number}\n${random.pick(titles)}实施细则\n${item(random, "一、")}\n${item(random, "二、")}`;
}

/** The text of a whole document: letterhead, title, body, signature and annexes, each of them now and then missing. */
export function aDocument(random: Random): string {
  const title = `江屿县${random.pick(["人才兴县", "青年回归", "技能提升"])}${random.pick(["行动方案", "若干措施", "实施办法"])}`;
  const annexes = random.below(3);
  return [
    random.chance(0.8) ? `江政办〔2024〕${1 + random.below(90)}号` : "",
    random.chance(0.6)
      ? `江屿县人民政府办公室关于印发《${title}》的通知\n各乡镇人民政府，县直各单位：\n现将《${title}》印发给你们，请抓好落实。\n江屿县人民政府办公室\n2024年3月${1 + random.below(28)}日`
      : "",
    title,
    "为加快集聚人才，结合实际，制定本方案。",
    body(random),
    random.chance(0.5) ? `本方案自印发之日起施行，有效期${1 + random.below(5)}年。` : "",
    annexes > 0
      ? `附件：${Array.from({ length: annexes }, (_, i) => `${i + 1}.${random.pick(titles)}实施细则`).join("\n")}`
      : "",
    random.chance(0.3) ? "江屿县人民政府办公室\n2024年3月8日" : "",
    ...Array.from({ length: annexes }, (_, i) => annex(random, i + 1)),
  ]
    .filter((part) => part !== "")
    .join("\n");
}
