import { Select } from "antd";
import { useMessages } from "../../lib/language.tsx";
import { Labelled } from "../shell/filter.tsx";
import { SearchBar } from "../shell/search-bar.tsx";
import { claimsMessages } from "./claims.messages.ts";
import { claimStatusWords } from "./claim-words.messages.ts";
import { claimStatuses } from "./statuses.ts";
import { MeasureSelect } from "./measure-select.tsx";
import { noFilters, type QueueFilters } from "./queue-filters.ts";

/** What a queue is filtered by; words are looked for on Enter, everything else at once. */
export function QueueFilterBar({
  filters,
  onFilter,
}: {
  readonly filters: QueueFilters;
  readonly onFilter: (changes: Partial<QueueFilters>) => void;
}) {
  const m = useMessages(claimsMessages);
  const words = useMessages(claimStatusWords);
  const { queue: _kept, ...cleared } = noFilters;
  return (
    <SearchBar
      label={m.title}
      hint={m.find}
      q={filters.q}
      onSearch={(q) => onFilter({ q })}
      onReset={() => onFilter(cleared)}
    >
      <Labelled label={m.measure}>
        {(id) => (
          <MeasureSelect
            id={id}
            value={filters.measure}
            placeholder={m.measureAny}
            onChange={(measure) => onFilter({ measure })}
          />
        )}
      </Labelled>
      <Labelled label={m.status}>
        {(id) => (
          <Select
            id={id}
            value={filters.status}
            onChange={(status) => onFilter({ status })}
            options={[
              { value: "", label: m.any },
              ...claimStatuses.slice(1).map((value) => ({ value, label: words[value] })),
            ]}
          />
        )}
      </Labelled>
      <Labelled label={m.late}>
        {(id) => (
          <Select
            id={id}
            value={filters.overdue}
            onChange={(overdue) => onFilter({ overdue })}
            options={[
              { value: "", label: m.any },
              { value: "true", label: m.lateOnly },
            ]}
          />
        )}
      </Labelled>
      <Labelled label={m.sort}>
        {(id) => (
          <Select
            id={id}
            value={filters.sort}
            onChange={(sort) => onFilter({ sort })}
            options={[
              { value: "", label: m.byQueue },
              { value: "due", label: m.byDue },
              { value: "submitted", label: m.bySubmitted },
              { value: "updated", label: m.byUpdated },
              { value: "amount", label: m.byAmount },
            ]}
          />
        )}
      </Labelled>
    </SearchBar>
  );
}
