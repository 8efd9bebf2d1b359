import { Button } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay } from "../shell/session.ts";
import { liaisonMessages } from "./liaison.messages.ts";
import type { Detail } from "./types.ts";

type Contact = Detail["records"][number];

/** What took place, newest first. A mistake is struck, not erased. */
export function Records({ records }: { readonly records: readonly Contact[] }) {
  const m = useMessages(liaisonMessages);
  if (records.length === 0) return <p>{m.recordsNone}</p>;
  return (
    <ul className="dk-plain dk-records">
      {records.map((record) => (
        <OneRecord key={record.id} record={record} />
      ))}
    </ul>
  );
}

function OneRecord({ record: { id, kind, on, by, unit, summary, retracted } }: { readonly record: Contact }) {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const retract = useTell("POST /api/v1/contacts/:id/retract", () => setOpen(false));
  const words = summary ?? m.hidden;
  return (
    <li>
      <p className="jc-hint">
        {on ?? m.dayUnknown} · {kind === "call" ? m.call_ : m[kind]} · <span lang="zh-CN">{by}</span> · {say(unit.name)}
      </p>
      <p>{retracted ? <s>{words}</s> : words}</p>
      {retracted && <p className="jc-hint">{m.retracted(retracted.why)}</p>}
      {!retracted && may("liaison", "update") && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {m.retract}
        </Button>
      )}
      <ReasonDialog
        open={open}
        title={m.retractTitle}
        verb={m.retract}
        busy={retract.isPending}
        error={retract.error}
        onGive={(why) => retract.mutate({ params: { id }, body: { why } })}
        onClose={() => setOpen(false)}
      />
    </li>
  );
}
