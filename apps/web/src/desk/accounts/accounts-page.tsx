import { Button, Tabs } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { AccountsList } from "./accounts-list.tsx";
import { accountsMessages } from "./accounts.messages.ts";
import { DirectorySettings } from "./directory-settings.tsx";
import { GrantsList } from "./grants-list.tsx";
import { NewAccountDialog } from "./new-account-dialog.tsx";
import { NewMachineDialog } from "./new-machine-dialog.tsx";

/** Accounts, the roles granted to them, and how sign-in is set: each part for whoever may see it. */
export function AccountsPage() {
  const m = useMessages(accountsMessages);
  const may = useMay();
  const [{ part }, set] = useUrlState({ part: "" });
  const [adding, setAdding] = useState<"person" | "machine">();
  const close = () => setAdding(undefined);
  const parts = [
    ...(may("account", "list") ? [{ key: "accounts", label: m.accounts, children: <AccountsList /> }] : []),
    ...(may("grant", "list") ? [{ key: "grants", label: m.grants, children: <GrantsList filtered /> }] : []),
    ...(may("grant", "read") ? [{ key: "settings", label: m.settings, children: <DirectorySettings /> }] : []),
  ];
  return (
    <Page
      title={m.title}
      lead={m.lead}
      actions={
        may("account", "create") && (
          <>
            <Button onClick={() => setAdding("machine")}>{m.machine}</Button>
            <Button type="primary" data-key="n" onClick={() => setAdding("person")}>
              {m.add}
            </Button>
          </>
        )
      }
    >
      <Tabs
        activeKey={part || (parts[0]?.key ?? "")}
        onChange={(next) => set({ part: next })}
        items={parts}
        destroyOnHidden
        aria-label={m.tabs}
      />
      {adding === "person" && <NewAccountDialog onClose={close} />}
      {adding === "machine" && <NewMachineDialog onClose={close} />}
    </Page>
  );
}
