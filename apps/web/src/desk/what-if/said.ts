import { createContext, useContext } from "react";
import { formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { wan } from "../funds/kit/money.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Figure = number | null;

/** Whether the benefit is claimed by people or by employers. */
export const ClaimantContext = createContext<"person" | "employer">("person");

/** Says counts and money of a what-if; a figure of null is hidden because few people stand behind it. */
export function useSaid() {
  const m = useMessages(whatIfMessages);
  const { language } = useLanguage();
  const claimant = useContext(ClaimantContext);
  const count = (n: Figure) => (n === null ? m.hidden : n.toLocaleString("en-US"));
  const sum = (fen: Figure) => (fen === null ? m.hidden : wan(fen, language).replace(/^0$/, formatFen(0, language)));
  const exact = (fen: Figure) => (fen === null ? m.hidden : formatFen(fen, language));
  /** How much more or less it is afterwards, with its own way of saying a figure. */
  const change = (before: Figure, after: Figure, say: (figure: number) => string) => {
    if (before === null || after === null) return m.hidden;
    if (before === after) return m.same;
    return after > before ? m.more(say(after - before)) : m.less(say(before - after));
  };
  /** 14人 → 20人; once where both are the same. */
  const fromTo = (before: Figure, after: Figure, say: (figure: Figure) => string) =>
    before === after ? say(before) : m.fromTo(say(before), say(after));
  const persons = (n: Figure) => (claimant === "person" ? m.persons(count(n)) : m.employers(count(n)));
  return { count, sum, exact, change, fromTo, persons };
}

/** For a chart, which draws nothing where a figure is hidden. */
export const drawn = (figure: Figure): number => figure ?? NaN;
