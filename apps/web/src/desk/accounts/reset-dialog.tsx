import { Checkbox } from "antd";
import { useState } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { LinkDialog, wholeAddress } from "../shell/link-dialog.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { accountsMessages } from "./accounts.messages.ts";
import type { Account } from "./roles.ts";

/** Ends an account's sessions and makes a link for a new password. */
export function ResetDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const m = useMessages(accountsMessages);
  const shell = useMessages(shellMessages);
  const { language } = useLanguage();
  const [removeSecondStep, setRemove] = useState(false);
  const reset = useTell("POST /api/v1/accounts/:id/reset");
  if (reset.data !== undefined) {
    const { link } = reset.data;
    return (
      <LinkDialog
        title={m.linkTitle}
        says={m.linkLead(account.name, formatMoment(link.until, language))}
        text={wholeAddress(link.address)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      title={m.resetTitle}
      okText={m.reset}
      cancelText={shell.cancel}
      confirmLoading={reset.isPending}
      onOk={() => reset.mutate({ params: { id: account.id }, body: { removeSecondStep } })}
      onCancel={onClose}
    >
      <Faults error={reset.error} />
      <p>{m.resetLead}</p>
      {account.secondStep && (
        <Checkbox checked={removeSecondStep} onChange={({ target }) => setRemove(target.checked)}>
          {m.removeStep}
        </Checkbox>
      )}
    </Dialog>
  );
}
