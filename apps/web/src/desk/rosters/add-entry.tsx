import { App, Button, Form, Select } from "antd";
import { useState } from "react";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { FormDialog } from "../liaison/form-dialog.tsx";
import { SubjectSelect } from "../liaison/subject-select.tsx";
import { useTell } from "../shell/ask.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { CellInput } from "./cell-input.tsx";
import { handMessages } from "./hand.messages.ts";
import type { Path, RosterColumn, RosterDetail } from "./types.ts";

type Props = { readonly path: Path; readonly detail: RosterDetail };
type Fields = {
  readonly subject: string;
  readonly unit: string;
  readonly cells: Readonly<Record<string, string | undefined>>;
};

/** The button for a row that comes without a workbook. */
export function AddEntry(props: Props) {
  const m = useMessages(handMessages);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{m.add}</Button>
      {open && <AddDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What a person or company has of itself is taken from the registry and not typed again. */
export function isTyped(of: RosterDetail["roster"]["of"], { type, is }: Pick<RosterColumn, "type" | "is">): boolean {
  if (type === "sequence") return false;
  return is === undefined || (of === "person" && is === "employer_name");
}

/** The form that the roster's own columns make. */
function AddDialog({ path, detail, onClose }: Props & { readonly onClose: () => void }) {
  const m = useMessages(handMessages);
  const say = useText();
  const { roster, year, reports } = detail;
  const { unit, units } = useUnitChoice();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const add = useTell("POST /api/v1/rosters/:pack/:roster/entries", () => {
    void message.success(m.added);
    onClose();
  });
  const send = ({ subject, unit, cells = {} }: Fields) =>
    add.mutate({ params: path, body: { year, unit, subject, cells: filled(cells) } });
  const asked = reports.map((report) => report.unit);
  const mine = (unit ? [unit] : units).find(({ id }) => asked.some((one) => one.id === id));
  const first = mine ?? (asked.length === 1 ? asked[0] : undefined);
  return (
    <FormDialog
      title={m.addTitle(say(roster.name), year)}
      verb={m.add}
      form={form}
      initial={first === undefined ? {} : { unit: first.id }}
      busy={add.isPending}
      error={add.error}
      onSend={send}
      onClose={onClose}
    >
      <p>{m.addSays}</p>
      <Form.Item name="subject" label={m[roster.of]} rules={[{ required: true, message: m.needSubject }]}>
        <SubjectSelect kind={roster.of} />
      </Form.Item>
      <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.needUnit }]}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={asked.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {roster.columns
        .filter((column) => isTyped(roster.of, column))
        .map((column) => (
          <Form.Item
            key={column.key}
            name={["cells", column.key]}
            label={language === "zh" ? column.header : say(column.label)}
            rules={column.required ? [{ required: true, whitespace: true, message: m.needed }] : []}
          >
            <CellInput column={column} />
          </Form.Item>
        ))}
    </FormDialog>
  );
}

/** Empty cells are not sent: a row that stands keeps what it says there. */
function filled(cells: Fields["cells"]): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).flatMap(([key, text]) => (text?.trim() ? [[key, text]] : [])));
}
