/** Which values a place in a benefit can hold. */
import { nearest } from "../../feel/nearest.ts";
import type { Benefit } from "../../model/benefit.ts";
import { dayOf } from "../../model/date.ts";
import type { Text } from "../../model/text.ts";
import type { EditableNumber, NumberChange, NumberProblem } from "../types.ts";

/** Everything that is wrong with changes: each by itself, then the benefit that they make. */
export function problemsOf(
  changes: readonly NumberChange[],
  numbers: readonly EditableNumber[],
  renumbered: Benefit,
): NumberProblem[] {
  const known = new Map(numbers.map((each) => [each.path, each]));
  const met = new Set<string>();
  const single = changes.flatMap(({ path, value }) => {
    const number = known.get(path);
    const twice = met.has(path);
    met.add(path);
    if (!number) return [unknown(path, [...known.keys()])];
    if (twice)
      return [
        problem(
          path,
          "twice",
          { zh: "同一个数字改了两次", en: "The same number is changed twice" },
          { zh: "只保留一次。", en: "Name it once." },
        ),
      ];
    return valueProblem(number, value) ?? [];
  });
  return single.length > 0 ? single : [...whole(renumbered), ...ends(changes, known)];
}

function problem(path: string, code: NumberProblem["code"], message: Text, fix: Text): NumberProblem {
  return { path, code, message, fix };
}

function unknown(path: string, paths: readonly string[]): NumberProblem {
  const near = nearest(path, paths);
  const message = { zh: `这项待遇没有数字 ${path}`, en: `This benefit has no number ${path}` };
  const fix = near
    ? { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` }
    : { zh: "先列出这项待遇可改的数字。", en: "List the numbers of this benefit first." };
  return problem(path, "unknown_path", message, fix);
}

const [firstDay, lastDay] = [dayOf(1949, 10, 1), dayOf(2199, 12, 31)];

function valueProblem({ path, kind, min, value: old }: EditableNumber, value: number): NumberProblem | undefined {
  if (!Number.isFinite(value) || (kind !== "number" && !Number.isInteger(value))) {
    return problem(path, "not_whole", notWhole[kind], { zh: `现在是 ${old}。`, en: `It is ${old} now.` });
  }
  if (kind === "date" && (value < firstDay || value > lastDay)) {
    const message = { zh: "不是 1949 年到 2199 年之间的日期", en: "Not a day between 1949 and 2199" };
    return problem(path, "not_a_day", message, { zh: "写 YYYY-MM-DD。", en: "Write YYYY-MM-DD." });
  }
  if (min !== undefined && value < min) {
    const message = { zh: `不能小于 ${min}`, en: `It cannot be below ${min}` };
    return problem(path, "too_small", message, { zh: `写 ${min} 或更大的数。`, en: `Write ${min} or more.` });
  }
  return undefined;
}

const notWhole: Readonly<Record<EditableNumber["kind"], Text>> = {
  money: { zh: "金额要精确到分，不能再有小数", en: "Money is whole fen" },
  number: { zh: "不是数字", en: "Not a number" },
  date: { zh: "不是日期", en: "Not a day" },
  months: { zh: "月数要是整数", en: "Months are whole" },
  percent: { zh: "百分比要是整数", en: "A percentage is whole" },
  count: { zh: "要是整数", en: "It is a whole number" },
};

/** What only shows in the whole: years of months, spans whose end lies before their beginning. */
function whole({ pays: { schedule, rates }, inForce }: Benefit): NumberProblem[] {
  const problems: NumberProblem[] = [];
  if (schedule.kind === "monthly" && schedule.paid === "yearly" && schedule.months % 12 !== 0) {
    const message = { zh: "按年发放，月数要是 12 的倍数", en: "Paid by the year, so the months make whole years" };
    problems.push(
      problem("schedule.months", "not_divisible", message, { zh: "写 12、24、36 等。", en: "Write 12, 24, 36 …" }),
    );
  }
  for (const [path, span] of [
    ["force.to", inForce],
    ["rates.to", rates],
  ] as const) {
    if (span?.to !== undefined && span.to < span.from) problems.push(reversed(path));
  }
  return problems;
}

/** Printed upper ends below their lower ends, as far as they changed. */
function ends(changes: readonly NumberChange[], known: ReadonlyMap<string, EditableNumber>): NumberProblem[] {
  const values = new Map(changes.map(({ path, value }) => [path, value]));
  const valueAt = (path: string) => values.get(path) ?? known.get(path)?.value;
  return [...known.keys()].flatMap((path) => {
    const [lower, upper] = [valueAt(path.replace(".up_to", "")), valueAt(path)];
    return path.includes(".up_to") && lower !== undefined && upper! < lower ? [reversed(path)] : [];
  });
}

function reversed(path: string): NumberProblem {
  const message = { zh: "终点小于起点", en: "The end lies below the beginning" };
  return problem(path, "reversed", message, {
    zh: "同时改起点，或写更大的数。",
    en: "Change the beginning too, or write more.",
  });
}
