import { App, Form } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { awardMessages } from "./awards.messages.ts";
import { type Reason, ReasonItems } from "./reason-select.tsx";

type Props = { readonly id: string; readonly onClose: () => void };
type Filled = { readonly reason: Reason; readonly why: string };

/** Pays nothing for the time being. */
export function SuspendDialog({ id, onClose }: Props) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const suspend = useOnce("POST /api/v1/awards/:id/suspend", () => {
    void message.success(m.suspended);
    onClose();
  });
  return (
    <Dialog
      open
      title={m.suspendTitle}
      okText={m.suspend}
      cancelText={m.cancel}
      confirmLoading={suspend.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={suspend.error} form={form} />
      <p>{m.suspendSays}</p>
      <Form<Filled> form={form} layout="vertical" onFinish={(body) => suspend.mutate({ params: { id }, body })}>
        <ReasonItems />
      </Form>
    </Dialog>
  );
}

/** Pays again. */
export function ResumeDialog({ id, onClose }: Props) {
  const m = useMessages(awardMessages);
  const { message } = App.useApp();
  const resume = useOnce("POST /api/v1/awards/:id/resume", () => {
    void message.success(m.resumed);
    onClose();
  });
  return (
    <ReasonDialog
      open
      title={m.resumeTitle}
      verb={m.resume}
      busy={resume.isPending}
      error={resume.error}
      onGive={(why) => resume.mutate({ params: { id }, body: { why } })}
      onClose={onClose}
    />
  );
}
