import { useEffect, useRef, useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Pages } from "../shell/pages-bar.tsx";
import { importsMessages } from "./imports.messages.ts";
import { listId } from "./list-id.ts";
import { RowLine } from "./row-line.tsx";
import type { ImportDetail } from "./types.ts";

export const shows = ["problems", "errors", "notices", "changes", "elsewhere", "all"] as const;

type Props = {
  readonly detail: ImportDetail;
  readonly show: (typeof shows)[number];
  /** Neither errors nor notices in the whole file. */
  readonly clean: boolean;
};

/** The rows that somebody has to look at, each with its cells to correct. */
export function RowsGrid({ detail: { id, roster, layout }, show, clean }: Props) {
  const m = useMessages(importsMessages);
  const [[page, pageSize], setPage] = useState<readonly [number, number]>([1, 20]);
  const rows = useAsk(
    "GET /api/v1/imports/:id/rows",
    { params: { id }, query: { show, page, pageSize } },
    { keep: true },
  );
  const grid = useRef<HTMLTableSectionElement>(null);
  const corrected = useRef<number>(undefined);
  useEffect(() => {
    // What was corrected is gone from the page, and the keyboard with it: on to the next cell that waits.
    if (corrected.current !== undefined && document.activeElement === document.body) {
      nextField(grid.current, corrected.current)?.focus();
    }
    corrected.current = undefined;
  }, [rows.data]);
  const columns = useColumns(roster);
  const nameKey = columns.find(({ is }) => is === "name" || is === "employer_name")?.key ?? "name";
  return (
    <Answered query={rows}>
      {({ items, total }) =>
        items.length === 0 ? (
          <p className="dk-empty">{clean && show === "problems" ? m.allGood : m.noRows}</p>
        ) : (
          <>
            <Lists columns={columns} />
            <div className="dk-scroll" role="region" aria-label={m.problem} tabIndex={0}>
              <table className="dk-compare dk-rows">
                <caption className="jc-hidden">{m.problem}</caption>
                <thead>
                  <tr>
                    <th scope="col">{m.rowHead}</th>
                    <th scope="col">{m.name}</th>
                    <th scope="col">{m.problem}</th>
                    <th scope="col">{m.handling}</th>
                  </tr>
                </thead>
                <tbody ref={grid}>
                  {items.map((row) => (
                    <RowLine
                      key={row.row}
                      id={id}
                      row={row}
                      name={row.cells[nameKey] ?? ""}
                      headers={layout?.columns ?? []}
                      onCorrect={() => (corrected.current = row.row)}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            {total > pageSize && (
              <Pages page={page} pageSize={pageSize} total={total} onPage={(to, size) => setPage([to, size])} />
            )}
          </>
        )
      }
    </Answered>
  );
}

/** The first cell to correct in this row or after it; the last one before it when there is none. */
function nextField(grid: HTMLElement | null, row: number): HTMLInputElement | undefined {
  const fields = [...(grid?.querySelectorAll<HTMLInputElement>("tr[data-at] input") ?? [])];
  return fields.find((field) => Number(field.closest("tr")?.dataset["at"]) >= row) ?? fields.at(-1);
}

type Column = {
  readonly key: string;
  readonly is?: string;
  readonly values?: readonly { readonly label: { readonly zh: string } }[];
};

/** The roster's own columns: which one is the name, and what may be chosen. */
function useColumns(roster: string): readonly Column[] {
  const [pack = "", name = ""] = roster.split("/");
  const detail = useAsk("GET /api/v1/rosters/:pack/:roster", { params: { pack, roster: name } });
  return detail.data?.roster.columns ?? [];
}

/** What may stand in a column of choices, offered while somebody types. */
function Lists({ columns }: { readonly columns: readonly Column[] }) {
  return columns
    .filter(({ values }) => values !== undefined)
    .map(({ key, values }) => (
      <datalist key={key} id={listId(key)}>
        {values?.map(({ label }) => (
          <option key={label.zh} value={label.zh} />
        ))}
      </datalist>
    ));
}
