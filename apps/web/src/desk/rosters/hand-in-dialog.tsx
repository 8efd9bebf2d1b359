import { Alert, App, Modal } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { rostersMessages } from "./rosters.messages.ts";
import { figure, type Path, type Report } from "./types.ts";

type Props = { readonly path: Path; readonly report: Report; readonly onClose: () => void };

/** A unit declares its share complete; that nothing stands in it is said before. */
export function HandInDialog({ path, report: { unit, period, rows }, onClose }: Props) {
  const m = useMessages(rostersMessages);
  const { message } = App.useApp();
  const send = useTell("POST /api/v1/rosters/:pack/:roster/hand-in", () => {
    void message.success(m.handedIn);
    onClose();
  });
  return (
    <Modal
      open
      title={m.handInTitle}
      okText={m.handIn}
      cancelText={m.cancel}
      confirmLoading={send.isPending}
      onOk={() => send.mutate({ params: path, body: { unit: unit.id, period } })}
      onCancel={onClose}
    >
      <Faults error={send.error} />
      <p>{m.handInSays(unit.name, figure(rows), period)}</p>
      {rows === 0 && <Alert type="warning" showIcon title={m.handInNone} />}
    </Modal>
  );
}
