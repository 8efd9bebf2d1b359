import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { formatFen } from "../../../lib/format.ts";
import type { Touched } from "../types.ts";
import { documentsMessages } from "./documents.messages.ts";

/** Rules, tasks, claims, people and money that a change touches, in one line; few people are not shown. */
export function TouchedLine({ touched }: { readonly touched: Touched }) {
  const m = useMessages(documentsMessages);
  const { language } = useLanguage();
  const count = (n: number | null) => (n === null ? m.few : n.toLocaleString("en-US"));
  const { rules, tasks, openClaims, people, outstandingFen } = touched;
  const parts = [
    rules.length > 0 && m.rulesTouched(rules.length),
    tasks.length > 0 && m.tasksTouched(tasks.length),
    openClaims !== 0 && m.claimsTouched(count(openClaims)),
    people !== 0 && m.peopleTouched(count(people)),
    outstandingFen !== 0 &&
      m.moneyTouched(outstandingFen === null ? m.moneyHidden : formatFen(outstandingFen, language)),
  ].filter(Boolean);
  return <span>{parts.length === 0 ? m.nothingTouched : parts.join(language === "zh" ? "；" : "; ")}</span>;
}
