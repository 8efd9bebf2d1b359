import type { Amount } from "../model.ts";
import { fold } from "../words/fold.ts";
import { arabic, printedNumber, scaleOf } from "../words/numbers.ts";
import { bound } from "./bound.ts";
import { chainBefore, perAfter, perBefore, perSuffix } from "./per.ts";

const scale = "[十百千万亿]{0,2}";
const between = "\\s?(?:—{1,2}|至|到)\\s?";
const chineseSum = "(?<![一二两三四五六七八九十百千万亿])[一二两三四五六七八九十百千万亿]{1,10}[十百千万亿]";
/** 5—20万元, 500元, 百万元, 若干万元; 元素 and the like are no money. */
const sums = new RegExp(
  `(?:(?<low>${arabic})\\s?(?<lowScale>${scale})\\s?元?${between})?(?:(?<high>${arabic})\\s?(?<highScale>${scale})|(?<words>${chineseSum}|[十百千万]{1,2}亿)|(?<some>若干)(?:[十百千万亿]{0,2}))\\s?余?\\s?(?:元(?:人民币)?(?![素化制旦宵件])(?<suffix>${perSuffix}))`,
  "g",
);
/** 百亿 and the like are sums of money also without 元. */
const hundredMillions =
  /(?<![\d一二两三四五六七八九十百千万])(?:[一二两三四五六七八九]?[十百千万]亿)(?=级|元|支柱|产业|产值|目标|集群|规模)/g;
const shares = new RegExp(
  `(?:(?<low>${arabic})\\s?%?${between})?(?<high>${arabic})\\s?%|百分之(?<words>[一二两三四五六七八九十百○零]{1,5})`,
  "g",
);

/** 分别, 依次: what is said once holds for each sum of the list. */
const apart = /分别|依次/;

type Found = {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly low?: number;
  readonly share: boolean;
  readonly suffix: string;
};

function sumsIn(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(sums)) {
    const { low, lowScale, high, highScale, words, suffix } = match.groups!;
    const times = scaleOf(highScale ?? "");
    const value =
      high === undefined ? (words === undefined ? null : printedNumber(words)) : printedNumber(high)! * times;
    const lowest = low === undefined ? undefined : printedNumber(low)! * (lowScale ? scaleOf(lowScale) : times);
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      value,
      ...(lowest === undefined ? {} : { low: lowest }),
      share: false,
      suffix: suffix ?? "",
    });
  }
  for (const match of text.matchAll(hundredMillions)) {
    const value = printedNumber(match[0]);
    found.push({ from: match.index, to: match.index + match[0].length, value, share: false, suffix: "" });
  }
  return found;
}

function sharesIn(text: string): Found[] {
  return [...text.matchAll(shares)].map((match) => {
    const { low, high, words } = match.groups!;
    return {
      from: match.index,
      to: match.index + match[0].length,
      value: printedNumber(high ?? words ?? ""),
      ...(low === undefined ? {} : { low: printedNumber(low)! }),
      share: true,
      suffix: "",
    };
  });
}

/** 分别给予50、30、10万元: the numbers of a list before the sum that carries 万元 for all of them. */
function listed(text: string, last: Found): Found[] {
  const found: Found[] = [];
  const unit = /[十百千万亿]{0,2}(?=\s?余?元)/.exec(text.slice(last.from, last.to))?.[0] ?? "";
  const pattern = new RegExp(`(${arabic})\\s?(${scale})(?:[、，]|和|及)$`);
  for (let end = last.from; ;) {
    const start = Math.max(0, end - 20);
    const match = pattern.exec(text.slice(start, end));
    if (match === null) return found;
    const from = start + match.index;
    found.unshift({
      from,
      to: end - 1,
      value: printedNumber(match[1]!)! * scaleOf(match[2] || unit),
      share: false,
      suffix: "",
    });
    end = from;
  }
}

/** Where the words that say something of this sum begin: after the last stop or the sum before. */
function windowStart(text: string, from: number, previous: number): number {
  for (let i = from - 1; i >= previous && from - i < 60; i--)
    if ("，。；：！？（\n".includes(text.charAt(i))) return i + 1;
  return Math.max(previous, from - 60);
}

const fen = (yuan: number): number => Math.round(yuan * 100);

/**
 * Sums of money and shares in a text, in the order printed.
 *
 * A sum takes what it is paid by from behind it (元/人·月) or from before it (每人每月); in a list of sums the later ones
 * take it from the first (每名2000元、5000元). Money of other countries is left out: it has no fen.
 *
 * @param offset where `text` begins in the document; places are given in the document
 */
export function findAmounts(text: string, offset = 0): Amount[] {
  const folded = fold(text);
  const amounts: Amount[] = [];
  let previous: Previous | null = null;
  for (const sum of foundIn(folded)) {
    if (sum.from < (previous?.to ?? 0) || (sum.value === null && sum.share)) continue;
    const around = readAround(folded, sum, previous);
    const from: number = sum.from - around.chain;
    amounts.push({
      text: text.slice(from, sum.to),
      at: { from: offset + from, to: offset + sum.to },
      ...valueOf(sum),
      ...(around.bound === undefined ? {} : { bound: around.bound }),
      per: around.total ? [] : around.per,
      ...(around.total ? { total: true as const } : {}),
    });
    previous = { to: sum.to, ...around };
  }
  return amounts;
}

function foundIn(folded: string): Found[] {
  const sums = sumsIn(folded);
  const lists = sums.flatMap((sum) =>
    apart.test(folded.slice(Math.max(0, sum.from - 60), sum.from)) ? listed(folded, sum) : [],
  );
  return [...sums, ...lists, ...sharesIn(folded)].sort((a, b) => a.from - b.from || b.to - a.to);
}

function valueOf({ value, low, share }: Found): Pick<Amount, "fen" | "fromFen" | "percent" | "fromPercent"> {
  if (share) return { fen: null, percent: value!, ...(low === undefined ? {} : { fromPercent: low }) };
  return { fen: value === null ? null : fen(value), ...(low === undefined ? {} : { fromFen: fen(low) }) };
}

/** What the words around a sum say of it. `handsOn`: also of the next sum of the same list. */
type Around = {
  readonly per: Amount["per"];
  readonly bound: Amount["bound"] | undefined;
  readonly total: boolean;
  readonly chain: number;
  readonly handsOn: boolean;
};
type Previous = Around & { readonly to: number };

function readAround(folded: string, sum: Found, previous: Previous | null): Around {
  const start = windowStart(folded, sum.from, previous?.to ?? 0);
  const words = folded.slice(start, sum.from);
  const total = /（(?:合计|总计|累计|共计|共)[^，。；（）]{0,4}$/.test(
    folded.slice(Math.max(0, sum.from - 10), sum.from),
  );
  const near =
    previous !== null && previous.handsOn && /^[、和及][^，。；：\n]{0,12}$/.test(folded.slice(previous.to, sum.from));
  const own = sum.share ? [] : [...new Set([...perBefore(words), ...perAfter(sum.suffix)])];
  const per = own.length === 0 && near && !total && !sum.share ? previous!.per : own;
  const severally = near && apart.test(folded.slice(Math.max(0, sum.from - 60), sum.from));
  const limit = bound(words, folded.slice(sum.to, sum.to + 8)) ?? (severally ? previous!.bound : undefined);
  return {
    per,
    bound: limit,
    total,
    chain: sum.share ? 0 : chainBefore(words),
    handsOn: near || limit !== undefined || perBefore(words).length > 0,
  };
}
