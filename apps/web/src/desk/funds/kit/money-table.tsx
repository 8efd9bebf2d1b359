import type { ComponentProps, ReactNode } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { type Column, DataTable, type Sums } from "../../shell/data-table.tsx";
import "./kit.css";
import { MoneyUnit } from "./money-unit.tsx";
import { kitMessages } from "./kit.messages.ts";
import { sumOf, yuan } from "./money.ts";

type Props<Row extends object> = Omit<ComponentProps<typeof DataTable<Row>>, "sums" | "columns"> & {
  readonly columns: readonly Column<Row>[];
  /** Columns that are added up, by their key, in fen. */
  readonly money: Readonly<Record<string, (row: Row) => number>>;
  /** The sums over all pages in fen and how many rows there are; absent where this page is everything. */
  readonly all?: { readonly count: number; readonly fen: Readonly<Record<string, number>> };
  /** Whether the rows are payments, whose number belongs beside their sum. */
  readonly counted?: boolean;
};

/** A list of money: 单位：元 above, 本页小计 and 全部合计 below; counts and money only, never shares. */
export function MoneyTable<Row extends object>({ money, all, counted = false, ...table }: Props<Row>) {
  const m = useMessages(kitMessages);
  const keys = Object.keys(money);
  const onPage = Object.fromEntries(keys.map((key) => [key, sumOf(table.rows, money[key]!)]));
  const whole = all ?? { count: table.rows.length, fen: onPage };
  const several = whole.count > table.rows.length;
  const sums: Sums[] = [
    ...(several ? [{ key: "page", title: m.pageSum, cells: written(onPage) }] : []),
    {
      key: "all",
      title: counted ? m.allSumOf(whole.count.toLocaleString("en-US")) : m.allSum,
      cells: written(whole.fen),
    },
  ];
  return (
    <>
      <MoneyUnit />
      <DataTable {...table} sums={sums} />
    </>
  );
}

const written = (fen: Readonly<Record<string, number>>): Readonly<Record<string, ReactNode>> =>
  Object.fromEntries(Object.entries(fen).map(([key, value]) => [key, yuan(value)]));
