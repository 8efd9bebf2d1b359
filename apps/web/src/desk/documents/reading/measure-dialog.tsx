import { App, Drawer, Button, Form, Input, Select } from "antd";
import { measureKinds } from "@jucai/engine/model";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { kindMessages } from "../../../portal/kinds.messages.ts";
import { Faults } from "../../shell/faults.tsx";
import { draftMessages } from "../draft.messages.ts";
import type { Draft, Measure, Span } from "../types.ts";
import { useChange } from "../use-draft.ts";
import { AmountRows, DeadlineRows, TargetRows, UnitRows } from "./measure-rows.tsx";
import { readingMessages } from "./reading.messages.ts";
import { type MeasureTyped, measureOf, typedOf } from "./typed.ts";

/** Selected words that become a part of the measure. */
export type Extra = {
  readonly kind: "unit" | "amount" | "deadline" | "target";
  readonly text: string;
  readonly at: Span;
};
type Props = {
  readonly draft: Draft;
  readonly measure: Measure;
  readonly extra?: Extra;
  readonly onClose: () => void;
};

/** Everything that was read of a measure, to be corrected by hand and saved at once. */
export function MeasureDialog({ draft, measure, extra, onClose }: Props) {
  const m = useMessages(readingMessages);
  const words = useMessages(draftMessages);
  const kinds = useMessages(kindMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<MeasureTyped>();
  const [initial] = useState(() => withExtra(typedOf(measure), extra));
  const save = useChange(draft, () => {
    void message.success(words.saved);
    onClose();
  });
  // Of words that are to become a unit the unit comes first: its key is needed to name it.
  const addUnit = useChange(draft, ({ units }) => {
    const added = units.at(-1);
    if (added === undefined) return;
    const listed = form.getFieldValue("units") as MeasureTyped["units"];
    form.setFieldValue("units", [...listed, { unit: added.key, role: "responsible", at: extra?.at ?? null }]);
  });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <Drawer
      open
      title={m.editTitle(measure.title)}
      size={720}
      onClose={onClose}
      footer={
        <span className="dk-acts">
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {m.save}
          </Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </span>
      }
    >
      <Form<MeasureTyped>
        form={form}
        layout="vertical"
        initialValues={initial}
        scrollToFirstError={{ focus: true }}
        // With what no field shows: places in the text.
        onFinish={() =>
          save.mutate([{ do: "measure", key: measure.key, ...measureOf(form.getFieldsValue(true) as MeasureTyped) }])
        }
      >
        <Faults error={save.error ?? addUnit.error} />
        <Form.Item name="title" label={m.title} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="dk-row-fields">
          <Form.Item name="kind" label={m.kind}>
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={measureKinds.map((value) => ({ value, label: kinds[value] }))}
            />
          </Form.Item>
          <Form.Item name="number" label={m.number} rules={needed}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="clause" label={m.clauseField}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <UnitRows
          units={draft.units}
          suggested={extra?.kind === "unit" ? extra.text : ""}
          busy={addUnit.isPending}
          onAdd={(name) => addUnit.mutate([{ do: "addUnit", name }])}
        />
        <AmountRows />
        <DeadlineRows />
        <TargetRows />
        <Form.Item name="text" label={m.text} rules={needed}>
          <Input.TextArea rows={6} />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Drawer>
  );
}

function withExtra(typed: MeasureTyped, extra: Extra | undefined): MeasureTyped {
  if (!extra || extra.kind === "unit") return typed;
  const { text, at, kind } = extra;
  const number = /\d+(?:\.\d+)?/.exec(text.replaceAll(",", ""))?.[0] ?? "";
  if (kind === "amount") {
    const yuan = number === "" ? "" : String(Number(number) * (text.includes("万元") ? 10_000 : 1));
    return { ...typed, amounts: [...typed.amounts, { text, yuan, percent: "", bound: "", per: [], at }] };
  }
  if (kind === "deadline")
    return { ...typed, deadlines: [...typed.deadlines, { text, every: "year", by: "", window: "", at }] };
  return {
    ...typed,
    targets: [...typed.targets, { text, what: "", op: ">=", value: number, unit: "", every: "", at }],
  };
}
