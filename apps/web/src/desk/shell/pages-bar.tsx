import { Pagination } from "antd";
import { cloneElement, isValidElement, type ReactNode } from "react";
import { useMessages } from "../../lib/language.tsx";
import { shellMessages } from "./shell.messages.ts";
import { useNarrow } from "./use-narrow.ts";

export type Paging = {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number, pageSize: number) => void;
  /** What else there is to say of all rows together, such as sums. */
  readonly also?: ReactNode;
};

const sizes = [10, 20, 50];
const figure = (n: number) => n.toLocaleString("en-US");

/** How many there are of what the filters find, which of them are shown, and the way to the others. */
export function Pages({ page, pageSize, total, onPage, also }: Paging) {
  const m = useMessages(shellMessages);
  const narrow = useNarrow();
  const first = (page - 1) * pageSize + 1;
  return (
    <div className="dk-pages">
      <p role="status">
        <strong>{m.total(figure(total))}</strong> {m.shown(figure(first), figure(Math.min(total, page * pageSize)))}
        {also}
      </p>
      {total > sizes[0]! && (
        <Pagination
          current={page}
          pageSize={pageSize}
          total={total}
          onChange={onPage}
          showSizeChanger={!narrow}
          showLessItems
          simple={narrow}
          pageSizeOptions={sizes}
          itemRender={(_page, kind, element) => keyed(kind, element)}
        />
      )}
    </div>
  );
}

/** `[` and `]` turn the page. */
function keyed(kind: string, element: ReactNode): ReactNode {
  const key = { prev: "[", next: "]" }[kind];
  if (key === undefined || !isValidElement(element)) return element;
  return cloneElement(element, { "data-key": key } as object);
}
