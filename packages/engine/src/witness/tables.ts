/** The tables inside an amount. */
import type { Amount } from "../model/benefit.ts";
import type { Expression } from "../model/expression.ts";
import { equals } from "./build.ts";
import type { Path } from "./finding.ts";

/** A table inside an amount, with the tests of its rows and what each pays when that is a constant. */
export type Table = {
  readonly path: Path;
  readonly by?: Expression;
  readonly rows: readonly {
    readonly name: string;
    readonly if: Expression;
    readonly pays: string;
    readonly fen?: number;
  }[];
};

/** Tables wherever they stand in an amount; `plain` turns `on` and settings into facts. */
export function tablesIn(amount: Amount, path: Path, plain: (of: Expression) => Expression): Table[] {
  const inside = (of: Amount, ...more: Path) => tablesIn(of, [...path, ...more], plain);
  const pays = (of: Amount) => ({
    pays: JSON.stringify(of),
    ...(of.kind === "expression" && of.is.op === "const" && typeof of.is.value === "number"
      ? { fen: of.is.value }
      : {}),
  });
  switch (amount.kind) {
    case "by": {
      const by = plain(amount.by);
      const rows = amount.rows.map((row) => ({ name: row.value, if: equals(by, row.value), ...pays(row.amount) }));
      return [{ path, by, rows }, ...amount.rows.flatMap((row) => inside(row.amount, "rows", row.value))];
    }
    case "rows": {
      const rows = amount.rows.map((row, index) => ({
        name: `rows[${index}]`,
        if: plain(row.if),
        ...pays(row.amount),
      }));
      return [{ path, rows }, ...amount.rows.flatMap((row, index) => inside(row.amount, "rows", index, "is"))];
    }
    case "least":
    case "most":
    case "add":
      return amount.of.flatMap((part, index) => inside(part, amount.kind, index));
    case "percent":
      return inside(amount.of, "of");
    case "uplift":
    case "times":
      return inside(amount.of, "amount");
    default:
      return [];
  }
}
