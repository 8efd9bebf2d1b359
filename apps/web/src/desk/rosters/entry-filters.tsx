import { Input, Select } from "antd";
import type { ReactNode } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { rostersMessages } from "./rosters.messages.ts";
import type { RosterDetail } from "./types.ts";

type Asked = Readonly<Record<"unit" | "category" | "list" | "q" | "snapshot", string>>;
type FiltersProps = {
  readonly detail: RosterDetail;
  readonly asked: Asked;
  readonly onSet: (changes: Partial<Asked>) => void;
  /** Buttons beside them. */
  readonly children?: ReactNode;
};

/** Which rows: by name, unit, category, list, or as they were frozen. */
export function EntryFilters({ detail: { roster, reports, snapshots }, asked, onSet, children }: FiltersProps) {
  const m = useMessages(rostersMessages);
  const say = useText();
  const categories = roster.columns.find(({ key }) => key === roster.category)?.values ?? [];
  const choice = (
    key: Exclude<keyof Asked, "q">,
    label: string,
    options: { value: string; label: string }[],
    all: string,
  ) =>
    options.length > 0 && (
      <label className="dk-field">
        <span>{label}</span>
        <Select
          aria-label={label}
          value={asked[key]}
          onChange={(value) => onSet({ [key]: value })}
          options={[{ value: "", label: all }, ...options]}
          popupMatchSelectWidth={false}
        />
      </label>
    );
  return (
    <div className="dk-filters">
      <label className="dk-field">
        <span>{m.find}</span>
        <Input.Search
          aria-label={m.find}
          data-key="f"
          defaultValue={asked.q}
          allowClear
          onSearch={(q) => onSet({ q })}
        />
      </label>
      {reports.length > 1 &&
        choice(
          "unit",
          m.unit,
          reports.map(({ unit }) => ({ value: unit.id, label: unit.name })),
          m.allUnits,
        )}
      {choice(
        "category",
        m.category,
        categories.map(({ id, label }) => ({ value: id, label: say(label) })),
        m.all,
      )}
      {choice(
        "list",
        m.list,
        roster.lists.map(({ id, name }) => ({ value: id, label: say(name) })),
        m.all,
      )}
      {choice(
        "snapshot",
        m.which,
        snapshots.map(({ year }) => ({ value: String(year), label: m.snapshot(year) })),
        m.asNow,
      )}
      {children}
    </div>
  );
}
