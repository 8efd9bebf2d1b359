import type { Deadline } from "../model.ts";
import { chineseDigits, printedNumber } from "../words/numbers.ts";

/** What a printed deadline says, without its place. */
export type Due = Omit<Deadline, "text" | "at">;
export type Rule = {
  readonly pattern: RegExp;
  readonly due: (groups: Readonly<Record<string, string | undefined>>, printed: string) => Due | null;
};

const count = `(?:\\d{1,3}|[${chineseDigits.slice(2)}]{1,3})`;
const month = "(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})\\s?月";
const day = "(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?[日号]";
const before = "(?:之?前|以前)?";
const part = "(?<part>底|末|初|上旬|中旬|下旬)";

const two = (number: number): string => String(number).padStart(2, "0");
const lastDay = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
type Groups = Readonly<Record<string, string | undefined>>;

/** 'MM-DD' of a printed month with a day or a part of it; null for a day that no year has. */
function dayOfYear(groups: Groups): string | null {
  const monthNumber = printedNumber(groups["month"] ?? "") ?? 0;
  const last = lastDay[monthNumber - 1];
  if (last === undefined) return null;
  const named = groups["day"] === undefined ? null : printedNumber(groups["day"]);
  const number =
    named ?? { 上旬: 10, 中旬: 20, 初: null }[groups["part"] ?? ""] ?? (groups["part"] === "初" ? null : last);
  if (number === null || number < 1 || number > (monthNumber === 2 ? 29 : last)) return null;
  return `${two(monthNumber)}-${two(number)}`;
}

function dayOfMonth(groups: Groups): string | null {
  const number = printedNumber(groups["day"] ?? "") ?? 0;
  return number >= 1 && number <= 31 ? two(number) : null;
}

const every = (period: NonNullable<Due["every"]>, more: Omit<Due, "every"> = {}) => ({ every: period, ...more });
const periods: Readonly<Record<string, NonNullable<Due["every"]>>> = {
  周: "week",
  月: "month",
  季: "quarter",
  半: "half_year",
  年: "year",
};
/** The period that a printed word such as 一季度 or 半年 begins a rhythm with. */
function periodOf(word: string): NonNullable<Due["every"]> {
  const key = ["半", "周", "月", "季", "年"].find((char) => word.includes(char));
  return periods[key ?? "年"]!;
}

/** A day of a year: of one year where it is printed, else of the year that the document's date says. */
function single(groups: Groups): Due | null {
  const by = dayOfYear(groups);
  if (groups["year"] === undefined) return by === null ? null : { by };
  return by === null ? null : { by: `${groups["year"]}-${by}` };
}

const meetings = "例会|调度|通报|督查|督导|考核|评估|汇报|总结|小结|会商|点评|推进|研判|报告|盘点";

/** The ways in which documents print when something is due. Where two of them meet at a place, the longer is right. */
export const rules: readonly Rule[] = [
  { pattern: new RegExp(`每年度?的?[于在]?\\s?${month}\\s?(?:${day}|${part}|份)?${before}`, "g"), due: yearly },
  { pattern: new RegExp(`(?<=每年\\s?\\d{1,2}\\s?月份?[和、及与])\\s?${month}份?`, "g"), due: yearly },
  {
    pattern: new RegExp(`(?:次年|翌年|下一年)度?\\s?${month}\\s?(?:${day}|${part})${before}`, "g"),
    due: yearly,
  },
  {
    pattern: /每年度?的?(?<window>上半年|下半年|年底|年末|年初|第?[一二三四1-4]季度|春季|秋季|一季度)(?:之?前)?/g,
    due: ({ window }) => every("year", /年底|年末/.test(window!) ? { by: "12-31" } : { window: window! }),
  },
  {
    pattern: new RegExp(`每(?:个|一)?季度?的?[于在]?(?:最后一?个月|末月|第三个月|季末月)的?\\s?${day}${before}`, "g"),
    due: (groups) => withDay("quarter", groups),
  },
  {
    pattern: new RegExp(
      `每(?:个|一)?季度?的?(?<window>首月|第一个月|次月|下一?个?月|结束后)的?\\s?${day}(?:${before}|内)`,
      "g",
    ),
    due: ({ window, day: printed }) => every("quarter", { window: `${window}${printed}日` }),
  },
  { pattern: /每(?:个|一)?季度?(?:末|底)(?:之?前)?/g, due: () => every("quarter", { by: "31" }) },
  {
    pattern: new RegExp(`每(?:个|一)?月的?[于在]?\\s?${day}${before}`, "g"),
    due: (groups) => withDay("month", groups),
  },
  { pattern: /每(?:个|一)?月(?:底|末)(?:之?前)?/g, due: () => every("month", { by: "31" }) },
  {
    pattern: /(?<period>一月|一季度?|半年|一年|一周)一(?!度|次|个|家|名|批|般|定|些)[\u4e00-\u9fff]{2}/g,
    due: ({ period }) => every(periodOf(period!)),
  },
  {
    pattern: /每(?<period>周|月|季度?|半年|年)一(?!度|次|个|家|名|批|般|定|些)[\u4e00-\u9fff]{2}/g,
    due: ({ period }) => every(periodOf(period!)),
  },
  {
    pattern: new RegExp(
      `(?<=^|[^\\u4e00-\\u9fff\\d]|实行|建立|执行|坚持|落实)(?<period>周|月|季|半年|年)度?(?:${meetings})`,
      "g",
    ),
    due: ({ period }) => every(periodOf(period!)),
  },
  {
    pattern: new RegExp(`每(?<count>${count})个?(?<unit>年|月)(?!\\d)`, "g"),
    due: ({ count: printed, unit }) => several(printedNumber(printed!), unit!),
  },
  { pattern: /每半年(?:度)?/g, due: () => every("half_year") },
  { pattern: /每(?:个|一)?季度?(?!节)/g, due: () => every("quarter") },
  { pattern: /每(?:个|一)?月(?!\d)/g, due: () => every("month") },
  { pattern: /每(?:个|一)?(?:周|星期)(?:[一二三四五六日])?/g, due: () => every("week") },
  {
    pattern: /每一?年(?:度)?(?:定期或不定期|不定期|定期)?|逐年|全年(?=[\u4e00-\u9fff]{0,8}\s?\d)|一年一(?:次|度)/g,
    due: () => every("year"),
  },
  {
    pattern: /(?:纳入|列入|作为)[\u4e00-\u9fff、]{0,8}(?<text>年度)(?=[\u4e00-\u9fff、]{0,8}(?:考核|考评|评价))/g,
    due: () => every("year"),
  },
  {
    pattern: /(?:制定|制订|编制|拟定)[\u4e00-\u9fff、]{0,6}(?<text>年度)(?=[\u4e00-\u9fff、]{0,10}(?:计划|方案|清单))/g,
    due: () => every("year"),
  },
  {
    pattern:
      /(?:春节|元旦|中秋节?|国庆节?|端午节?|清明|五一|教师节|重阳节|人才节|传统节日|重要节日|重大节日)(?:、(?:春节|元旦|中秋节?|国庆节?|端午节?|清明|五一|教师节|重阳节)){0,4}(?:期间|前后|前夕|前(?!夕|后)|等(?:重要|重大|传统|法定)?(?:节假日|节日|节庆))/g,
    due: (_, printed) => every("holiday", { window: printed }),
  },
  {
    pattern: /寒暑假|(?:每年|利用|于|在)(?:寒假|暑假|暑期)|(?:寒假|暑假|暑期)期间/g,
    due: (_, printed) => every("holiday", { window: printed.replace(/^(?:每年|利用|于|在)/, "") }),
  },
  {
    pattern: new RegExp(
      `(?<!近|前|去|上|满|毕业后?|连续|累计|[\\d.${chineseDigits}])(?<count>${count})\\s?(?:—\\s?${count}\\s?)?(?<unit>年|个月|个工作日|工作日|日|天)(?:之?内|以内)(?!分别|给予|免|享受|按|发放|分期|[分每]年|累计|毕业|不|未|无|评为|获|取得|被|晋升|入选|仍)`,
      "g",
    ),
    due: ({ count: printed, unit }) => within(printedNumber(printed!), unit!),
  },
  { pattern: new RegExp(`(?<year>20\\d\\d)\\s?年\\s?${month}\\s?(?:${day}|${part})?(?:之?前|以前)`, "g"), due: single },
  {
    pattern: new RegExp(
      `(?:到|截至|截止到?|最迟)\\s?(?<year>20\\d\\d)\\s?年\\s?${month}\\s?(?:${day}|${part})?${before}`,
      "g",
    ),
    due: single,
  },
  {
    pattern:
      /(?:到|(?<!年\s?)至|截至|力争)\s?(?<year>20\d\d)\s?年(?!\s?\d)(?:年?底|末)?(?:之?前)?|(?<year2>20\d\d)\s?年(?:年?底|末)?(?:之?前|以前)|(?<year3>20\d\d)\s?年(?:底|末)/g,
    due: ({ year, year2, year3 }) => ({ by: `${year ?? year2 ?? year3}-12-31` }),
  },
  { pattern: /(?:到)?[“"]?(?<plan>十[四五六七]五)[”"]?(?:规划)?(?:期?末|期间)/g, due: ({ plan }) => planEnd(plan!) },
  { pattern: new RegExp(`(?<![年\\d]\\s?)${month}\\s?(?:${day}|${part})(?:之?前|以前)`, "g"), due: single },
  {
    pattern:
      /(?:今年|本年度?|当年)(?:年?底|年?末|内)(?:之?前)?|(?<![\d一二两三四五六七八九十几近当本今半])年(?:底|末)(?:之?前)|(?<![\d一二两三四五六七八九十几近每])年底前/g,
    due: () => ({ by: "12-31" }),
  },
  {
    pattern: /(?<!不)定期(?!存款|限)(?:或不定期)?|不定期|经常性?(?=[\u4e00-\u9fff])|常态化开展/g,
    due: () => every("often"),
  },
];

function yearly(groups: Groups, printed: string): Due | null {
  if (groups["part"] === "初") return every("year", { window: `${groups["month"]}月初` });
  const by = dayOfYear(groups);
  if (by === null) return null;
  // A month as a whole: what is done in it is due by its end.
  const whole = groups["day"] === undefined && groups["part"] === undefined && !printed.endsWith("前");
  return every("year", whole ? { by, window: `${groups["month"]}月` } : { by });
}

function withDay(period: "quarter" | "month", groups: Groups): Due | null {
  const by = dayOfMonth(groups);
  return by === null ? null : every(period, { by });
}

function several(number: number | null, unit: string): Due | null {
  if (number === null || number < 1 || number > 50) return null;
  if (unit === "年") return every("year", number === 1 ? {} : { years: number });
  return number === 6 ? every("half_year") : number === 3 ? every("quarter") : number === 1 ? every("month") : null;
}

function within(number: number | null, unit: string): Due | null {
  if (number === null || number < 1) return null;
  return { within: { count: number, unit: unit === "年" ? "year" : unit === "个月" ? "month" : "day" } };
}

/** A five-year plan ends with the fifth year: the fourteenth (十四五) with 2025. */
function planEnd(plan: string): Due {
  const number = printedNumber(plan.slice(0, 2)) ?? 14;
  return { by: `${2025 + (number - 14) * 5}-12-31`, window: plan };
}
