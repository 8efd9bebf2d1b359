import { useMutation } from "@tanstack/react-query";
import { App, Checkbox, Form, Input, Radio } from "antd";
import { download } from "../../lib/download.ts";
import { useMessages } from "../../lib/language.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { Faults } from "../shell/faults.tsx";
import { useMay } from "../shell/session.ts";
import { shellMessages } from "../shell/shell.messages.ts";
import { exportFilterOf, type PeopleFilters } from "./filters.ts";
import { peopleMessages } from "./people.messages.ts";

type Fields = { readonly format: "xlsx" | "csv"; readonly clear?: boolean; readonly reason?: string };

/** Takes the list out as a file: all pages of the filter, numbers masked unless a reason is given. */
export function ExportDialog({
  filters,
  total,
  onClose,
}: {
  readonly filters: PeopleFilters;
  readonly total: number;
  readonly onClose: () => void;
}) {
  const m = useMessages(peopleMessages);
  const shell = useMessages(shellMessages);
  const may = useMay();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const clear: boolean | undefined = Form.useWatch("clear", form);
  const taking = useMutation({
    mutationFn: ({ format, clear: full = false, reason }: Fields) =>
      download("POST /api/v1/exports/people", {
        body: {
          filter: exportFilterOf(filters),
          format,
          clear: full,
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
      cancelText={shell.cancel}
      confirmLoading={taking.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Faults error={taking.error} form={form} />
      <p>
        {m.exportCount(total.toLocaleString("en-US"))} {m.exportMasked}
      </p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ format: "xlsx", clear: false }}
        onFinish={(fields) => taking.mutate(fields)}
      >
        <Form.Item name="format" label={m.format}>
          <Radio.Group
            options={[
              { value: "xlsx", label: "Excel" },
              { value: "csv", label: "CSV" },
            ]}
          />
        </Form.Item>
        {may("person", "reveal") && (
          <Form.Item name="clear" valuePropName="checked">
            <Checkbox>{m.exportClear}</Checkbox>
          </Form.Item>
        )}
        {clear && (
          <Form.Item
            name="reason"
            label={shell.reason}
            extra={shell.reasonHint}
            rules={[{ required: true, min: 5, whitespace: true, message: shell.reasonShort }]}
          >
            <Input.TextArea rows={3} maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
