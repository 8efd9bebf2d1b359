/** Unfolds an amount into its cases: who is in which row, and what that row pays. */
import type { Amount, Otherwise } from "../model/benefit.ts";
import type { Expression } from "../model/expression.ts";
import { always, both, compare, constant, equals, not } from "./build.ts";
import type { Path } from "./finding.ts";

/** A row, a part or a step on the way to a case. */
export type Mark = {
  readonly kind: "row" | "else" | "part" | "uplift" | "plain" | "step";
  /** `master`, `rows[1]`, `least[0]`. */
  readonly name: string;
  readonly path: Path;
};

export type Case = {
  /** All hold of whoever is in this case. */
  readonly when: readonly Expression[];
  /** Absent where no rate is named; then `otherwise` says what follows. */
  readonly fen?: Expression;
  readonly otherwise?: Otherwise;
  readonly marks: readonly Mark[];
};

/** Beyond this many cases an amount is not unfolded; undefined says so. */
const most = 400;

export function casesOf(amount: Amount, path: Path): readonly Case[] | undefined {
  const cases = unfold(amount, path);
  return cases.length > most ? undefined : cases;
}

function unfold(amount: Amount, path: Path): Case[] {
  switch (amount.kind) {
    case "none":
      return [{ when: [], fen: constant(0), marks: [] }];
    case "expression":
      return [{ when: [compare(amount.is, "!=", constant(null))], fen: amount.is, marks: [] }];
    case "by": {
      const rows = amount.rows.flatMap((row) =>
        within(unfold(row.amount, [...path, "rows", row.value]), equals(amount.by, row.value), {
          kind: "row",
          name: row.value,
          path: [...path, "rows", row.value],
        }),
      );
      const none = amount.rows.map((row) => not(equals(amount.by, row.value)));
      return [...rows, { when: none, otherwise: amount.else, marks: [elseMark(path)] }];
    }
    case "rows": {
      const before = (index: number) => amount.rows.slice(0, index).map((row) => not(row.if));
      const rows = amount.rows.flatMap((row, index) =>
        within(unfold(row.amount, [...path, "rows", index, "is"]), both([...before(index), row.if]), {
          kind: "row",
          name: `rows[${index}]`,
          path: [...path, "rows", index, "if"],
        }),
      );
      return [...rows, { when: before(amount.rows.length), otherwise: amount.else, marks: [elseMark(path)] }];
    }
    case "least":
    case "most":
      return chosen(
        amount.kind,
        amount.of.map((part, index) => unfold(part, [...path, amount.kind, index])),
        path,
      );
    case "add":
      return product(amount.of.map((part, index) => unfold(part, [...path, "add", index]))).map((parts) =>
        joined(parts, sum),
      );
    case "percent":
      return unfold(amount.of, [...path, "of"]).map((it) => scaled(it, amount.percent));
    case "uplift": {
      const of = unfold(amount.of, [...path, "amount"]);
      const at = [...path, "uplift", "if"];
      return [
        ...within(of, amount.if, { kind: "uplift", name: "uplift", path: at }).map((it) =>
          scaled(it, 100 + amount.percent),
        ),
        ...within(of, not(amount.if), { kind: "plain", name: "uplift", path: at }),
      ];
    }
    case "times":
      return unfold(amount.of, [...path, "amount"]).map((it) => ({
        ...it,
        when: [...it.when, compare(amount.count, "!=", constant(null))],
        ...(it.fen ? { fen: multiplied(it.fen, amount.count) } : {}),
      }));
    case "ladder":
      return ladderCases(amount, path);
  }
}

function elseMark(path: Path): Mark {
  return { kind: "else", name: "else", path: [...path, "else"] };
}

function within(cases: readonly Case[], test: Expression, mark: Mark): Case[] {
  return cases.map((it) => ({ ...it, when: [test, ...it.when], marks: [mark, ...it.marks] }));
}

/** Every choice of one case from each part. */
function product(parts: readonly (readonly Case[])[]): Case[][] {
  return parts.reduce<Case[][]>((all, part) => all.flatMap((before) => part.map((it) => [...before, it])), [[]]);
}

function joined(parts: readonly Case[], fen: (parts: readonly Expression[]) => Expression): Case {
  const none = parts.find((it) => !it.fen);
  return {
    when: parts.flatMap((it) => it.when),
    marks: parts.flatMap((it) => it.marks),
    ...(none ? { otherwise: none.otherwise! } : { fen: fen(parts.map((it) => it.fen!)) }),
  };
}

function sum(parts: readonly Expression[]): Expression {
  return parts.reduce((left, right) => ({ op: "arithmetic", by: "+", left, right, on: "money" }));
}

/** The smallest or largest part: one case for each part that can be it. */
function chosen(kind: "least" | "most", parts: readonly (readonly Case[])[], path: Path): Case[] {
  return product(parts).flatMap((choice) => {
    if (choice.some((it) => !it.fen)) return [joined(choice, sum)];
    return choice.map((it, index): Case => {
      const others = choice.filter((_, at) => at !== index);
      const ahead = others.map((other, at) =>
        // Of equal parts the first is the one, so that no person is in two cases.
        compare(it.fen!, kind === "least" ? (at < index ? "<" : "<=") : at < index ? ">" : ">=", other.fen!),
      );
      const mark: Mark = { kind: "part", name: `${kind}[${index}]`, path: [...path, kind, index] };
      return {
        when: [...choice.flatMap((each) => each.when), ...ahead],
        fen: it.fen!,
        marks: [...choice.flatMap((each) => each.marks), mark],
      };
    });
  });
}

function scaled(it: Case, percent: number): Case {
  if (!it.fen) return it;
  const hundredfold: Expression = { op: "arithmetic", by: "*", left: it.fen, right: constant(percent), on: "money" };
  const fen: Expression = { op: "arithmetic", by: "/", left: hundredfold, right: constant(100), on: "money" };
  return { ...it, fen: { op: "call", function: "floor", arguments: [fen] } };
}

function multiplied(left: Expression, right: Expression): Expression {
  return { op: "arithmetic", by: "*", left, right, on: "money" };
}

/** One case for each pair of grades; a move that is not upward, or into steps that pay nothing, has no rate. */
function ladderCases(amount: Extract<Amount, { kind: "ladder" }>, path: Path): Case[] {
  const { order, steps } = amount;
  const fenOf = new Map(steps.map(({ grade, fen }) => [grade, fen]));
  const top = Math.max(...steps.map(({ grade }) => order.indexOf(grade)));
  return order.flatMap((from, low) =>
    order.map((to, high): Case => {
      const when = [equals(amount.from, from), equals(amount.to, to)];
      const entered = order.slice(low + 1, high + 1);
      const fen = entered.reduce((total, grade) => total + (fenOf.get(grade) ?? 0), 0);
      const marks = entered
        .filter((grade) => fenOf.has(grade))
        .map((grade): Mark => ({ kind: "step", name: grade, path: [...path, "steps", grade] }));
      if (high > low && high > top)
        return { when, otherwise: amount.above, marks: [{ kind: "else", name: "above", path: [...path, "above"] }] };
      return high > low && fen > 0 ? { when, fen: constant(fen), marks } : { when, otherwise: "ineligible", marks: [] };
    }),
  );
}

/** Somebody in one of the cases is paid. */
export function anyPaid(cases: readonly Case[]): Expression {
  const paid = cases.filter((it) => it.fen);
  if (paid.some((it) => it.when.length === 0)) return always;
  return { op: "or", of: paid.map((it) => both(it.when)) };
}
