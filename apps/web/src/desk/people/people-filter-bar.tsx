import { Button, Input, Select } from "antd";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
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
  const shell = useMessages(shellMessages);
  const [q, setQ] = useState(filters.q);
  useEffect(() => setQ(filters.q), [filters.q]);
  const select = (name: keyof PeopleFilters, options: { value: string; label: string }[]) => (id: string) => (
    <Select id={id} value={filters[name]} options={options} onChange={(value) => onFilter({ [name]: value })} />
  );
  return (
    <form
      className="dk-filters"
      role="search"
      aria-label={m.title}
      onSubmit={(event) => {
        event.preventDefault();
        onFilter({ q: q.trim() });
      }}
    >
      <Labelled label={m.find} wide>
        {(id) => (
          <Input
            id={id}
            type="search"
            data-key="f"
            value={q}
            onChange={(event) => setQ(event.target.value)}
            autoComplete="off"
          />
        )}
      </Labelled>
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
      <span className="dk-filters__do">
        <Button type="primary" htmlType="submit">
          {m.search}
        </Button>
        <Button onClick={() => onFilter(noFilters)}>{shell.reset}</Button>
      </span>
    </form>
  );
}

/** A filter with its label above it. */
export function Labelled({
  label,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <span className={wide ? "dk-field dk-field--wide" : "dk-field"}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  );
}
