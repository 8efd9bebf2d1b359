import { Button, Tag } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { CapDialog } from "./cap-dialog.tsx";
import { FundWays } from "./fund-ways.tsx";
import { fundsMessages } from "./funds.messages.ts";
import { MoneyUnit } from "./kit/money-unit.tsx";
import { yuan } from "./kit/money.ts";
import { usePlace } from "./kit/use-place.ts";
import { OrderDialog } from "./order-dialog.tsx";
import { type FundOrder, type NamedFund, yearNow } from "./types.ts";

/** In which order funds pay for each benefit, and how much a programme may cost in a year. */
export function OrdersPage() {
  const m = useMessages(fundsMessages);
  const place = usePlace();
  const orders = useAsk("GET /api/v1/funds/orders", { query: { place } }, { enabled: place !== "" });
  const funds = useAsk("GET /api/v1/funds", { query: { place } }, { enabled: place !== "" });
  return (
    <Page title={m.ordersTitle} crumbs={[{ title: m.title, to: "/funds" }]} lead={m.ordersLead}>
      <FundWays />
      <Answered query={orders}>
        {({ items }) => (
          <Answered query={funds}>
            {(found) => (
              <>
                <Orders place={place} orders={items} funds={[...found.items, ...found.named]} />
                <Caps place={place} orders={items} />
              </>
            )}
          </Answered>
        )}
      </Answered>
    </Page>
  );
}

type OrdersProps = {
  readonly place: string;
  readonly orders: readonly FundOrder[];
  readonly funds: readonly NamedFund[];
};

function Orders({ place, orders, funds }: OrdersProps) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const may = useMay();
  const [setting, setSetting] = useState<FundOrder>();
  const nameOf = (key: string) => {
    const fund = funds.find((each) => each.key === key);
    return fund ? say(fund.name) : key;
  };
  return (
    <Part title={m.order}>
      <DataTable
        caption={m.order}
        rows={orders}
        idOf={({ benefit }) => benefit.id}
        columns={[
          { key: "benefit", title: m.benefit, width: 260, render: ({ benefit }) => say(benefit.title) },
          {
            key: "order",
            title: m.order,
            width: 300,
            render: ({ order }) => (order.length > 0 ? order.map(nameOf).join(" → ") : "—"),
          },
          { key: "by", title: m.basis, width: 200, render: (order) => <Basis order={order} /> },
          {
            key: "acts",
            title: m.setOrder,
            width: 120,
            render: (order) =>
              may("fund", "approve") && (
                <Button
                  size="small"
                  aria-label={m.setOrderOf(say(order.benefit.title))}
                  onClick={() => setSetting(order)}
                >
                  {m.setOrder}
                </Button>
              ),
          },
        ]}
      />
      {setting && <OrderDialog place={place} order={setting} funds={funds} onClose={() => setSetting(undefined)} />}
    </Part>
  );
}

function Basis({ order: { printed, setByPlace, basis, benefit } }: { readonly order: FundOrder }) {
  const m = useMessages(fundsMessages);
  const [colour, word] = setByPlace
    ? (["processing", m.setHere] as const)
    : printed
      ? (["success", m.printed] as const)
      : (["warning", m.notPrinted] as const);
  return (
    <>
      <Tag color={colour}>{word}</Tag> {basis ?? (printed ? benefit.clause : "")}
    </>
  );
}

function Caps({ place, orders }: { readonly place: string; readonly orders: readonly FundOrder[] }) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const caps = useAsk("GET /api/v1/funds/programme-caps", { query: { place, year: yearNow() } });
  const set = may("fund", "approve") && <Button onClick={() => setOpen(true)}>{m.setCap}</Button>;
  return (
    <Part title={m.caps} actions={set}>
      <Answered query={caps} lines={2}>
        {({ items }) => (
          <>
            {items.length > 0 && <MoneyUnit />}
            <DataTable
              caption={m.caps}
              rows={items}
              idOf={({ benefit, year }) => `${benefit.id} ${year}`}
              empty={m.capsNone}
              columns={[
                { key: "benefit", title: m.benefit, width: 260, render: ({ benefit }) => say(benefit.title) },
                { key: "year", title: m.year, width: 70, render: ({ year }) => year },
                { key: "cap", title: m.cap, width: 140, figures: true, render: ({ fen }) => yuan(fen) },
                { key: "used", title: m.used, width: 140, figures: true, render: ({ usedFen }) => yuan(usedFen) },
                { key: "by", title: m.basis, width: 240, render: ({ setBy, basis }) => m.setBy(setBy, basis) },
              ]}
            />
          </>
        )}
      </Answered>
      {open && (
        <CapDialog place={place} benefits={orders.map(({ benefit }) => benefit)} onClose={() => setOpen(false)} />
      )}
    </Part>
  );
}
