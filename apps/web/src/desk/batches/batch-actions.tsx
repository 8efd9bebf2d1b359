import { App, Button } from "antd";
import { useCallback, useState } from "react";
import { download } from "../../lib/download.ts";
import { useMessages } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { queries } from "../shell/queries.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { BatchSheet } from "./batch-sheet.tsx";
import { batchMessages } from "./batches.messages.ts";
import { ReturnDialog } from "./return-dialog.tsx";
import type { BatchDetail } from "./types.ts";
import { useBatchMay } from "./use-batch-may.ts";

/** What this reader may do with the batch now; the server says which, and says why not the rest. */
export function BatchActions({ batch }: { readonly batch: BatchDetail }) {
  const may = useBatchMay(batch);
  return (
    <>
      {may("check") && <Check batch={batch} />}
      {may("release") && <Release batch={batch} />}
      {may("return") && <Load batch={batch} />}
      {may("close") && <Close batch={batch} />}
      {may("file") && <BankFile batch={batch} />}
      <PrintList batch={batch} />
      {may("cancel") && <Cancel batch={batch} />}
    </>
  );
}

type Props = { readonly batch: BatchDetail };

function Check({ batch: { id } }: Props) {
  const m = useMessages(batchMessages);
  const { message } = App.useApp();
  const check = useOnce("POST /api/v1/batches/:id/check", () => void message.success(m.checkedNow));
  return (
    <>
      <Faults error={check.error} />
      <Button type="primary" loading={check.isPending} onClick={() => check.mutate({ params: { id } })}>
        {m.check}
      </Button>
    </>
  );
}

/** Asks once more, with the sum: from here on the money counts as with the bank. */
function Release({ batch: { id, sum } }: Props) {
  const m = useMessages(batchMessages);
  const { message, modal } = App.useApp();
  const release = useOnce("POST /api/v1/batches/:id/release", () => void message.success(m.releasedNow));
  const askFirst = () =>
    modal.confirm({
      title: m.releaseTitle,
      content: m.releaseSays(sum.payments, yuan(sum.fen), sum.words),
      okText: m.release,
      // A refusal is said on the page, where it can be read at leisure.
      onOk: () => release.mutateAsync({ params: { id } }).catch(() => {}),
    });
  return (
    <>
      <Faults error={release.error} />
      <Button type="primary" loading={release.isPending} onClick={askFirst}>
        {m.release}
      </Button>
    </>
  );
}

function Load({ batch }: Props) {
  const m = useMessages(batchMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type={batch.state === "released" ? "primary" : "default"} onClick={() => setOpen(true)}>
        {m.load}
      </Button>
      {open && <ReturnDialog id={batch.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function Close({ batch: { id } }: Props) {
  const m = useMessages(batchMessages);
  const { message } = App.useApp();
  const close = useOnce("POST /api/v1/batches/:id/close", () => void message.success(m.closedNow));
  return (
    <>
      <Faults error={close.error} />
      <Button type="primary" loading={close.isPending} onClick={() => close.mutate({ params: { id } })}>
        {m.close}
      </Button>
    </>
  );
}

function BankFile({ batch: { id } }: Props) {
  const m = useMessages(batchMessages);
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const take = async (format: "csv" | "xlsx") => {
    setBusy(true);
    setError(undefined);
    try {
      await download("GET /api/v1/batches/:id/file", { params: { id }, query: { format } });
      void message.success(m.fileTaken);
      // The file's checksum now stands in the batch.
      await queries.invalidateQueries();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Faults error={error} />
      <Button loading={busy} data-key="x" onClick={() => void take("xlsx")}>
        {m.file} Excel
      </Button>
      <Button loading={busy} onClick={() => void take("csv")}>
        {m.file} CSV
      </Button>
    </>
  );
}

function PrintList({ batch }: Props) {
  const m = useMessages(batchMessages);
  const [printing, setPrinting] = useState(false);
  const done = useCallback(() => setPrinting(false), []);
  return (
    <>
      <Button onClick={() => setPrinting(true)}>{m.print}</Button>
      {printing && <BatchSheet batch={batch} onDone={done} />}
    </>
  );
}

function Cancel({ batch: { id } }: Props) {
  const m = useMessages(batchMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const cancel = useOnce("POST /api/v1/batches/:id/cancel", () => {
    void message.success(m.cancelledNow);
    setOpen(false);
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{m.cancel}</Button>
      <ReasonDialog
        open={open}
        title={m.cancelTitle}
        verb={m.cancel}
        busy={cancel.isPending}
        error={cancel.error}
        onGive={(why) => cancel.mutate({ params: { id }, body: { why } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
