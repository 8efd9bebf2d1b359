/**
 * Takes out the spaces that came in between characters when text was taken from pages, and leaves those that a writer
 * put between two phrases.
 */
const words = new Intl.Segmenter("zh", { granularity: "word" });
/** Words of offices which the dictionary takes for two. */
const officeWords =
  /办公室|办公厅|委员会|人民政府|领导小组|管委会|办事处|实施方案|行动方案|组织部|宣传部|统战部|人社局|卫健[委局]|工信局|发改[委局]|住建局|文旅局|医保局|科技局|教育局|财政局|税务局|商务局|农业农村局/gu;

const counted =
  "年月日号个名人位万亿元千百家场次项期届周倍岁天条款页份件类级成批种户套间所台辆亩分角小学课平公岗处支座轮队";
const gapRules: readonly RegExp[] = [
  // 2021 年, 5 万元, 60 %; not `第一条 2023`.
  new RegExp(`(?<=[0-9０-９.])[ \\u00a0]+(?=[${counted}%％‰])`, "gu"),
  // 每人 5万元, 9月 30日; not a name and then a date.
  new RegExp(
    `(?<=\\p{Script=Han})[ \\u00a0](?=[0-9０-９][0-9０-９.,]*[ \\u00a0]?[${counted}%％–—-])(?!(?:19|20)[0-9]{2}[ \\u00a0]?年)`,
    "gu",
  ),
  /(?<=[于到至自从])[ \u00a0](?=(?:19|20)[0-9]{2}[ \u00a0]?年)/gu,
  /(?<=附[件表])[ \u00a0]+(?=[0-9０-９一二三四五六七八九十])/gu,
  /(?<=[〕\]］])[ \u00a0]+(?=[0-9０-９]+[ \u00a0]?号)/gu,
  // A full-width mark brings its own air.
  /[ \u00a0](?=[，。、；：！？”’）〕】》％])/gu,
  /(?<=[，。、；：！？“‘（〔【《])[ \u00a0](?=[\p{Script=Han}0-9“‘《（〔])/gu,
];
const insideChinese = /(?<=\p{Script=Han})[ \u00a0](?=\p{Script=Han})/gu;

/**
 * Without the spaces inside of words, dates and sums. Only blanks are taken away; nothing else changes.
 * `fromPages`: the text was taken from pages, so inside of sentences no space between characters is the writer's.
 */
export function closeGaps(text: string, fromPages: boolean): string {
  if (!/[ \u00a0]/.test(text)) return text;
  let closed = text;
  for (const pattern of gapRules) closed = closed.replace(pattern, "");
  const sentence = fromPages && /[，。；]/.test(closed);
  return closed.replace(insideChinese, (gap, at: number) =>
    (sentence && !quoted(closed, at)) || splitsWord(closed, at) ? "" : gap,
  );
}

/** Inside of a title or a slogan, where writers set phrases apart. */
function quoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  return /[《“][^》”]*$/u.test(before);
}

/** A dictionary word spans the place. */
function splitsWord(text: string, at: number): boolean {
  const before = text
    .slice(Math.max(0, at - 6), at)
    .split(/\P{Script=Han}/u)
    .at(-1)!;
  const after = text.slice(at + 1, at + 7).split(/\P{Script=Han}/u)[0]!;
  const place = before.length;
  const close = before + after;
  const spans = (start: number, length: number): boolean => start < place && start + length > place;
  for (const { index, 0: word } of close.matchAll(officeWords)) if (spans(index, word.length)) return true;
  for (const { index, segment } of words.segment(close)) if (spans(index, segment.length)) return true;
  return false;
}
