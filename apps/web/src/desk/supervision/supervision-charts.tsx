import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { ChartFigure } from "../funds/kit/chart-figure.tsx";
import { sumOf, wan, yuan } from "../funds/kit/money.ts";
import { supervisionMessages } from "./supervision.messages.ts";
import type { Supervision } from "./types.ts";

type Props = { readonly supervision: Supervision };

/** Over time: columns of what was paid, what was due as a dashed line. */
export function MonthChart({ supervision: { byMonth, asOf } }: Props) {
  const m = useMessages(supervisionMessages);
  const { language } = useLanguage();
  const paid = sumOf(byMonth, ({ paidFen }) => paidFen);
  const due = sumOf(byMonth, ({ dueFen }) => dueFen);
  if (byMonth.length === 0) return null;
  return (
    <ChartFigure
      title={m.monthTitle(wan(paid, language), wan(due, language))}
      source={m.source(formatMoment(asOf, language))}
      head={m.month}
      figure={yuan}
      drawing={{
        kind: "columns",
        names: byMonth.map(({ month }) => month),
        series: [
          { name: m.paid, values: byMonth.map(({ paidFen }) => paidFen) },
          { name: m.due, values: byMonth.map(({ dueFen }) => dueFen), plan: true },
        ],
        says: m.monthSays(byMonth.map(({ month, paidFen }) => m.eachRow(month, yuan(paidFen))).join("，")),
        language,
      }}
    />
  );
}

/** Compared: lying bars, the longest first. */
export function PolicyChart({ supervision: { byPolicy, asOf } }: Props) {
  const m = useMessages(supervisionMessages);
  const say = useText();
  const { language } = useLanguage();
  const sorted = byPolicy.filter(({ paidFen }) => paidFen > 0).sort((a, b) => b.paidFen - a.paidFen);
  const [most] = sorted;
  if (!most) return null;
  return (
    <ChartFigure
      title={m.policyTitle(say(most.name), wan(most.paidFen, language))}
      source={m.source(formatMoment(asOf, language))}
      head={m.policy}
      figure={yuan}
      drawing={{
        kind: "bars",
        names: sorted.map(({ name }) => say(name)),
        series: [{ name: m.paid, values: sorted.map(({ paidFen }) => paidFen) }],
        says: m.policySays(sorted.map(({ name, paidFen }) => m.eachRow(say(name), yuan(paidFen))).join("，")),
        language,
      }}
    />
  );
}
