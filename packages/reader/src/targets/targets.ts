import type { Amount, Deadline, Target } from "../model.ts";
import { fold } from "../words/fold.ts";
import { arabic, chineseDigits, printedNumber, scaleOf } from "../words/numbers.ts";

/** Words that count people, things and events; 年, 月, 岁 and the like count time, which is a condition and no target. */
const counters =
  "人次|个?学时|个?课时|个工作日|工作日|场次|场|名|人|家|项|期|所|座|处|套|门|篇|件|户|对|位|类|间|亩|公里|平方米|支|条|次|个|%";
const chinese = `[${chineseDigits.slice(2)}]{1,5}`;
const lower = "不少于|不得少于|不低于|不得低于|至少|最少|达到|达|突破|超过|超|确保|力争|保持";
const upper = "不超过|不得超过|最多|至多|不高于|控制在|压缩至|压缩到|缩短至|缩短到|降至";
const pattern = new RegExp(
  `(?:(?<low>${arabic}|${chinese})\\s?(?:—{1,2}|至|到)\\s?)?(?<high>${arabic}|${chinese})\\s?(?<scale>[千万亿]?)\\s?(?<around>余|多)?\\s?(?<unit>${counters})` +
    `\\s?(?:（含[^）]{0,3}）)?(?<after>及?以上|以下|以内|之内|左右|上下)?`,
  "g",
);
const verbs =
  "遴选|评选|招募|培训|培育|培养|举办|组织|选派|选送|引进|引育|新增|新建|建设|建成|打造|安排|表彰|推荐|开展|创建|确定|支持|设立|招生|招录|组建|成立|提供|统筹|联系|联系服务|配备|选拔|认定|推出|发布|扶持|孵化|储备|吸纳|落实|完成|实现|走访|慰问|申请|申报|评审|立项|外出招聘|资助|奖励|命名|建立|召开|举行|带动|服务|聘请|招聘|输送|转化|推广";
const asks = new RegExp(`(?:${verbs})[^，。；：、\\n]{0,16}$`);
/** 第3名, 前10名, 满3次, 年满: places and conditions; 一批, 一名入选人才只对应: not numbers to reach. */
const noTarget = /(?:第|前|满|近|每|另|某|同|任|凡|其中|唯|之|统|万|这|那|上|下|首|有关|原则上)\s?$/;

/** 6个月, 一次性: the counter belongs to a longer word. */
function goesOn(text: string, to: number): boolean {
  return /^(?:月|小时|周|季度|工作日|学期|年度|性|百分点|方面|环节|层次)/.test(text.slice(to, to + 4));
}

/** The clause around a place: between two stops. */
function clause(text: string, from: number, to: number): { readonly before: string; readonly after: string } {
  let start = from;
  while (start > 0 && from - start < 60 && !"，。；：！？（）\n".includes(text.charAt(start - 1))) start--;
  let end = to;
  while (end < text.length && end - to < 40 && !"，。；：！？（）、\n".includes(text.charAt(end))) end++;
  return { before: text.slice(start, from), after: text.slice(to, end) };
}

/** 带动就业3人以上的，每多带动1人: what has to be so for something else; 年接待100人次以上的 counts a year's work all the same. */
function isCondition(before: string, after: string): boolean {
  return (
    /每(?:多|增加|新增|满|引进|带动|吸纳)[^，。]{0,8}$/.test(before) ||
    (/^的(?:$|给|企业|单位|可)/.test(after) && !/^年/.test(before))
  );
}

function opOf(before: string, match: Readonly<Record<string, string | undefined>>): Target["op"] {
  const after = match["after"] ?? "";
  if (/左右|上下/.test(after) || match["around"] !== undefined) return "~";
  if (/以上/.test(after)) return ">=";
  if (/以下|以内|之内/.test(after)) return "<=";
  const words = before.slice(-14);
  const least = Math.max(...lower.split("|").map((word) => words.lastIndexOf(word)));
  const most = Math.max(...upper.split("|").map((word) => words.lastIndexOf(word)));
  if (least < 0 && most < 0) return "=";
  return most > least || /不(?:得)?超过/.test(words) ? "<=" : ">=";
}

const periods = ["year", "half_year", "quarter", "month"] as const;
type Period = (typeof periods)[number];
const isPeriod = (every: string | undefined): every is Period => periods.some((period) => period === every);

/** The rhythm printed last before the number in the same sentence: 全年举办招聘会20场以上. */
function rhythmOf(
  text: string,
  at: number,
  deadlines: readonly Deadline[],
  before: number,
  offset: number,
): Deadline | undefined {
  for (let i = before - 1; i >= 0; i--) {
    const deadline = deadlines[i]!;
    if (at - (deadline.at.to - offset) > 300 || /[。；\n]/.test(text.slice(deadline.at.to - offset, at)))
      return undefined;
    if (isPeriod(deadline.every) || deadline.within !== undefined || deadline.by !== undefined) return deadline;
  }
  return undefined;
}

/** What is counted: the words behind the number (600个实习岗位), or before it where nothing stands behind (招聘会20场). */
function counted(before: string, after: string): string | undefined {
  const behind = /^\s?的?\s?([\u4e00-\u9fff“”]{2,14})/.exec(after)?.[1]?.replace(/[“”]/g, "");
  if (behind !== undefined) return behind;
  const word = new RegExp(`(?:${verbs}|每年|全年|级|为)([^，。；：、\\n]{2,14}?)(?:${lower}|${upper}|各)?\\s?$`).exec(
    before,
  )?.[1];
  const last = /(?:^|、)([^，。；：、\n\d]{2,10})$/.exec(before.trimEnd())?.[1];
  return (word ?? last)?.replace(/[“”]/g, "").trim() || undefined;
}

/**
 * Numbers that somebody has to reach or keep to: 不少于20场, 10名以上, 每2年表彰20名.
 *
 * A number counts as a target where its bound is printed, or where it stands in a rhythm or behind a verb of doing;
 * places in a ranking, ages and lengths of time do not.
 *
 * @param taken sums and shares that are money, which are no targets
 */
export function findTargets(
  source: string,
  deadlines: readonly Deadline[],
  taken: readonly Amount[],
  offset = 0,
): Target[] {
  const text = fold(source);
  const targets: Target[] = [];
  let next = 0;
  let passed = 0;
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups!;
    const numberFrom = match.index + match[0].indexOf((groups["low"] ?? groups["high"])!);
    const to = match.index + match[0].length;
    while (next < taken.length && taken[next]!.at.to <= offset + numberFrom) next++;
    const share = groups["unit"] === "%";
    if (!share && next < taken.length && taken[next]!.at.from < offset + to) continue;
    if (goesOn(text, to)) continue;
    const { before, after } = clause(text, numberFrom, to);
    if (noTarget.test(text.slice(Math.max(0, numberFrom - 4), numberFrom)) || isCondition(before, after)) continue;
    const value = printedNumber(groups["high"]!);
    if (value === null || value === 0) continue;
    const list = inList(text, targets.at(-1), numberFrom, offset);
    const own = opOf(before, groups);
    const op = own === "=" && list ? targets.at(-1)!.op : own;
    while (passed < deadlines.length && deadlines[passed]!.at.to - offset <= numberFrom) passed++;
    const rhythm = rhythmOf(text, numberFrom, deadlines, passed, offset);
    const spelled = !/^\d/.test(groups["high"]!);
    if (!isTarget({ before, op, rhythm: rhythm !== undefined, spelled, share, unit: groups["unit"]!, list })) continue;
    const from = text.charAt(numberFrom - 1) === "各" ? numberFrom - 1 : numberFrom;
    const low = groups["low"] === undefined ? null : printedNumber(groups["low"]);
    const what = counted(before, after);
    targets.push({
      text: source.slice(from, to),
      at: { from: offset + from, to: offset + to },
      value: value * scaleOf(groups["scale"] ?? ""),
      ...(low === null ? {} : { from: low * scaleOf(groups["scale"] ?? "") }),
      op,
      unit: groups["unit"]!,
      ...(what === undefined ? {} : { what }),
      ...(rhythm !== undefined && isPeriod(rhythm.every) ? { every: rhythm.every } : {}),
      ...(rhythm?.years === undefined ? {} : { years: rhythm.years }),
    });
  }
  return targets;
}

/** 博士100名、硕士1000名: the number goes on a list whose first number is a target. */
function inList(text: string, previous: Target | undefined, from: number, offset: number): boolean {
  if (previous === undefined || previous.at.to > offset + from) return false;
  const between = text.slice(previous.at.to - offset, from);
  if (/^，其中[^，。；：\n]{0,12}$/.test(between)) return true;
  return between.length < 24 && /^[^，。；：\n]{0,14}[、和]/.test(between) && !/[，。；：！？\n]/.test(between);
}

type Candidate = {
  readonly list: boolean;
  readonly before: string;
  readonly op: Target["op"];
  readonly rhythm: boolean;
  readonly spelled: boolean;
  readonly share: boolean;
  readonly unit: string;
};

function isTarget({ before, op, rhythm, spelled, share, unit, list }: Candidate): boolean {
  if (unit.endsWith("工作日")) return /(?:压缩|缩短|控制|不超过|降)[^，。；：]{0,12}$/.test(before);
  if (unit.endsWith("学时") || unit.endsWith("课时")) return rhythm;
  if (share) return /(?:达到|达|至|到|不低于|不少于|提高到|占比|比例|保持在)[^，。；：]{0,12}$/.test(before);
  const doing = asks.test(before) || /各\s?$/.test(before);
  if (!spelled) return op !== "=" || rhythm || doing || list;
  // 一名, 一个 are also plain articles: they count where a bound, a rhythm or a verb of naming stands with them.
  return op !== "=" || (unit !== "个" && (rhythm || list || /(?:确定|明确|配备|由)[^，。；]{0,8}$/.test(before)));
}
