import { Input, Select } from "antd";
import { useMessages, useText } from "../../../lib/language.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Labelled } from "../../shell/filter.tsx";
import { SearchBar } from "../../shell/search-bar.tsx";
import { UnitSelect } from "../../shell/unit-select.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { kinds, states } from "../types.ts";
import { type Filters, noFilters } from "./filters.ts";
import { listMessages } from "./list.messages.ts";

type Props = { readonly filters: Filters; readonly onFilter: (changes: Partial<Filters>) => void };

/** Filters of the list: words, then what the address keeps of the others. */
export function FilterBar({ filters, onFilter }: Props) {
  const m = useMessages(listMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const board = useAsk("GET /api/v1/task-board", { query: filters.year ? { year: Number(filters.year) } : {} });
  const newest = (board.data?.year ?? new Date().getFullYear()) + 1;
  const years = [...[newest, newest - 1, newest - 2, newest - 3].map(String), filters.year].filter(Boolean);
  const choices = [
    [words.year_, "year", [...new Set(years)].map((year) => [year, year] as const)],
    [words.document, "document", (board.data?.documents ?? []).map(({ id, name }) => [id, say(name)] as const)],
    [words.light, "light", (board.data?.lights ?? []).map(({ light, name }) => [light, say(name)] as const)],
    [words.state, "state", states.map((state) => [state, words[state]] as const)],
    [words.kind, "kind", kinds.map((kind) => [kind, words[kind]] as const)],
  ] as const;
  return (
    <SearchBar
      label={m.search}
      hint={m.hint}
      q={filters.q}
      onSearch={(q) => onFilter({ q })}
      onReset={() => onFilter(noFilters)}
    >
      <Labelled label={words.unit}>
        {(id) => <UnitSelect id={id} allowClear value={filters.unit} onChange={(unit = "") => onFilter({ unit })} />}
      </Labelled>
      {choices.map(([label, name, options]) => (
        <Labelled key={name} label={label}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={filters[name] || null}
              placeholder={words.all}
              onChange={(value: string | undefined) => onFilter({ [name]: value ?? "" })}
              options={options.map(([value, text]) => ({ value, label: text }))}
              popupMatchSelectWidth={false}
            />
          )}
        </Labelled>
      ))}
      {(["dueFrom", "dueTo"] as const).map((name) => (
        <Labelled key={name} label={m[name]}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={filters[name]}
              onChange={({ target }) => onFilter({ [name]: target.value })}
            />
          )}
        </Labelled>
      ))}
    </SearchBar>
  );
}
