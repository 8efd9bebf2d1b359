import { Button, Form, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { fenTyped } from "../../review/amount-typed.ts";
import { type Draft, roles } from "../types.ts";
import { readingMessages } from "./reading.messages.ts";

/** A list of rows in a form with a button for one more. */
function Rows({
  name,
  title,
  add,
  blank,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly add: string;
  readonly blank: object;
  readonly children: (row: number) => ReactNode;
}) {
  const m = useMessages(readingMessages);
  return (
    <fieldset className="dk-rows-field">
      <legend>{title}</legend>
      <Form.List name={name}>
        {(fields, { add: more, remove }) => (
          <>
            {fields.map(({ key, name: row }) => (
              <div key={key} className="dk-row-fields">
                {children(row)}
                <Button
                  className="dk-row-fields__remove"
                  aria-label={`${m.removeRow} ${title} ${row + 1}`}
                  onClick={() => remove(row)}
                >
                  {m.removeRow}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => more(blank)}>
              {add}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

type UnitProps = {
  readonly units: Draft["units"];
  /** Words that were selected to become a unit. */
  readonly suggested: string;
  readonly busy: boolean;
  readonly onAdd: (name: string) => void;
};

export function UnitRows({ units, suggested, busy, onAdd }: UnitProps) {
  const m = useMessages(readingMessages);
  const [typed, setTyped] = useState(suggested);
  return (
    <>
      <Rows name="units" title={m.units} add={m.addUnit} blank={{ role: "responsible", at: null }}>
        {(row) => (
          <>
            <Form.Item name={[row, "unit"]} label={m.unit} rules={[{ required: true, message: m.needed }]}>
              <Select
                showSearch={{ optionFilterProp: "label" }}
                options={units.map(({ key, name }) => ({ value: key, label: name }))}
              />
            </Form.Item>
            <Form.Item name={[row, "role"]} label={m.role}>
              <Select options={roles.map((value) => ({ value, label: m[value] }))} />
            </Form.Item>
          </>
        )}
      </Rows>
      <div className="dk-row-fields">
        <Form.Item label={m.newUnit}>
          <Input
            aria-label={m.newUnit}
            value={typed}
            maxLength={100}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Form.Item>
        <Button
          className="dk-row-fields__remove"
          disabled={typed.trim() === ""}
          loading={busy}
          onClick={() => {
            onAdd(typed.trim());
            setTyped("");
          }}
        >
          {m.newUnitAdd}
        </Button>
      </div>
    </>
  );
}

const pers = ["person", "month", "year", "day", "time", "project", "household", "unit", "team"] as const;

export function AmountRows() {
  const m = useMessages(readingMessages);
  const isYuan = (_: unknown, typed: string | undefined) =>
    typed === undefined || typed === "" || fenTyped(typed) !== undefined
      ? Promise.resolve()
      : Promise.reject(new Error(m.yuanWrong));
  return (
    <Rows
      name="amounts"
      title={m.amounts}
      add={m.addAmount}
      blank={{ text: "", yuan: "", percent: "", bound: "", per: [], at: null }}
    >
      {(row) => (
        <>
          <Form.Item name={[row, "text"]} label={m.printed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={[row, "yuan"]} label={m.yuan} rules={[{ validator: isYuan }]}>
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name={[row, "percent"]} label={m.percent} rules={[{ pattern: number, message: m.wrongNumber }]}>
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name={[row, "bound"]} label={m.bound}>
            <Select
              options={[
                { value: "", label: m.exact },
                { value: "ceiling", label: m.ceiling },
                { value: "floor", label: m.floor },
              ]}
            />
          </Form.Item>
          <Form.Item name={[row, "per"]} label={m.per}>
            <Select
              mode="multiple"
              options={pers.map((value) => ({ value, label: value === "unit" ? m.units_ : m[value] }))}
            />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

const number = /^\d+(\.\d+)?$/;
const rhythms = ["year", "half_year", "quarter", "month", "week", "holiday", "often"] as const;

export function DeadlineRows() {
  const m = useMessages(readingMessages);
  return (
    <Rows
      name="deadlines"
      title={m.deadlines}
      add={m.addDeadline}
      blank={{ text: "", every: "year", by: "", window: "", at: null }}
    >
      {(row) => (
        <>
          <Form.Item name={[row, "text"]} label={m.printed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name={[row, "every"]} label={m.every}>
            <Select options={[{ value: "", label: m.once }, ...rhythms.map((value) => ({ value, label: m[value] }))]} />
          </Form.Item>
          <Form.Item
            name={[row, "by"]}
            label={m.by}
            rules={[{ pattern: /^(\d{4}-)?(\d{2}-)?\d{2}$/, message: m.byWrong }]}
          >
            <Input placeholder="11-25" />
          </Form.Item>
          <Form.Item name={[row, "window"]} label={m.window}>
            <Input maxLength={50} />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

export function TargetRows() {
  const m = useMessages(readingMessages);
  return (
    <Rows
      name="targets"
      title={m.targets}
      add={m.addTarget}
      blank={{ text: "", what: "", op: ">=", value: "", unit: "", every: "", at: null }}
    >
      {(row) => (
        <>
          <Form.Item name={[row, "what"]} label={m.what}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={[row, "op"]} label={m.op}>
            <Select
              options={[
                { value: ">=", label: m.atLeast },
                { value: "<=", label: m.atMost },
                { value: "=", label: m.equal },
                { value: "~", label: m.about },
              ]}
            />
          </Form.Item>
          <Form.Item
            name={[row, "value"]}
            label={m.value}
            rules={[
              { required: true, message: m.needed },
              { pattern: number, message: m.wrongNumber },
            ]}
          >
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name={[row, "unit"]} label={m.measureWord}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name={[row, "every"]} label={m.every}>
            <Select
              options={[
                { value: "", label: m.once },
                ...(["year", "half_year", "quarter", "month"] as const).map((value) => ({ value, label: m[value] })),
              ]}
            />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}
