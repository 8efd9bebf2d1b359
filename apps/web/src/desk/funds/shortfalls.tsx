import { App, Button } from "antd";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { fundsMessages } from "./funds.messages.ts";
import { MoneyTable } from "./kit/money-table.tsx";
import { yuan } from "./kit/money.ts";
import { useOnce } from "./kit/use-once.ts";

/** What is granted and waits for money, by benefit, with the reason and the way to the lines behind it. */
export function Shortfalls({ place, year }: { readonly place: string; readonly year: number }) {
  const m = useMessages(fundsMessages);
  const say = useText();
  const may = useMay();
  const list = useAsk("GET /api/v1/funds/shortfalls", { query: { place, year } }, { keep: true });
  return (
    <Part title={m.shortfalls} actions={may("fund", "approve") && <HoldAgain place={place} />}>
      <Answered query={list} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{m.shortfallsNone}</p>
          ) : (
            <MoneyTable
              caption={m.shortfalls}
              rows={items}
              idOf={({ benefit, year: of, because }) => `${benefit.id} ${of} ${because}`}
              money={{ fen: ({ fen }) => fen }}
              columns={[
                {
                  key: "benefit",
                  title: m.benefit,
                  width: 240,
                  render: ({ benefit, year: of }) => (
                    <Link to={`/supervision/lines?year=${of}&kind=short&benefit=${encodeURIComponent(benefit.id)}`}>
                      {say(benefit.title)}
                    </Link>
                  ),
                },
                { key: "year", title: m.year, width: 70, render: (row) => row.year },
                { key: "why", title: m.because, width: 260, render: ({ says }) => say(says) },
                { key: "n", title: m.instalments, width: 80, figures: true, render: (row) => row.instalments },
                { key: "fen", title: m.short, width: 140, figures: true, render: ({ fen }) => yuan(fen) },
              ]}
            />
          )
        }
      </Answered>
    </Part>
  );
}

function HoldAgain({ place }: { readonly place: string }) {
  const m = useMessages(fundsMessages);
  const { message } = App.useApp();
  const hold = useOnce("POST /api/v1/funds/hold", ({ instalments, heldFen }) => {
    void message.success(m.holdDone(instalments, yuan(heldFen)));
  });
  return (
    <>
      <Faults error={hold.error} />
      <Button loading={hold.isPending} onClick={() => hold.mutate({ body: { place } })}>
        {m.holdAgain}
      </Button>
    </>
  );
}
