import { useMessages } from "../../lib/language.tsx";
import { Part } from "../shell/page.tsx";
import { figureOf } from "../../lib/format.ts";
import { MoneyUnit } from "../funds/kit/money-unit.tsx";
import { DataTable } from "../shell/data-table.tsx";
import type { Comparison } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

type Props = Pick<Comparison, "byFund"> & {
  /** What the fund of a row is called. */
  readonly fundName: (row: Comparison["byFund"][number]) => string;
};

/** What it costs each fund that the document names, before and after. */
export function FundPart({ byFund, fundName }: Props) {
  const m = useMessages(whatIfMessages);
  const said = (fen: number | null) => (fen === null ? m.hidden : figureOf(fen));
  return (
    <Part title={m.byFund}>
      {byFund.length === 0 ? (
        <p>{m.fundNone}</p>
      ) : (
        <>
          <MoneyUnit />
          <DataTable
            caption={m.byFund}
            rows={byFund}
            idOf={({ pack, fund }) => `${pack} ${fund ?? ""}`}
            columns={[
              { key: "fund", title: m.fund, width: 220, render: fundName },
              { key: "before", title: m.before, figures: true, render: ({ before }) => said(before) },
              { key: "after", title: m.after, figures: true, render: ({ after }) => said(after) },
              {
                key: "difference",
                title: m.difference,
                figures: true,
                render: ({ before, after }) => signed(before, after, m.hidden),
              },
            ]}
          />
        </>
      )}
    </Part>
  );
}

/** +1,000 or −1,000; figures that are hidden have no difference. */
export function signed(before: number | null, after: number | null, hidden: string): string {
  if (before === null || after === null) return hidden;
  const fen = after - before;
  return `${fen > 0 ? "+" : fen < 0 ? "−" : ""}${figureOf(Math.abs(fen))}`;
}
