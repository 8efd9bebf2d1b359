import { Empty, Table, type TableProps } from "antd";
import MeasureRow from "antd/es/table/TableMeasureRowContext.js";
import { type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Pages, type Paging } from "./pages-bar.tsx";
import { shellMessages } from "./shell.messages.ts";
import { useNarrow } from "./use-narrow.ts";

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly width?: number;
  /** Figures stand under each other. */
  readonly figures?: true;
};

/** A last row of a list: sums, each under the column that it belongs to. */
export type Sums = {
  readonly key: string;
  readonly title: string;
  readonly cells: Readonly<Record<string, ReactNode>>;
};

type Props<Row> = {
  /** What the list holds, for who cannot see it. */
  readonly caption: string;
  /** The first column names the row: it is frozen, links to the row's page and heads its card. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly linkOf?: (row: Row) => string;
  readonly busy?: boolean;
  readonly empty?: ReactNode;
  readonly paging?: Paging;
  readonly selection?: TableProps<Row>["rowSelection"];
  /** Of this page and of all pages; they stay at the lower edge of the screen. */
  readonly sums?: readonly Sums[];
};

/** A list: a table at the desk, cards on a phone; at most 50 rows a page, one frozen column. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const m = useMessages(shellMessages);
  const narrow = useNarrow();
  const { rows, paging, busy = false, empty } = props;
  const nothing = empty ?? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={m.empty} />;
  return (
    <div className={busy ? "dk-list dk-list--busy" : "dk-list"} aria-busy={busy}>
      {rows.length === 0 && <div className="dk-empty">{nothing}</div>}
      {rows.length > 0 && (narrow ? <Cards {...props} /> : <Rows {...props} />)}
      {paging && rows.length > 0 && <Pages {...paging} />}
    </div>
  );
}

function Rows<Row extends object>({ caption, columns, rows, idOf, linkOf, selection, sums }: Props<Row>) {
  const table = useMemo(() => captioned(caption), [caption]);
  const box = useKeyboardScroll();
  const width = columns.reduce((sum, { width = 120 }) => sum + width, 0);
  return (
    <div ref={box}>
      <Table<Row>
        size="small"
        bordered={false}
        pagination={false}
        dataSource={rows as Row[]}
        rowKey={idOf}
        scroll={{ x: width }}
        components={table}
        // The library takes a row's `children` for rows below it; a unit's are a number.
        expandable={{ childrenColumnName: "rows below" }}
        {...(selection && { rowSelection: { ...selection, columnTitle: (box) => <SelectAll>{box}</SelectAll> } })}
        {...(sums && {
          sticky: true,
          summary: () => (
            // Itself, not inside another component: only so the library keeps it at the lower edge.
            <Table.Summary fixed="bottom">
              <SumRows sums={sums} columns={columns} chosen={!!selection} />
            </Table.Summary>
          ),
        })}
        columns={columns.map(({ key, title, render, width = 120, figures }, at) => ({
          key,
          title,
          width,
          ...(figures && { align: "right" as const }),
          ...(at === 0 && { fixed: "left" as const, rowScope: "row" as const }),
          render: (_: unknown, row: Row) =>
            at === 0 ? <Name row={row} linkOf={linkOf} render={render} /> : render(row),
        }))}
      />
    </div>
  );
}

/** A wide table that holds no link is scrolled by the keyboard too: the library's own box takes it. */
function useKeyboardScroll() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scroller = box.current?.querySelector<HTMLElement>(".ant-table-body, .ant-table-content");
    if (!scroller) return;
    const alone = scroller.querySelector("a, button, input") === null;
    if (alone && scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
    else scroller.removeAttribute("tabindex");
  });
  return box;
}

/** The library measures columns by a second, hidden heading: the keyboard must not stop there. */
function SelectAll({ children }: { readonly children: ReactNode }) {
  return useContext(MeasureRow) ? null : children;
}

function SumRows<Row>({
  sums,
  columns,
  chosen,
}: {
  readonly sums: readonly Sums[];
  readonly columns: readonly Column<Row>[];
  readonly chosen: boolean;
}) {
  return (
    <>
      {sums.map(({ key, title, cells }) => (
        <Table.Summary.Row key={key} className="dk-sum-row">
          {chosen && <Table.Summary.Cell index={0} />}
          {columns.map((column, at) => (
            <Table.Summary.Cell
              key={column.key}
              index={at + (chosen ? 1 : 0)}
              {...(column.figures && { align: "right" as const })}
            >
              {at === 0 ? title : cells[column.key]}
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      ))}
    </>
  );
}

function Cards<Row extends object>({ caption, columns, rows, idOf, linkOf, selection, sums = [] }: Props<Row>) {
  const [first, ...others] = columns;
  return (
    <ul className="dk-cards" aria-label={caption}>
      {rows.map((row) => (
        <li key={idOf(row)} className="dk-card">
          <h3>{first && <Name row={row} linkOf={linkOf} render={first.render} />}</h3>
          <dl>
            {others.map(({ key, title, render }) => (
              <CardLine key={key} title={title} says={render(row)} />
            ))}
          </dl>
          {selection && <Choose row={row} id={idOf(row)} selection={selection} />}
        </li>
      ))}
      {sums.map(({ key, title, cells }) => (
        <li key={key} className="dk-card dk-sum-row">
          <h3>{title}</h3>
          <dl>
            {columns
              .filter((column) => cells[column.key] !== undefined)
              .map((column) => (
                <CardLine key={column.key} title={column.title} says={cells[column.key]} />
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** What is not filled in is not shown: a phone has no room for dashes. */
function CardLine({ title, says }: { readonly title: string; readonly says: ReactNode }) {
  if (says === "—" || says === false || says === null) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{says}</dd>
    </div>
  );
}

/** The name of a row: where `j` and `k` stop, and where Enter opens it. */
function Name<Row>({
  row,
  linkOf,
  render,
}: {
  readonly row: Row;
  readonly linkOf: ((row: Row) => string) | undefined;
  readonly render: (row: Row) => ReactNode;
}) {
  if (linkOf === undefined) return <span data-row>{render(row)}</span>;
  return (
    <Link data-row to={linkOf(row)}>
      {render(row)}
    </Link>
  );
}

function Choose<Row extends object>({
  row,
  id,
  selection,
}: {
  readonly row: Row;
  readonly id: string;
  readonly selection: NonNullable<TableProps<Row>["rowSelection"]>;
}) {
  const m = useMessages(shellMessages);
  const keys = selection.selectedRowKeys ?? [];
  const chosen = keys.includes(id);
  const toggle = () => {
    const next = chosen ? keys.filter((key) => key !== id) : [...keys, id];
    selection.onChange?.(next, [row], { type: "single" });
  };
  return (
    <label className="dk-choose">
      <input type="checkbox" checked={chosen} onChange={toggle} /> {m.choose}
    </label>
  );
}

/** The library's table says nothing of what it holds. */
function captioned(caption: string): NonNullable<TableProps["components"]> {
  return {
    table: ({ children, ...rest }: { readonly children?: ReactNode }) => (
      <table {...rest}>
        <caption className="jc-hidden">{caption}</caption>
        {children}
      </table>
    ),
  };
}
