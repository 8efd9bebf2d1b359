import { Select } from "antd";
import { useText } from "../../../lib/language.tsx";
import { useAsk } from "../../shell/ask.ts";

type Props = {
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (account: string | undefined) => void;
  /** Only who holds this role at this unit. */
  readonly role?: string;
  readonly unit?: string | undefined;
};

/** Chooses an officer of one's places by name. */
export function ColleagueSelect({ id, value, onChange, role, unit }: Props) {
  const say = useText();
  const { data, isFetching } = useAsk("GET /api/v1/colleagues");
  const fits = (grant: { readonly role: string; readonly unit: string }) =>
    (role === undefined || grant.role === role) && (unit === undefined || grant.unit === unit);
  const found = (data?.items ?? []).filter(({ grants }) => grants.some(fits));
  return (
    <Select<string>
      {...(id !== undefined && { id })}
      value={value ?? null}
      allowClear
      loading={isFetching}
      showSearch={{ optionFilterProp: "label" }}
      onChange={(next: string | undefined) => onChange?.(next)}
      options={found.map(({ id: account, name, grants }) => ({
        value: account,
        label: `${name} · ${[...new Set(grants.map(({ unitName }) => say(unitName)))].join("、")}`,
      }))}
    />
  );
}
