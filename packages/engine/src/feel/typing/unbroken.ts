import { quote } from "../report.ts";
import type { Syntax } from "../syntax.ts";
import { itemsOf } from "./items.ts";
import { dateType, expectType, numberType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

/** `unbroken_months(list, ends, gap_days)`: the list's items have the dates `from` and `to`. */
export function unbroken(syntax: Syntax & { is: "call" }, typing: Typing): Typed | undefined {
  const [periods, day, days] = syntax.arguments;
  const list = itemsOf(periods!, typing);
  const ends = expectType(day!, dateType, typing);
  const gap = expectType(days!, numberType, typing);
  if (!list) return undefined;
  const [from, to] = [`${list.subject}.from`, `${list.subject}.to`];
  if ([from, to].some((id) => typing.lookup.facts.get(id)?.type.kind !== "date"))
    return reportNoPeriods(list.subject, periods!, typing);
  if (!ends || !gap) return undefined;
  return {
    expression: {
      op: "unbroken_months",
      list: list.expression,
      from,
      to,
      ends: ends.expression,
      gapDays: gap.expression,
    },
    type: numberType,
  };
}

function reportNoPeriods(subject: string, at: Syntax, { report }: Typing): undefined {
  return report.add(
    "no-periods",
    at.start,
    {
      zh: `“${quote(subject)}”没有起止日期 from、to，不是一段段时间`,
      en: `"${quote(subject)}" has no dates \`from\` and \`to\`, so its items are no periods`,
    },
    {
      zh: `用有起止日期的列表，或在词汇表里加上日期 ${subject}.from、${subject}.to`,
      en: `Take a list of periods, or add the dates ${subject}.from and ${subject}.to to the vocabulary.`,
    },
  );
}
