import { Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Line } from "../shell/line.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { AccountDialog } from "./account-dialog.tsx";
import { AccountTag } from "./account-tag.tsx";
import { awardMessages } from "./awards.messages.ts";
import type { AwardDetail } from "./types.ts";

/** The account that the money goes to, masked; at a counter a clerk enters it for the payee. */
export function AccountPart({ award: { id, account } }: { readonly award: AwardDetail }) {
  const m = useMessages(awardMessages);
  const may = useMay();
  const [open, setOpen] = useState(false);
  const enter = may("award", "update") && <Button onClick={() => setOpen(true)}>{m.enterAccount}</Button>;
  return (
    <Part title={m.account} actions={enter}>
      {account ? (
        <>
          <dl className="dk-facts">
            <Line term={m.bank} says={account.bank} chinese />
            <Line term={m.holder} says={account.holder} chinese />
            <Line term={m.accountNumber} says={account.masked} />
          </dl>
          <AccountTag state={account.state} /> {account.why}
        </>
      ) : (
        <p>{m.accountNone}</p>
      )}
      {open && <AccountDialog award={id} onClose={() => setOpen(false)} />}
    </Part>
  );
}
