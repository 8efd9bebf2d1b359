import { App, Button, Input, Modal, QRCode } from "antd";
import type { ReactNode } from "react";
import { useMessages } from "../../lib/language.tsx";
import { shellMessages } from "./shell.messages.ts";

/** Shows a one-time link or token, once, to be handed on. */
export function LinkDialog({
  title,
  says,
  text,
  qr,
  onClose,
}: {
  readonly title: string;
  readonly says: ReactNode;
  readonly text: string;
  /** What its QR code is called; without it none is shown. */
  readonly qr?: string;
  readonly onClose: () => void;
}) {
  const m = useMessages(shellMessages);
  const { message } = App.useApp();
  const copy = () => void navigator.clipboard?.writeText(text).then(() => message.success(m.copied));
  return (
    <Modal open title={title} footer={<Button onClick={onClose}>{m.close}</Button>} onCancel={onClose}>
      <p>{says}</p>
      {qr && (
        <div className="dk-qr">
          <QRCode aria-label={qr} type="svg" value={text} size={200} errorLevel="M" marginSize={4} bordered={false} />
        </div>
      )}
      <Input.TextArea readOnly rows={3} value={text} aria-label={title} onFocus={(event) => event.target.select()} />
      <Button className="dk-copy" onClick={copy}>
        {m.copy}
      </Button>
    </Modal>
  );
}

/** A path of this site as a whole address. */
export const wholeAddress = (path: string) => new URL(path, window.location.origin).href;
