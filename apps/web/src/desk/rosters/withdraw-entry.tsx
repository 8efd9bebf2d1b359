import { App, Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { handMessages } from "./hand.messages.ts";
import type { Path } from "./types.ts";

type Props = { readonly path: Path; readonly id: string; readonly name: string };

/** Takes one row out of the roster, saying why; whoever it is about stays registered. */
export function WithdrawEntry({ path, id, name }: Props) {
  const m = useMessages(handMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const withdraw = useTell("POST /api/v1/rosters/:pack/:roster/entries/:id/withdraw", () => {
    void message.success(m.withdrawn);
    setOpen(false);
  });
  return (
    <>
      <Button size="small" aria-label={m.withdrawOf(name)} onClick={() => setOpen(true)}>
        {m.withdraw}
      </Button>
      <ReasonDialog
        open={open}
        title={m.withdrawOf(name)}
        verb={m.withdraw}
        busy={withdraw.isPending}
        error={withdraw.error}
        onGive={(why) => withdraw.mutate({ params: { ...path, id }, body: { why } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
