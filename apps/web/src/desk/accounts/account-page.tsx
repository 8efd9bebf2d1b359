import { Button, Tag } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Line } from "../shell/line.tsx";
import { Page, Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { AccountSessions } from "./account-sessions.tsx";
import { accountsMessages } from "./accounts.messages.ts";
import { EditAccountDialog } from "./edit-account-dialog.tsx";
import { GrantDialog } from "./grant-dialog.tsx";
import { GrantsList } from "./grants-list.tsx";
import { ResetDialog } from "./reset-dialog.tsx";
import type { Account } from "./roles.ts";

/** One account: who it is, its roles over time, where it is signed in. */
export function AccountPage() {
  const m = useMessages(accountsMessages);
  const { id = "" } = useParams();
  const account = useAsk("GET /api/v1/accounts/:id", { params: { id } });
  if (account.data !== undefined) return <Filled key={id} account={account.data} />;
  return (
    <Page title={m.account} crumbs={[{ title: m.title, to: "/accounts" }]}>
      <Answered query={account}>{() => null}</Answered>
    </Page>
  );
}

/** Accounts that security administrators handle; all others are for system administrators, who alone open accounts. */
const isGuard = ({ roles }: Account) => roles.some(({ role }) => role === "security_admin" || role === "audit_admin");

function Filled({ account }: { readonly account: Account }) {
  const m = useMessages(accountsMessages);
  const may = useMay();
  const { language } = useLanguage();
  const [doing, setDoing] = useState<"edit" | "reset" | "grant">();
  const close = () => setDoing(undefined);
  const change = useTell("PATCH /api/v1/accounts/:id");
  const disabled = account.state === "disabled";
  return (
    <Page
      title={account.name}
      crumbs={[{ title: m.title, to: "/accounts" }]}
      beside={<Tag>{m[account.state]}</Tag>}
      actions={
        may("account", "update") &&
        (may("account", "create") || isGuard(account)) && (
          <>
            <Button onClick={() => change.mutate({ params: { id: account.id }, body: { disabled: !disabled } })}>
              {disabled ? m.enable : m.disable}
            </Button>
            {account.kind === "human" && <Button onClick={() => setDoing("reset")}>{m.reset}</Button>}
            <Button type="primary" data-key="e" onClick={() => setDoing("edit")}>
              {m.edit}
            </Button>
          </>
        )
      }
    >
      <Faults error={change.error} />
      <Part title={m.basic}>
        <dl className="dk-facts">
          <Line term={m.username} says={account.kind === "machine" ? m.machineKind : account.username} />
          <Line term={m.mobile} says={account.mobileTail && `*******${account.mobileTail}`} />
          <Line term={m.unit} says={account.unit?.name} chinese />
          <Line term={m.step} says={account.secondStep ? m.on : m.off} />
          <Line
            term={m.lastSignIn}
            says={account.lastSignIn === null ? m.never : formatMoment(account.lastSignIn, language)}
          />
          <Line term={m.created} says={formatMoment(account.createdAt, language)} />
        </dl>
      </Part>
      {may("grant", "list") && (
        <Part
          title={m.grantsOf}
          actions={
            may("grant", "create") && (
              <Button data-key="n" onClick={() => setDoing("grant")}>
                {m.grant}
              </Button>
            )
          }
        >
          <GrantsList account={account.id} />
        </Part>
      )}
      {may("account", "approve") && <AccountSessions account={account.id} />}
      {doing === "edit" && <EditAccountDialog account={account} onClose={close} />}
      {doing === "reset" && <ResetDialog account={account} onClose={close} />}
      {doing === "grant" && <GrantDialog account={account} onClose={close} />}
    </Page>
  );
}
