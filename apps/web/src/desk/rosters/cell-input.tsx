import { Input, Select } from "antd";
import { useMessages, useText } from "../../lib/language.tsx";
import { handMessages } from "./hand.messages.ts";
import type { RosterColumn } from "./types.ts";

type Props = {
  readonly column: RosterColumn;
  // Given by the form around it.
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: unknown) => void;
};

/** One cell as one types it into the printed form; the server reads it as it reads a cell of a workbook. */
export function CellInput({ column: { type, values }, ...given }: Props) {
  const m = useMessages(handMessages);
  const say = useText();
  if (type === "choice" || (type === "region" && values)) {
    const options = (values ?? []).map(({ id, label }) => ({ value: id, label: say(label) }));
    return <Select {...given} allowClear showSearch={{ optionFilterProp: "label" }} options={options} />;
  }
  if (type === "yes_no") {
    const options = [
      { value: "是", label: m.yes },
      { value: "否", label: m.no },
    ];
    return <Select {...given} allowClear options={options} />;
  }
  if (type === "multi_text") return <Input.TextArea {...given} rows={3} maxLength={2_000} placeholder={m.several} />;
  return (
    <Input
      {...given}
      maxLength={2_000}
      {...looks[type]}
      {...(type === "money" && { suffix: m.yuan })}
      autoComplete="off"
    />
  );
}

/** What kind of keys a phone shows, and how much there is to type at most. */
const looks: Partial<Record<RosterColumn["type"], object>> = {
  date: { type: "date" },
  number: { inputMode: "decimal", maxLength: 20 },
  money: { inputMode: "decimal", maxLength: 20 },
  phone: { inputMode: "tel", maxLength: 30 },
  month: { maxLength: 20, placeholder: "1990-05" },
};
