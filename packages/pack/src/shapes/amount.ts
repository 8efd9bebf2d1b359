import { hasKey, isLike, isText, oneOf } from "../shape/choice.ts";
import { list, may, needs, record, table, type Entry } from "../shape/collections.ts";
import { expression, integer, money, word, type Written } from "../shape/scalars.ts";
import { described, mapped, named, type Shape } from "../shape/shape.ts";
import { patterns, valueName } from "./names.ts";

/** An amount as written: structure checked, expressions not parsed yet. */
export type AmountDraft =
  | { readonly kind: "money"; readonly fen: number }
  | { readonly kind: "expression"; readonly is: Written | undefined }
  | {
      readonly kind: "by";
      readonly by: Written | undefined;
      readonly rows: readonly Entry<AmountDraft>[];
      readonly else?: Otherwise;
    }
  | { readonly kind: "rows"; readonly rows: readonly RowDraft[]; readonly else?: Otherwise }
  | { readonly kind: "least" | "most" | "add"; readonly of: readonly AmountDraft[] }
  | { readonly kind: "percent"; readonly percent: number; readonly of: AmountDraft }
  | {
      readonly kind: "changed";
      readonly amount: AmountDraft;
      readonly uplift?: { readonly if: Written | undefined; readonly percent: number };
      readonly times?: Written | undefined;
    }
  | LadderDraft;

export type Otherwise = "ineligible" | "judgement";
export type RowDraft = { readonly if: Written | undefined; readonly is: AmountDraft };
export type LadderDraft = {
  readonly kind: "ladder";
  readonly ladder: string;
  readonly from: Written | undefined;
  readonly to: Written | undefined;
  readonly steps: readonly Entry<number>[];
  readonly above: Otherwise;
};

const what = {
  zh: "金额：500 yuan、表达式，或一种算法",
  en: "an amount: 500 yuan, an expression, or a way to compute one",
};
const otherwise = word("ineligible", "judgement");

/** Every way to write an amount; docs/packs.md has the table. */
export const amount: Shape<AmountDraft> = named("amount", what, () => amountShape);

/** What was surely meant as a sum, its unit or sign perhaps wrong; the shape of money says how to write it. */
const moneyText = /^\s*[-+]?[0-9.,]+\s*(yuan|元|万元|RMB|CNY)?\s*$/i;
const percentage = integer(0, 1000);

const fixed = mapped(money, (fen): AmountDraft => ({ kind: "money", fen }));
const computed = mapped(expression, (is): AmountDraft => ({ kind: "expression", is }));
const by = tagged(
  record({ by: needs(expression), rows: needs(table(amount, patterns.value)), else: may(otherwise) }),
  "by",
);
const rows = tagged(
  record({ rows: needs(list(record({ if: needs(expression), is: needs(amount) }))), else: may(otherwise) }),
  "rows",
);
const least = mapped(record({ least: needs(list(amount)) }), ({ least: of }): AmountDraft => ({ kind: "least", of }));
const most = mapped(record({ most: needs(list(amount)) }), ({ most: of }): AmountDraft => ({ kind: "most", of }));
const add = mapped(record({ add: needs(list(amount)) }), ({ add: of }): AmountDraft => ({ kind: "add", of }));
const percent = tagged(record({ percent: needs(percentage), of: needs(amount) }), "percent");
const changed = tagged(
  record({
    amount: needs(amount),
    uplift: may(record({ if: needs(expression), percent: needs(percentage) })),
    times: may(expression),
  }),
  "changed",
);
const ladder = tagged(
  record({
    ladder: needs(valueName),
    from: needs(expression),
    to: needs(expression),
    steps: needs(table(money, patterns.value)),
    above: needs(otherwise),
  }),
  "ladder",
);

const amountShape: Shape<AmountDraft> = described(
  oneOf(what, (): AmountDraft => ({ kind: "expression", is: undefined }), [
    { when: isLike(moneyText), shape: fixed },
    { when: isText, shape: computed },
    { when: hasKey("by"), shape: by },
    { when: hasKey("ladder"), shape: ladder },
    { when: hasKey("rows"), shape: rows },
    { when: hasKey("least"), shape: least },
    { when: hasKey("most"), shape: most },
    { when: hasKey("add"), shape: add },
    { when: hasKey("percent"), shape: percent },
    { when: hasKey("amount"), shape: changed },
  ]),
  what,
);

/** Gives a record its kind in place, so that the sheet still knows where its entries stood. */
function tagged<T extends object, const K extends string>(shape: Shape<T>, kind: K): Shape<T & { readonly kind: K }> {
  return mapped(shape, (value) => Object.assign(value, { kind }));
}
