import { App, Modal, Progress } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { FileField } from "../funds/kit/file-field.tsx";
import { kitMessages } from "../funds/kit/kit.messages.ts";
import { useUpload } from "../funds/kit/upload.ts";
import { Faults } from "../shell/faults.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { batchMessages } from "./batches.messages.ts";

/** Takes the bank's file; what it came to is said, and each row that does not match stands on the page. */
export function ReturnDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const m = useMessages(batchMessages);
  const kit = useMessages(kitMessages);
  const shell = useMessages(shellMessages);
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const upload = useUpload("POST /api/v1/batches/:id/returns", ({ returns }) => {
    const newest = [...returns].sort((a, b) => (a.by.at < b.by.at ? 1 : -1))[0];
    if (newest) void message.info(m.loaded(newest.paid, newest.bounced, newest.problems));
    onClose();
  });
  const send = () => {
    setTried(true);
    if (file) upload.mutate({ input: { params: { id } }, file });
  };
  return (
    <Modal
      open
      title={m.loadTitle}
      okText={m.load}
      cancelText={shell.cancel}
      confirmLoading={upload.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <Faults error={upload.error} />
      <FileField label={m.bank} hint={m.loadHint} file={file} onChoose={setFile} wrong={tried && !file} />
      {upload.isPending && <Progress percent={upload.percent} aria-label={kit.sending(upload.percent)} />}
    </Modal>
  );
}
