import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { FactInput } from "../facts/fact-input.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { windowMessages } from "./window.messages.ts";

export type FactRow = { readonly fact: string; readonly value: unknown };

/** Facts of the vocabulary, one a line, as many as the person brings proof of. */
export function FactRows() {
  const m = useMessages(windowMessages);
  const { factsOf, nameOf } = useVocabulary();
  const options = factsOf("person").map(({ id }) => ({ value: id, label: nameOf(id) }));
  return (
    <Form.List name="facts">
      {(rows, { add, remove }) => (
        <fieldset className="dk-facts-in">
          <legend className="dk-facts-in__legend">{m.facts}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className="dk-facts-in__row">
              <Form.Item name={[name, "fact"]} label={m.fact} rules={[{ required: true, message: m.factMissing }]}>
                <Select showSearch={{ optionFilterProp: "label" }} options={options} popupMatchSelectWidth={false} />
              </Form.Item>
              <ValueInput row={name} />
              <Button
                icon={<DeleteOutlined aria-hidden />}
                aria-label={`${m.removeFact} ${name + 1}`}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add()}>
            {m.addFact}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

/** The control follows the chosen fact's type. */
function ValueInput({ row }: { readonly row: number }) {
  const m = useMessages(windowMessages);
  const { words, meaningOf } = useVocabulary();
  const form = Form.useFormInstance();
  const fact: unknown = Form.useWatch(["facts", row, "fact"], form);
  const meaning = typeof fact === "string" ? meaningOf(fact) : undefined;
  return (
    <Form.Item
      key={meaning?.id}
      name={[row, "value"]}
      label={m.value}
      rules={[{ required: true, message: m.valueMissing }]}
    >
      <FactInput words={words} meaning={meaning} />
    </Form.Item>
  );
}
