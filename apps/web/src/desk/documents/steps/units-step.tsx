import { CheckCircleOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { Dialog } from "../../shell/dialog.tsx";
import { Faults } from "../../shell/faults.tsx";
import { Part } from "../../shell/page.tsx";
import { UnitSelect } from "../../shell/unit-select.tsx";
import { useUrlState } from "../../shell/url-state.ts";
import { draftMessages } from "../draft.messages.ts";
import type { Change, Draft, Unit } from "../types.ts";
import { useChange, useEditable } from "../use-draft.ts";
import { stepsMessages } from "./steps.messages.ts";

type Dialogs = { readonly what: "same" | "rename" | "other"; readonly unit: Unit };

/** 单位: which unit of the directory every printed name stands for. */
export function UnitsStep({ draft }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const words = useMessages(draftMessages);
  const { message } = App.useApp();
  const editable = useEditable(draft);
  const [{ open }, set] = useUrlState({ open: "" });
  const [dialog, setDialog] = useState<Dialogs>();
  const change = useChange(draft, () => {
    setDialog(undefined);
    void message.success(words.saved);
  });
  const bind = (unit: Unit, to: string) => {
    if (to === "other") setDialog({ what: "other", unit });
    else change.mutate([{ do: "unit", key: unit.key, bind: bindingOf(to) }]);
  };
  const shown = draft.units.filter(({ binding }) => open === "" || binding.to === "open");
  return (
    <Part
      title={words.units}
      actions={
        <Checkbox checked={open !== ""} onChange={({ target }) => set({ open: target.checked ? "1" : "" })}>
          {m.onlyOpen}
        </Checkbox>
      }
    >
      <p className="jc-hint">{m.unitsLead}</p>
      {!dialog && <Faults error={change.error} />}
      <DataTable
        caption={words.units}
        rows={shown}
        idOf={({ key }) => key}
        empty={m.noUnits}
        columns={[
          { key: "name", title: m.printed, width: 220, render: (unit) => <Printed unit={unit} /> },
          { key: "mentions", title: m.mentions, width: 70, figures: true, render: ({ mentions }) => mentions },
          {
            key: "to",
            title: m.standsFor,
            width: 320,
            render: (unit) => <Standing unit={unit} editable={editable && !change.isPending} onBind={bind} />,
          },
          {
            key: "by",
            title: m.how,
            width: 130,
            render: ({ binding, by }) => (binding.to === "open" ? "—" : by === "name" ? m.byName : m.byPerson),
          },
          ...(editable
            ? [
                {
                  key: "act",
                  title: m.act,
                  width: 220,
                  render: (unit: Unit) => (
                    <span className="dk-acts">
                      <Button size="small" onClick={() => setDialog({ what: "rename", unit })}>
                        {m.rename}
                      </Button>
                      <Button size="small" onClick={() => setDialog({ what: "same", unit })}>
                        {m.same}
                      </Button>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {dialog && (
        <UnitDialog
          {...dialog}
          units={draft.units}
          busy={change.isPending}
          error={change.error}
          onChange={(one) => change.mutate([one])}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Part>
  );
}

type Bind = NonNullable<Extract<Change, { do: "unit" }>["bind"]>;

function bindingOf(to: string): Bind {
  if (to === "open" || to === "new" || to === "group" || to === "none") return { to };
  return { to: "unit", unit: to };
}

function Printed({ unit: { name, aliases, binding } }: { readonly unit: Unit }) {
  const m = useMessages(stepsMessages);
  return (
    <span>
      {binding.to === "open" ? (
        <Tag color="warning" icon={<QuestionCircleOutlined />}>
          {m.open}
        </Tag>
      ) : (
        <CheckCircleOutlined className="dk-ok" aria-hidden />
      )}{" "}
      <span lang="zh-CN">{name}</span>
      {aliases.length > 0 && (
        <span className="jc-hint" lang="zh-CN">
          {" "}
          {m.also(aliases.join("、"))}
        </span>
      )}
    </span>
  );
}

type StandingProps = {
  readonly unit: Unit;
  readonly editable: boolean;
  readonly onBind: (unit: Unit, to: string) => void;
};

/** The directory's proposals first, then what else a printed name can be. */
function Standing({ unit, editable, onBind }: StandingProps) {
  const m = useMessages(stepsMessages);
  const { binding, proposals, name } = unit;
  const bound = binding.to === "unit" ? [binding.unit] : [];
  const units = [...new Map([...bound, ...proposals].map((one) => [one.id, one])).values()];
  const options = [
    ...units.map(({ id, name: label }) => ({ value: id, label })),
    ...(binding.to === "open" ? [{ value: "open", label: m.open }] : []),
    { value: "other", label: m.notIn },
    { value: "new", label: m.new },
    { value: "group", label: m.group },
    { value: "none", label: m.none },
  ];
  const value = binding.to === "unit" ? binding.unit.id : binding.to;
  if (!editable) return options.find((one) => one.value === value)?.label;
  return (
    <Select
      aria-label={m.standsForOf(name)}
      className="dk-wide-select"
      value={value}
      options={options}
      onChange={(to) => onBind(unit, to)}
    />
  );
}

type DialogProps = Dialogs & {
  readonly units: readonly Unit[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChange: (change: Change) => void;
  readonly onClose: () => void;
};

function UnitDialog({ what, unit, units, busy, error, onChange, onClose }: DialogProps) {
  const m = useMessages(stepsMessages);
  const [form] = Form.useForm<{ value: string }>();
  const { key, name } = unit;
  const send = ({ value }: { value: string }) => {
    if (what === "rename") onChange({ do: "unit", key, name: value.trim() });
    else if (what === "same") onChange({ do: "sameUnit", keep: value, drop: key });
    else onChange({ do: "unit", key, bind: { to: "unit", unit: value } });
  };
  const words = {
    rename: { title: m.renameTitle(name), label: m.newName, verb: m.save },
    same: { title: m.sameTitle(name), label: m.sameKeep, verb: m.merge },
    other: { title: m.standsForOf(name), label: m.otherUnit, verb: m.save },
  }[what];
  return (
    <Dialog
      open
      title={words.title}
      okText={words.verb}
      cancelText={m.cancel}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={what === "rename" ? { value: name } : {}} onFinish={send}>
        <Faults error={error} />
        <Form.Item name="value" label={words.label} rules={[{ required: true, whitespace: true, message: m.needed }]}>
          {what === "rename" ? (
            <Input maxLength={100} />
          ) : what === "same" ? (
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={units.filter((one) => one.key !== key).map((one) => ({ value: one.key, label: one.name }))}
            />
          ) : (
            <UnitSelect />
          )}
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
