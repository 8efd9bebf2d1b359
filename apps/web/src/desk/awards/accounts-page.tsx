import { App, Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import "../funds/kit/kit.css";
import { useOnce } from "../funds/kit/use-once.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { Page } from "../shell/page.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay, useSession } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { useUrlState } from "../shell/url-state.ts";
import { AccountTag } from "./account-tag.tsx";
import { AwardWays } from "./award-ways.tsx";
import { awardMessages } from "./awards.messages.ts";
import type { PaymentAccount } from "./types.ts";

/** Accounts that wait to be checked against their evidence. */
export function PayeeAccountsPage() {
  const m = useMessages(awardMessages);
  const may = useMay();
  const me = useSession().account.id;
  const [asked, set] = useUrlState({ page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const list = useAsk("GET /api/v1/payee-accounts", { query: { page, pageSize } }, { keep: true });
  return (
    <Page title={m.accounts} crumbs={[{ title: m.title, to: "/awards" }]} lead={m.accountsLead}>
      <AwardWays />
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.accounts}
            rows={items}
            idOf={({ id }) => id}
            busy={list.isPlaceholderData}
            empty={m.accountsNone}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
            columns={[
              {
                key: "party",
                title: m.party,
                width: 140,
                render: ({ party }) => <span lang="zh-CN">{party.name}</span>,
              },
              {
                key: "holder",
                title: m.holder,
                width: 140,
                render: ({ holder }) => <span lang="zh-CN">{holder}</span>,
              },
              { key: "bank", title: m.bank, width: 180, render: ({ bank }) => <span lang="zh-CN">{bank}</span> },
              { key: "number", title: m.accountNumber, width: 140, render: ({ masked }) => masked },
              { key: "state", title: m.state, width: 110, render: ({ state }) => <AccountTag state={state} /> },
              {
                key: "by",
                title: m.enteredBy,
                width: 180,
                render: ({ entered }) => m.by(entered.name, tableMoment(entered.at)),
              },
              {
                key: "acts",
                title: m.acts,
                width: 180,
                render: (account) =>
                  may("payment", "update") &&
                  (account.enteredBy === me ? (
                    <span className="jc-hint">{m.verifyOwn}</span>
                  ) : (
                    <Acts account={account} />
                  )),
              },
            ]}
          />
        )}
      </Answered>
    </Page>
  );
}

function Acts({ account: { id, party } }: { readonly account: PaymentAccount }) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState<"verify" | "refuse">();
  const decide = useOnce("POST /api/v1/payee-accounts/:id/verify", () => {
    void message.success(m.verifyDone);
    setOpen(undefined);
  });
  const verified = open === "verify";
  return (
    <span className="dk-acts">
      <Button size="small" aria-label={m.verifyOf(party.name)} onClick={() => setOpen("verify")}>
        {m.verify}
      </Button>
      <Button size="small" aria-label={m.refuseAccountOf(party.name)} onClick={() => setOpen("refuse")}>
        {m.refuseAccount}
      </Button>
      <ReasonDialog
        open={open !== undefined}
        title={m.verifyTitle}
        verb={verified ? m.verify : m.refuseAccount}
        busy={decide.isPending}
        error={decide.error}
        onGive={(why) => decide.mutate({ params: { id }, body: { verified, why } })}
        onClose={() => setOpen(undefined)}
      />
    </span>
  );
}
