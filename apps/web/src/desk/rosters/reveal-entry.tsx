import { Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { rostersMessages } from "./rosters.messages.ts";
import type { Entry, Path } from "./types.ts";

type RevealProps = {
  readonly path: Path;
  readonly row: Entry;
  readonly name: string;
  readonly onReveal: (entry: Entry) => void;
};

/** Shows the sensitive columns of one row, for a reason that is recorded. */
export function RevealEntry({ path, row, name, onReveal }: RevealProps) {
  const m = useMessages(rostersMessages);
  const [open, setOpen] = useState(false);
  const reveal = useTell("POST /api/v1/rosters/:pack/:roster/entries/:id/reveal", (entry) => {
    setOpen(false);
    onReveal(entry);
  });
  return (
    <>
      <Button size="small" aria-label={m.revealTitle(name)} onClick={() => setOpen(true)}>
        {m.reveal}
      </Button>
      <ReasonDialog
        open={open}
        title={m.revealTitle(name)}
        verb={m.reveal}
        reveals
        busy={reveal.isPending}
        error={reveal.error}
        onGive={(reason) => reveal.mutate({ params: { ...path, id: row.id }, body: { reason } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
