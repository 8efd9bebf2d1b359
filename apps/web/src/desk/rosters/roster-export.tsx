import { useMutation } from "@tanstack/react-query";
import { App, Checkbox, Form, Input, Radio } from "antd";
import { download } from "../../lib/download.ts";
import { useMessages } from "../../lib/language.tsx";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { useMay } from "../shell/session.ts";
import { shellMessages } from "../shell/shell.messages.ts";
import { rostersMessages } from "./rosters.messages.ts";
import type { Path } from "./types.ts";

type Fields = { readonly format: "xlsx" | "csv"; readonly clear?: boolean; readonly reason?: string };
type Props = { readonly path: Path; readonly year: number; readonly onClose: () => void };

/** The roster as a file: masked, or in full for a reason that is kept. */
export function RosterExport({ path: { pack, roster }, year, onClose }: Props) {
  const m = useMessages(rostersMessages);
  const shell = useMessages(shellMessages);
  const may = useMay();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const full: boolean | undefined = Form.useWatch("clear", form);
  const taking = useMutation({
    mutationFn: ({ format, clear = false, reason }: Fields) =>
      download("POST /api/v1/exports/roster", {
        body: {
          roster: `${pack}/${roster}`,
          year,
          format,
          clear,
          ...(reason && { reason }),
        },
      }),
    onSuccess: () => {
      void message.success(m.exported);
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={m.exportTitle}
      okText={m.export}
      cancelText={m.cancel}
      confirmLoading={taking.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={taking.error} form={form} />
      <p>{m.exportLead}</p>
      <Form form={form} layout="vertical" initialValues={{ format: "xlsx", clear: false }} onFinish={taking.mutate}>
        <Form.Item name="format" label={m.format}>
          <Radio.Group
            options={[
              { value: "xlsx", label: "Excel" },
              { value: "csv", label: "CSV" },
            ]}
          />
        </Form.Item>
        {may("roster", "reveal") && (
          <Form.Item name="clear" valuePropName="checked">
            <Checkbox>{m.clear}</Checkbox>
          </Form.Item>
        )}
        {full && (
          <Form.Item
            name="reason"
            label={shell.reason}
            extra={shell.reasonHint}
            rules={[{ required: true, min: 5, whitespace: true, message: shell.reasonShort }]}
          >
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
