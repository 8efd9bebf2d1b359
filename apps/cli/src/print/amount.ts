import type { Benefit, DecidedAmount } from "@jucai/engine";
import type { Language } from "../command.ts";
import { words } from "./words.ts";

/** Money in yuan with thousands separated, fen only where there are some. */
export function yuan(fen: number, language: Language): string {
  const digits = fen % 100 === 0 ? 0 : 2;
  const number = (fen / 100).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return language === "zh" ? `${number} 元` : `${number} yuan`;
}

/** The amount of a decision in words; where no figure follows, what the document says instead. */
export function amountText(amount: DecidedAmount, benefit: Benefit, language: Language): string {
  const say = words[language];
  if (amount.totalFen !== null) return yuan(amount.totalFen, language);
  const { minFen, maxFen } = amount;
  const bounds =
    minFen !== undefined && maxFen !== undefined
      ? `${yuan(minFen, language)} – ${yuan(maxFen, language)}`
      : maxFen !== undefined
        ? `${say.atMost} ${yuan(maxFen, language)}`
        : minFen !== undefined
          ? `${say.atLeast} ${yuan(minFen, language)}`
          : "";
  const kind = say.amount[amount.kind];
  const says = bounds === "" ? (benefit.pays.says?.[language] ?? "") : "";
  return [kind, bounds, says].filter(Boolean).join(": ");
}
