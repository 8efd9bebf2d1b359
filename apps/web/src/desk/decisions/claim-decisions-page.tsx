import { Link, useParams } from "react-router";
import { figureOf } from "../../lib/format.ts";
import { useMessages } from "../../lib/language.tsx";
import { claimsMessages } from "../claims/claims.messages.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Page } from "../shell/page.tsx";
import { decisionsMessages } from "./decisions.messages.ts";

/** The decisions on one claim, the latest first. */
export function ClaimDecisionsPage() {
  const m = useMessages(decisionsMessages);
  const words = useMessages(claimsMessages);
  const { id = "" } = useParams();
  const decisions = useAsk("GET /api/v1/claims/:id/decisions", { params: { id } });
  return (
    <Page
      title={m.listTitle}
      crumbs={[
        { title: words.title, to: "/claims" },
        { title: m.claim, to: `/claims/${id}` },
      ]}
    >
      <Answered query={decisions}>
        {({ items }) => (
          <DataTable
            caption={m.listTitle}
            rows={items}
            idOf={(one) => one.id}
            linkOf={(one) => `/decisions/${one.id}`}
            empty={<p>{m.none}</p>}
            columns={[
              { key: "number", title: m.letterNumber, width: 220, render: ({ letterNumber }) => letterNumber },
              { key: "outcome", title: m.title, width: 120, render: ({ outcome }) => m[outcome] },
              { key: "on", title: m.due, width: 200, render: ({ on, by }) => m.on(on, by) },
              {
                key: "amount",
                title: m.fen,
                width: 130,
                figures: true,
                render: ({ amountFen }) => (amountFen === null ? "—" : figureOf(amountFen)),
              },
            ]}
          />
        )}
      </Answered>
      <p>
        <Link to={`/claims/${id}`}>{m.claim}</Link>
      </p>
    </Page>
  );
}
