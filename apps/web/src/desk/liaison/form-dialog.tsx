import { Form, type FormInstance } from "antd";
import type { ReactNode } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Faults } from "../shell/faults.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { liaisonMessages } from "./liaison.messages.ts";

type Props<Fields> = {
  readonly title: string;
  readonly verb: string;
  readonly form: FormInstance<Fields>;
  readonly initial?: Partial<Fields>;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSend: (fields: Fields) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A short form in a dialog: what is wrong stands above it and beside its fields. */
export function FormDialog<Fields extends object>(props: Props<Fields>) {
  const m = useMessages(liaisonMessages);
  const { title, verb, form, initial, busy, error, onSend, onClose, children } = props;
  return (
    <Dialog
      open
      title={title}
      okText={verb}
      cancelText={m.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields> form={form} layout="vertical" initialValues={initial ?? {}} onFinish={onSend}>
        <Faults error={error} form={form} />
        {children}
        {/* The dialog's own button stands outside the form: without this one Enter would send nothing. */}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
