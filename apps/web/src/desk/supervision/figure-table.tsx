import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyTable } from "../funds/kit/money-table.tsx";
import { sumOf, yuan } from "../funds/kit/money.ts";
import { fenOfKind, linesPath } from "./figures.ts";
import { supervisionMessages } from "./supervision.messages.ts";
import { kinds, type Supervision, type SupervisionRow } from "./types.ts";

type Props = {
  readonly by: "fund" | "policy";
  readonly year: number;
  readonly rows: readonly SupervisionRow[];
  readonly total: Supervision["total"];
};

/** Budget, held, paid, late, failed and short, of each fund or policy; each figure opens its instalments. */
export function FigureTable({ by, year, rows, total }: Props) {
  const m = useMessages(supervisionMessages);
  const say = useText();
  // What was paid before a take-over came out of no fund.
  const ofRows = kinds.filter((kind) => by === "policy" || kind !== "paid_before");
  const shown = ofRows.map((kind) => ({
    key: kind,
    title: m[kind],
    width: 105,
    figures: true as const,
    render: (row: SupervisionRow) => {
      const fen = fenOfKind[kind](row);
      if (fen === 0) return yuan(fen);
      return (
        <Link to={linesPath(year, kind, by === "fund" ? { fund: row.key } : { policy: row.key })}>{yuan(fen)}</Link>
      );
    },
  }));
  // What a policy costs has no budget of its own: funds have.
  const budget = [
    {
      key: "budget",
      title: m.budget,
      width: 115,
      figures: true as const,
      render: (row: SupervisionRow) => yuan(row.budgetFen),
    },
    {
      key: "available",
      title: m.available,
      width: 115,
      figures: true as const,
      render: (row: SupervisionRow) => yuan(row.availableFen),
    },
  ];
  const sums = Object.fromEntries(kinds.map((kind) => [kind, sumOf(rows, fenOfKind[kind])]));
  const all =
    by === "fund" ? { ...sums, short: total.shortFen, budget: total.budgetFen, available: total.availableFen } : sums;
  return (
    <MoneyTable
      caption={by === "fund" ? m.byFund : m.byPolicy}
      rows={rows}
      idOf={({ key }) => key}
      {...(by === "fund" && { linkOf: ({ key }: SupervisionRow) => `/funds/${key}` })}
      money={{}}
      all={{ count: rows.length, fen: all }}
      columns={[
        { key: "name", title: by === "fund" ? m.fund : m.policy, width: 190, render: ({ name }) => say(name) },
        ...(by === "fund" ? budget : []),
        ...shown,
      ]}
    />
  );
}
