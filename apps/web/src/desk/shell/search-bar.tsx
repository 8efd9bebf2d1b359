import { Button, Input } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Labelled } from "./filter.tsx";
import { shellMessages } from "./shell.messages.ts";
import { useNarrow } from "./use-narrow.ts";

/** Filters of a list: words, looked for on Enter, then whatever else the list is filtered by. */
export function SearchBar({
  label,
  hint,
  q,
  onSearch,
  onReset,
  children,
}: {
  /** Names the search, for who cannot see it. */
  readonly label: string;
  /** What can be typed. */
  readonly hint: string;
  readonly q: string;
  readonly onSearch: (q: string) => void;
  readonly onReset: () => void;
  readonly children?: ReactNode;
}) {
  const m = useMessages(shellMessages);
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  return (
    <form
      className="dk-filters"
      role="search"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <Labelled label={hint} wide>
        {(id) => (
          <Input
            id={id}
            type="search"
            data-key="f"
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
          />
        )}
      </Labelled>
      <span className="dk-filters__do">
        <Button type="primary" htmlType="submit">
          {m.find}
        </Button>
        <Button onClick={onReset}>{m.reset}</Button>
      </span>
      {children && <More>{children}</More>}
    </form>
  );
}

/** The other filters: beside the words at the desk, folded away on a phone. */
function More({ children }: { readonly children: ReactNode }) {
  const m = useMessages(shellMessages);
  if (!useNarrow()) return children;
  return (
    <details className="dk-filters__more">
      <summary>{m.moreFilters}</summary>
      <div className="dk-filters">{children}</div>
    </details>
  );
}
