import type { MeasureKind, Text } from "@jucai/engine";

/** What words in a title or text speak for a kind; the title counts three times. */
const signs: readonly (readonly [MeasureKind, RegExp])[] = [
  ["benefit", /给予|补助|补贴|奖励|资助|津贴|贴息|奖金|一次性.*元/g],
  ["recognition", /认定|评定|授予|命名|遴选.*(人才|称号)/g],
  ["registry", /人才库|名录|台账|花名册|登记表|摸底|建档|信息库/g],
  ["event", /招聘会|举办|大赛|座谈会|联谊|研讨会|推介会|考察活动/g],
  ["training", /培训|轮训|研修|进修|授课/g],
  ["publicity", /宣传|报道|公众号|推广|政策解读/g],
  ["kpi", /考核|考评|绩效|目标任务|量化/g],
  ["governance", /领导小组|例会|督查|联席会议|工作机制|专班|组织领导/g],
  ["platform", /平台|工作站|基地|实验室|孵化|驿站/g],
  ["service", /绿色通道|优先|就医|入学|住房保障|服务专员|代办|上门服务|公寓/g],
  ["funding", /专项资金|资金保障|经费保障|列入.*预算|资金来源/g],
  [
    "definition",
    /自.{0,12}起(施|实)行|有效期|负责解释|本办法所称|本方案所称|是指|指导思想|基本原则|总体目标|适用范围/g,
  ],
  ["workflow", /申报|受理|初审|复审|审批|报送|流程|程序|材料/g],
  ["matching", /需求信息|供需对接|就业意愿|岗位信息|用工需求/g],
  ["pool", /编制池|周转池|周转编制|职数|岗位总量/g],
  ["programme", /揭榜挂帅|项目计划|行动计划|专项计划|引才计划/g],
  ["task", /落实|推进|组织开展|做好|加强|责任单位|牵头单位/g],
];

export type KindProposal = {
  readonly kind: MeasureKind;
  /** Null where the words leave no doubt. */
  readonly doubt: { readonly because: Text; readonly others: MeasureKind[] } | null;
};

/**
 * What a measure probably runs as, going by its words. It is a proposal: unless the words are plain it comes with a
 * doubt, and money without a figure is never taken for a benefit in silence.
 *
 * @param sums how many sums of money are printed in it
 */
export function proposeKind(title: string, text: string, sums: number): KindProposal {
  const found = signs
    .map(([kind, sign]) => ({
      kind,
      words: [...new Set([...title.matchAll(sign), ...text.matchAll(sign)].map(([word]) => word))],
      score: 3 * count(title, sign) + count(text, sign) + (kind === "benefit" ? Math.min(sums, 3) * 2 : 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const [first, second] = found;
  if (first === undefined) return { kind: "task", doubt: { because: noWords, others: [] } };
  const plain = first.score >= 4 && (second === undefined || first.score >= 2 * second.score);
  const sure = plain && (first.kind !== "benefit" || sums > 0);
  if (sure) return { kind: first.kind, doubt: null };
  const words = first.words.slice(0, 4);
  return {
    kind: first.kind,
    doubt: {
      because: {
        zh: `按“${words.join("、")}”判断，请确认。`,
        en: `Judged by ${words.map((word) => `“${word}”`).join(", ")}; please confirm.`,
      },
      others: found.slice(1, 4).map(({ kind }) => kind),
    },
  };
}

const noWords: Text = {
  zh: "没有能说明类型的词，先当作任务，请确认。",
  en: "No word tells the kind; it is taken for a task until you confirm.",
};

function count(text: string, sign: RegExp): number {
  return [...text.matchAll(sign)].length;
}
