import { Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Labelled } from "../shell/filter.tsx";
import { SearchBar } from "../shell/search-bar.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { FactConditions } from "./fact-conditions.tsx";
import { noFilters, type PeopleFilters } from "./filters.ts";
import { peopleMessages } from "./people.messages.ts";

/** The filters of the list; words are looked for on Enter, everything else at once. */
export function PeopleFilterBar({
  filters,
  onFilter,
}: {
  readonly filters: PeopleFilters;
  readonly onFilter: (changes: Partial<PeopleFilters>) => void;
}) {
  const m = useMessages(peopleMessages);
  const select = (name: keyof PeopleFilters, options: { value: string; label: string }[]) => (id: string) => (
    <Select id={id} value={filters[name]} options={options} onChange={(value) => onFilter({ [name]: value })} />
  );
  return (
    <SearchBar
      label={m.title}
      hint={m.find}
      q={filters.q}
      onSearch={(q) => onFilter({ q })}
      onReset={() => onFilter(noFilters)}
    >
      <Labelled label={m.unit}>
        {(id) => (
          <UnitSelect
            id={id}
            allowClear
            placeholder={m.all}
            value={filters.unit || undefined}
            onChange={(unit) => onFilter({ unit: unit ?? "" })}
          />
        )}
      </Labelled>
      <Labelled label={m.verified}>
        {select("verified", [
          { value: "", label: m.all },
          { value: "all", label: m.verifiedAll },
          { value: "some", label: m.verifiedSome },
          { value: "none", label: m.verifiedNone },
        ])}
      </Labelled>
      <Labelled label={m.source}>
        {select("source", [
          { value: "", label: m.all },
          { value: "self", label: m.self },
          { value: "employer", label: m.employer },
          { value: "office", label: m.office },
          { value: "exchange", label: m.exchange },
        ])}
      </Labelled>
      <Labelled label={m.state}>
        {select("state", [
          { value: "current", label: m.current },
          { value: "withdrawn", label: m.withdrawn },
          { value: "all", label: m.stateAll },
        ])}
      </Labelled>
      <Labelled label={m.sort}>
        {select("sort", [
          { value: "name", label: m.byName },
          { value: "updated", label: m.byUpdated },
          { value: "created", label: m.byCreated },
          { value: "birth", label: m.byBirth },
        ])}
      </Labelled>
      <FactConditions text={filters.facts} onChange={(facts) => onFilter({ facts })} />
    </SearchBar>
  );
}
