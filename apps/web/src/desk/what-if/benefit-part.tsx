import { figureOf } from "../../lib/format.ts";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyUnit } from "../funds/kit/money-unit.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { Part } from "../shell/page.tsx";
import { signed } from "./fund-part.tsx";
import { useSaid } from "./said.ts";
import type { Comparison } from "./types.ts";
import { whatIfMessages } from "./what-if.messages.ts";

/** The benefit and those that move with it, because nobody may have both or they share a limit. */
export function BenefitPart({ byBenefit }: Pick<Comparison, "byBenefit">) {
  const m = useMessages(whatIfMessages);
  const say = useText();
  const { count, fromTo } = useSaid();
  const said = (fen: number | null) => (fen === null ? m.hidden : figureOf(fen));
  if (byBenefit.length < 2) return null;
  return (
    <Part title={m.byBenefit}>
      <p>{m.byBenefitLead}</p>
      <MoneyUnit />
      <DataTable
        caption={m.byBenefit}
        rows={byBenefit}
        idOf={({ benefit }) => benefit}
        columns={[
          { key: "benefit", title: m.benefit, width: 220, render: ({ title }) => say(title) },
          {
            key: "headcount",
            title: m.headcount,
            width: 150,
            figures: true,
            render: ({ headcount }) => fromTo(headcount.before, headcount.after, count),
          },
          { key: "before", title: m.before, figures: true, render: ({ costFen }) => said(costFen.before) },
          { key: "after", title: m.after, figures: true, render: ({ costFen }) => said(costFen.after) },
          {
            key: "difference",
            title: m.difference,
            figures: true,
            render: ({ costFen }) => signed(costFen.before, costFen.after, m.hidden),
          },
        ]}
      />
    </Part>
  );
}
