import { formatFen } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import type { Amount, Deadline, Draft, Measure, Role, Target } from "../types.ts";
import { readingMessages } from "./reading.messages.ts";

/** Says amounts, deadlines and targets as they were understood, beside what is printed. */
export function useWords() {
  const m = useMessages(readingMessages);
  const { language } = useLanguage();
  const per = (one: Amount["per"][number]) => (one === "unit" ? m.units_ : m[one]);
  const amount = ({ fen, fromFen, percent, bound, per: by }: Amount): string => {
    const sum = percent !== undefined ? `${percent}%` : fen === null ? "—" : formatFen(fen, language);
    const range = fromFen === undefined ? sum : `${formatFen(fromFen, language)}—${sum}`;
    return [by.map(per).join(language === "zh" ? "" : ", "), bound && m[bound], range].filter(Boolean).join(" ");
  };
  const deadline = ({ every, by, window, within, years }: Deadline): string =>
    [
      every === undefined ? m.once : m[every],
      years !== undefined && `× ${years}`,
      window,
      by,
      within && `${within.count} ${m[within.unit]}`,
    ]
      .filter(Boolean)
      .join(" ");
  const target = ({ what, op, value, unit, every }: Target): string => {
    const asked = { ">=": m.atLeast, "<=": m.atMost, "=": m.equal, "~": m.about }[op];
    return [every && m[every], what, `${asked}${language === "zh" ? "" : " "}${value}${unit}`]
      .filter(Boolean)
      .join(" ");
  };
  return { amount, deadline, target };
}

/** Names of a measure's units in one role. */
export function unitsAt({ units }: Measure, role: Role, draft: Pick<Draft, "units">): readonly string[] {
  return units
    .filter((mention) => mention.role === role)
    .map(({ unit }) => draft.units.find(({ key }) => key === unit)?.name ?? unit);
}
