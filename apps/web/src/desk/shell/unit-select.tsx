import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { ask } from "./ask.ts";

type Props = {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly placeholder?: string;
  readonly "aria-label"?: string;
  readonly allowClear?: boolean;
  /** Only units of this kind, such as `employer`. */
  readonly kind?: "jurisdiction" | "office" | "township" | "village" | "employer" | "agency" | "school" | "group";
};

/** Chooses a unit by typing a part of its name, an alias or its pinyin. */
export function UnitSelect({ value, onChange, kind, ...rest }: Props) {
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    ...ask("GET /api/v1/units", { query: { q, pageSize: 30, ...(kind && { kind }) } }),
    enabled: q !== "" || value === undefined,
  });
  const chosen = useQuery({ ...ask("GET /api/v1/units/:id", { params: { id: value ?? "" } }), enabled: !!value });
  const items = [...(chosen.data && q === "" ? [chosen.data] : []), ...(found.data?.items ?? [])];
  const options = [...new Map(items.map((unit) => [unit.id, unit])).values()];
  return (
    <Select<string>
      {...rest}
      value={value || null}
      onChange={(id: string | undefined) => onChange?.(id)}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={options.map(({ id, name, above }) => ({
        value: id,
        label: (
          <span lang="zh-CN">
            {name} <span className="jc-hint">{above.at(-1)}</span>
          </span>
        ),
      }))}
    />
  );
}
