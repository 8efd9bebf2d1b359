import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { BudgetDialog } from "./budget-dialog.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { BulletBar } from "./kit/bullet-bar.tsx";
import { MoneyTable } from "./kit/money-table.tsx";
import { yuan } from "./kit/money.ts";
import { Ledger } from "./ledger.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";
import { type Fund, yearNow } from "./types.ts";

/** One fund: each year's five accounts, and every entry of its ledger. */
export function FundPage() {
  const m = useMessages(fundsMessages);
  const say = useText();
  const { id = "" } = useParams();
  const fund = useAsk("GET /api/v1/funds/:id", { params: { id } });
  return (
    <Answered query={fund}>
      {(found) => (
        <Page
          title={say(found.name)}
          crumbs={[{ title: m.title, to: "/funds" }]}
          lead={[found.source, found.unit && say(found.unit.name), found.key].filter(Boolean).join(" · ")}
          actions={<Actions fund={found} />}
        >
          <Years fund={found} />
          <Ledger id={found.id} years={found.years.map(({ year }) => year)} />
        </Page>
      )}
    </Answered>
  );
}

function Actions({ fund }: { readonly fund: Fund }) {
  const m = useMessages(fundsMessages);
  const may = useMay();
  const [open, setOpen] = useState<"budget" | "transfer">();
  const close = () => setOpen(undefined);
  if (!may("fund", "approve")) return null;
  return (
    <>
      <Button type="primary" data-key="n" onClick={() => setOpen("budget")}>
        {m.addBudget}
      </Button>
      {fund.years.length > 0 && <Button onClick={() => setOpen("transfer")}>{m.transfer}</Button>}
      {open === "budget" && <BudgetDialog fund={fund} onClose={close} />}
      {open === "transfer" && <TransferDialog fund={fund} onClose={close} />}
    </>
  );
}

function Years({ fund: { years } }: { readonly fund: Fund }) {
  const m = useMessages(fundsMessages);
  const newest = [...years].sort((a, b) => b.year - a.year);
  const now = newest.find(({ year }) => year === yearNow()) ?? newest[0];
  if (!now) return <Part title={m.years}>{m.noYear}</Part>;
  return (
    <Part title={m.years}>
      <BulletBar
        limit={now.budgetFen}
        held={now.heldFen}
        paid={now.paidFen + now.inPaymentFen}
        left={now.availableFen}
      />
      <MoneyTable
        caption={m.years}
        rows={newest}
        idOf={({ year }) => String(year)}
        money={{
          budget: (row) => row.budgetFen,
          available: (row) => row.availableFen,
          held: (row) => row.heldFen,
          inPayment: (row) => row.inPaymentFen,
          paid: (row) => row.paidFen,
          receivable: (row) => row.receivableFen,
        }}
        columns={[
          { key: "year", title: m.year, width: 130, render: ({ year }) => year },
          { key: "budget", title: m.budget, width: 130, figures: true, render: (row) => yuan(row.budgetFen) },
          { key: "available", title: m.available, width: 130, figures: true, render: (row) => yuan(row.availableFen) },
          { key: "held", title: m.held, width: 130, figures: true, render: (row) => yuan(row.heldFen) },
          { key: "inPayment", title: m.inPayment, width: 130, figures: true, render: (row) => yuan(row.inPaymentFen) },
          { key: "paid", title: m.paid, width: 130, figures: true, render: (row) => yuan(row.paidFen) },
          {
            key: "receivable",
            title: m.receivable,
            width: 130,
            figures: true,
            render: (row) => yuan(row.receivableFen),
          },
        ]}
      />
    </Part>
  );
}
