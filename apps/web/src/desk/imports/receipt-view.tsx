import { Alert, Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { importsMessages } from "./imports.messages.ts";
import { figure, type ImportDetail } from "./types.ts";

/** What the import did, in numbers that add up; and the way back within a day. */
export function ReceiptView({ detail }: { readonly detail: ImportDetail }) {
  const m = useMessages(importsMessages);
  const say = useText();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { id, receipt, undo, status, roster, year } = detail;
  if (receipt === null) return null;
  const lines = [
    [m.rNew, receipt.newOnes],
    [m.rChanged, receipt.changed],
    [m.rSame, receipt.same],
    [m.rEntries, receipt.entries],
    [m.rFacts, receipt.facts],
    [m.rLeftOut, receipt.leftOut],
  ] as const;
  return (
    <Part title={m.receipt}>
      <p>
        {m.receiptNumber(receipt.number)} · {formatMoment(receipt.at, language)}
      </p>
      <Alert type={status === "done" ? "success" : "info"} role="status" showIcon title={say(receipt.says)} />
      {undo && (
        <Alert type="warning" showIcon title={m.undone1(formatMoment(undo.at, language), undo.by, undo.reason)} />
      )}
      <dl className="dk-figures">
        {lines.map(([label, n]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{figure(n)}</dd>
          </div>
        ))}
      </dl>
      {receipt.leftOut > 0 && (
        <p>
          {m.rLeftOutWhy}{" "}
          <a href={`/api/v1/imports/${id}/workbook`} download>
            {m.workbook}
          </a>
        </p>
      )}
      <div className="dk-buttons jc-no-print">
        <Button type="primary" onClick={() => void navigate(`/rosters/${roster}?year=${year}`)}>
          {m.toRoster}
        </Button>
        <Button onClick={() => void navigate("/imports/new")}>{m.another}</Button>
        <Button onClick={() => window.print()}>{m.print}</Button>
        {status === "done" && <Undo id={id} until={receipt.undoUntil} />}
      </div>
    </Part>
  );
}

function Undo({ id, until }: { readonly id: string; readonly until: string }) {
  const m = useMessages(importsMessages);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const undo = useTell("POST /api/v1/imports/:id/undo", () => setOpen(false));
  if (new Date(until).getTime() < Date.now()) return null;
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {m.undo}
      </Button>
      <span className="jc-hint">{m.undoUntil(formatMoment(until, language))}</span>
      <ReasonDialog
        open={open}
        title={m.undoTitle}
        verb={m.undo}
        busy={undo.isPending}
        error={undo.error}
        onGive={(reason) => undo.mutate({ params: { id }, body: { reason } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
