import type { Random } from "./random.ts";

/** Nobody: a person made up for a demonstration or a measurement, with numbers that pass their checks. */
export type MadeUp = {
  readonly name: string;
  readonly gender: "男" | "女";
  /** `YYYYMM`, as the survey form has it. */
  readonly birth: string;
  readonly identity: string;
  readonly phone: string;
  readonly category: string;
  readonly education: string;
  readonly place: string;
  readonly organisation: string;
  readonly post: string;
  readonly title: string;
  readonly returns: "是" | "否";
};

const surnames = [..."赖邱罗林陈张王李黄吴刘江邓伍巫魏余曾马夏叶谢童汤俞"];
const given = [..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文清流晨曦梓涵宇轩嘉怡子睿思远家豪雨桐"];
const places = [
  "福州市鼓楼区",
  "厦门市思明区",
  "三明市三元区",
  "广东省深圳市",
  "浙江省杭州市",
  "上海市浦东新区",
  "北京市海淀区",
];
const educations = ["高中", "大专", "大专", "本科", "本科", "本科", "硕士研究生", "博士研究生"];
const titles = ["", "", "", "助理工程师", "工程师", "高级工程师", "一级教师", "主治医师"];
/** Category of the survey form, a place to work or study, and what one does there. */
const lives: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["党政机关", ["某市住房局", "某区财政局", "某县司法局"], ["科员", "副科长", "科长"]],
  ["事业单位", ["某市第一医院", "某区图书馆", "某设计院"], ["职员", "主任", "副主任"]],
  ["私企", ["远山电子", "闽江物流", "三和服饰", "九龙溪食品"], ["工程师", "销售经理", "总经理", "会计"]],
  ["国企", ["东南电力", "海峡港务", "武夷林业"], ["技术员", "班组长", "部门经理"]],
  ["社会组织", ["清流商会", "同乡联谊会"], ["秘书", "干事"]],
  ["务工人员", ["城东建筑队", "海边工厂", "顺达装修"], ["技工", "司机", "厨师"]],
  ["曾在清领导", ["某市政协", "某市委党校"], ["副主席", "副校长"]],
  ["教师", ["某市第三中学", "某区实验小学", "某职业学院"], ["教师", "教研组长", "讲师"]],
  ["学生", ["福建某大学", "厦门某学院", "武汉某大学"], ["学生"]],
];

/** Makes up one person; `number` makes identity number and phone unlike everybody else's. */
export function madeUp(random: Random, number: number): MadeUp {
  const [category, organisations, posts] = random.pick(lives);
  const born = 1958 + random.whole(48);
  const month = String(1 + random.whole(12)).padStart(2, "0");
  const day = String(1 + random.whole(28)).padStart(2, "0");
  const male = random.chance(0.5);
  return {
    name: `${random.pick(surnames)}${random.pick(given)}${random.chance(0.7) ? random.pick(given) : ""}`,
    gender: male ? "男" : "女",
    birth: `${born}${month}`,
    identity: identity(`${born}${month}${day}`, number, male),
    phone: `139${String(number % 100_000_000).padStart(8, "0")}`,
    category,
    education: random.pick(educations),
    place: random.pick(places),
    organisation: random.pick(organisations),
    post: random.pick(posts),
    title: random.pick(titles),
    returns: random.chance(0.4) ? "是" : "否",
  };
}

/** A well-formed identity number of nobody: region, day of birth, running number, check digit (GB 11643-1999). */
function identity(born: string, number: number, male: boolean): string {
  // Of one prefecture, real and closed codes alike: an old code is no fault in a number.
  const region = 350_420 + (Math.floor(number / 499) % 80);
  const order = (number % 499) * 2 + (male ? 1 : 0);
  const seventeen = `${region}${born}${String(order).padStart(3, "0")}`;
  const factors = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = factors.reduce((total, factor, at) => total + factor * Number(seventeen[at]), 0);
  return `${seventeen}${"10X98765432"[sum % 11]}`;
}

/** A well-formed unified social credit code of no company (GB 32100-2015). */
export function creditCode(place: string, number: number): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const body = `91${place}MA${String(number).padStart(6, "0")}`;
  const eight = body.slice(8, 16);
  const organisation = [3, 7, 9, 10, 5, 8, 4, 2];
  const value = (letter: string) => (/\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55);
  const part = 11 - (organisation.reduce((total, factor, at) => total + factor * value(eight[at]!), 0) % 11);
  const seventeen = `${body}${part === 10 ? "X" : part === 11 ? "0" : String(part)}`;
  const sum = [...seventeen].reduce((total, letter, at) => total + alphabet.indexOf(letter) * (3 ** at % 31), 0);
  return `${seventeen}${alphabet[(31 - (sum % 31)) % 31]}`;
}
