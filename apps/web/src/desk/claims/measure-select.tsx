import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useText } from "../../lib/language.tsx";
import { useAsk } from "../shell/ask.ts";

type Props = {
  readonly id: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (measure: string) => void;
};

/** Chooses a measure by words of its title or by its clause. */
export function MeasureSelect({ id, value, placeholder, onChange }: Props) {
  const say = useText();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const found = useAsk(
    "GET /api/v1/search",
    { query: { q: q || value.split("/")[0] || "", pageSize: 30 } },
    { keep: true },
  );
  const options = (found.data?.items ?? []).map(({ measure, policy }) => ({
    value: measure.id,
    label: `${say(measure.title)} · ${say(policy.short)}`,
  }));
  return (
    <Select<string>
      id={id}
      allowClear
      placeholder={placeholder}
      value={value || null}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={options}
      onChange={(next: string | undefined) => onChange(next ?? "")}
    />
  );
}
