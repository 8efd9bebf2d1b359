import type { Amount } from "@jucai/engine";
import { dropEach, flip, step, within, withinEach, yuan, type Change } from "./change.ts";
import { expressionChanges } from "./expression.ts";
import { kindOf, neighbours, type Ground } from "./literals.ts";

const otherwise = ["ineligible", "judgement"] as const;

/** Every way to move one number, value or branch of an amount by one notch. */
export function amountChanges(of: Amount, ground: Ground): Change<Amount>[] {
  const inside = (part: Amount): Change<Amount>[] => amountChanges(part, ground);
  switch (of.kind) {
    case "none":
      return [];
    case "expression":
      return within(expressionChanges(of.is, ground, { kind: "money" }), "", (is) => ({ ...of, is }));
    case "by":
      return tableChanges(of, ground);
    case "rows":
      return [
        ...withinEach(
          of.rows,
          (_, index) => `rows[${index}]`,
          (row) => [
            ...within(expressionChanges(row.if, ground), "if", (test) => ({ ...row, if: test })),
            ...within(inside(row.amount), "is", (amount) => ({ ...row, amount })),
          ],
          (rows) => ({ ...of, rows }),
        ),
        ...dropEach(
          of.rows,
          (_, index) => `rows[${index}]`,
          (rows) => ({ ...of, rows }),
        ),
        // After a row that always holds nobody is left, so moving `else` would change nothing.
        ...(of.rows.some((row) => row.if.op === "const" && row.if.value === true)
          ? []
          : flip("else", of.else, otherwise).map((it) => ({ ...it, value: { ...of, else: it.value } }))),
      ];
    case "least":
    case "most":
    case "add":
      return [
        ...withinEach(
          of.of,
          (_, index) => `${of.kind}[${index}]`,
          inside,
          (parts) => ({ ...of, of: parts }),
        ),
        ...(of.of.length > 1
          ? dropEach(
              of.of,
              (_, index) => `${of.kind}[${index}]`,
              (parts) => ({ ...of, of: parts }),
            )
          : []),
      ];
    case "percent":
      return [
        ...within(step("percent", of.percent, 1, String, 0), "", (percent) => ({ ...of, percent })),
        ...within(inside(of.of), "of", (inner) => ({ ...of, of: inner })),
      ];
    case "uplift":
      return [
        ...within(step("percent", of.percent, 1, String, 0), "uplift", (percent) => ({ ...of, percent })),
        ...within(expressionChanges(of.if, ground), "uplift.if", (test) => ({ ...of, if: test })),
        ...within(inside(of.of), "", (inner) => ({ ...of, of: inner })),
      ];
    case "times":
      return [
        ...within(inside(of.of), "", (inner) => ({ ...of, of: inner })),
        ...within(expressionChanges(of.count, ground), "times", (count) => ({ ...of, count })),
      ];
    case "ladder":
      return ladderChanges(of);
  }
}

/** Rows: their sums, their keys swapped with the row below, and keys moved to a value without a row. */
function tableChanges(of: Extract<Amount, { kind: "by" }>, ground: Ground): Change<Amount>[] {
  const kind = kindOf(of.by, ground);
  const taken = of.rows.map(({ value }) => value);
  const swaps = of.rows.slice(1).flatMap((row, index): Change<Amount>[] => {
    const above = of.rows[index]!;
    if (JSON.stringify(above.amount) === JSON.stringify(row.amount)) return [];
    const rows = of.rows.with(index, { ...above, value: row.value }).with(index + 1, { ...row, value: above.value });
    const [from, to] = [`${above.value}, ${row.value}`, `${row.value}, ${above.value}`];
    return [{ path: "rows", from, to, value: { ...of, rows } }];
  });
  return [
    ...withinEach(
      of.rows,
      (row) => `rows.${row.value}`,
      (row) => [
        ...within(amountChanges(row.amount, ground), "", (amount) => ({ ...row, amount })),
        ...(kind?.kind === "choice" ? neighbours(row.value, kind.values) : [])
          .filter((value) => !taken.includes(value))
          .map((value) => ({ path: "", from: row.value, to: value, value: { ...row, value } })),
      ],
      (rows) => ({ ...of, rows }),
    ),
    ...swaps,
    ...flip("else", of.else, otherwise).map((it) => ({ ...it, value: { ...of, else: it.value } })),
  ];
}

function ladderChanges(of: Extract<Amount, { kind: "ladder" }>): Change<Amount>[] {
  const taken = of.steps.map(({ grade }) => grade);
  return [
    ...withinEach(
      of.steps,
      (it) => `steps.${it.grade}`,
      (it) => [
        ...within(step("", it.fen, 100, yuan, 0), "", (fen) => ({ ...it, fen })),
        ...neighbours(it.grade, of.order)
          .filter((grade) => !taken.includes(grade))
          .map((grade) => ({ path: "", from: it.grade, to: grade, value: { ...it, grade } })),
      ],
      (steps) => ({ ...of, steps }),
    ),
    ...of.steps.slice(1).flatMap((it, index): Change<Amount>[] => {
      const below = of.steps[index]!;
      if (below.fen === it.fen) return [];
      const steps = of.steps.with(index, { ...below, fen: it.fen }).with(index + 1, { ...it, fen: below.fen });
      const [from, to] = [`${below.grade}, ${it.grade}`, `${it.grade}, ${below.grade}`];
      return [{ path: "steps", from, to, value: { ...of, steps } }];
    }),
    ...flip("above", of.above, otherwise).map((it) => ({ ...it, value: { ...of, above: it.value } })),
  ];
}
