/**
 * Takes out the spaces that came in between characters when text was taken from pages, and leaves those that a writer
 * put between two phrases.
 */
const words = new Intl.Segmenter("zh", { granularity: "word" });

const units =
  "年月日号个名人位万亿元千百家场次项期届周倍岁天条款页份件类级成批种户套间所台辆亩分角小时季度学时课时平方米公里岗处支座届轮队组镇乡村县市";
const gapRules: readonly (readonly [RegExp, string])[] = [
  // 2021 年, 5 万元, 60 %; not `第一条 2023`.
  [new RegExp(`(?<=[0-9０-９.])[ \\u00a0]+(?=[${units}%％‰])`, "gu"), ""],
  // 每年 5 (万元), 9月 30 (日), 附件 1, 〔2021〕 81
  [
    /(?<=[年月日第至到共约达为过近超满含按于给予获每—-]|附件|附表|[\p{Script=Han}])[ \u00a0]+(?=[0-9０-９][0-9０-９.,]*[ \u00a0]?[年月日号个名人位万亿元千百家场次项期届周倍岁天条款页份件类级%％—–-])/gu,
    "",
  ],
  [/(?<=附[件表])[ \u00a0]+(?=[0-9０-９一二三四五六七八九十])/gu, ""],
  [/(?<=[〕\]］])[ \u00a0]+(?=[0-9０-９]+[ \u00a0]?号)/gu, ""],
  // A full-width mark brings its own air.
  [/[ \u00a0]+(?=[，。、；：！？”’）〕】》％])/gu, ""],
  [/(?<=[，。、；：！？“‘（〔【《])[ \u00a0]+(?=[\p{Script=Han}0-9“‘《（〔])/gu, ""],
];
const insideChinese = /(?<=\p{Script=Han})[ \u00a0](?=\p{Script=Han})/gu;

/** Without the spaces inside of words, dates and sums. Only blanks are taken away; nothing else changes. */
export function closeGaps(text: string): string {
  if (!/[ \u00a0]/.test(text)) return text;
  let closed = text;
  for (const [pattern, by] of gapRules) closed = closed.replace(pattern, by);
  return closed.replace(insideChinese, (gap, at: number) => (splitsWord(closed, at) ? "" : gap));
}

/** A dictionary word spans the place. */
function splitsWord(text: string, at: number): boolean {
  const before = text
    .slice(Math.max(0, at - 6), at)
    .split(/\P{Script=Han}/u)
    .at(-1)!;
  const after = text.slice(at + 1, at + 7).split(/\P{Script=Han}/u)[0]!;
  const place = before.length;
  for (const { index, segment } of words.segment(before + after)) {
    if (index < place && index + segment.length > place) return true;
    if (index >= place) return false;
  }
  return false;
}
