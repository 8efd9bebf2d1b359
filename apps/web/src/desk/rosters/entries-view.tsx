import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { cellInWords } from "./cell-in-words.ts";
import { rostersMessages } from "./rosters.messages.ts";
import type { Entry, Path, RosterColumn, RosterDetail } from "./types.ts";

type Props = { readonly path: Path; readonly detail: RosterDetail };

/** The rows in the columns of the printed form; the name stands still while the others move. */
export function EntriesView({ path, detail }: Props) {
  const m = useMessages(rostersMessages);
  const [asked, set] = useUrlState({ unit: "", category: "", list: "", q: "", snapshot: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const query = {
    year: detail.year,
    page,
    pageSize,
    q: asked.q,
    ...(asked.unit && { unit: asked.unit }),
    ...(asked.category && { category: asked.category }),
    ...(asked.list && { list: asked.list }),
    ...(asked.snapshot && { snapshot: Number(asked.snapshot) }),
  };
  const entries = useAsk("GET /api/v1/rosters/:pack/:roster/entries", { params: path, query }, { keep: true });
  const [clear, setClear] = useState<ReadonlyMap<string, Entry>>(new Map());
  const columns = useColumns(path, detail, clear, (entry) => setClear(new Map(clear).set(entry.id, entry)));
  return (
    <>
      <Filters detail={detail} asked={asked} onSet={set} />
      <Answered query={entries}>
        {({ items, total }) => (
          <DataTable
            caption={m.entriesCaption}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ subject }) => `/${detail.roster.of === "person" ? "people" : "employers"}/${subject}`}
            busy={entries.isPlaceholderData}
            columns={columns}
            empty={
              <>
                <p>{m.entriesNone}</p>
                <p>{m.entriesNoneDo}</p>
              </>
            }
            paging={{
              page,
              pageSize,
              total,
              onPage: (to, size) => set({ page: String(to), size: String(size) }),
            }}
          />
        )}
      </Answered>
    </>
  );
}

/** The printed order, with the name in front, where it is frozen. */
function useColumns(
  path: Path,
  { roster }: RosterDetail,
  clear: ReadonlyMap<string, Entry>,
  onReveal: (entry: Entry) => void,
): readonly Column<Entry>[] {
  const m = useMessages(rostersMessages);
  const say = useText();
  const { language } = useLanguage();
  const may = useMay();
  const isName = ({ is }: RosterColumn) => is === "name" || is === "employer_name";
  const name = roster.columns.find(isName) ?? roster.columns[0];
  const others = roster.columns.filter((column) => column !== name && column.type !== "sequence");
  const cell = (column: RosterColumn): Column<Entry> => ({
    key: column.key,
    title: language === "zh" ? column.header : say(column.label),
    width: column === name ? 130 : (widths[column.type] ?? 130),
    ...((column.type === "number" || column.type === "money") && { figures: true as const }),
    render: (row) => cellInWords(column, (clear.get(row.id) ?? row).values[column.key], language),
  });
  return [
    ...(name ? [cell(name)] : []),
    { key: "row-no", title: m.rowNo, width: 60, figures: true, render: ({ rowNo }) => rowNo ?? "—" },
    { key: "filling-unit", title: m.fillingUnit, width: 140, render: ({ unit }) => unit.name },
    ...others.map(cell),
    ...(may("roster", "reveal")
      ? [
          {
            key: "reveal",
            title: m.acts,
            width: 110,
            render: (row: Entry) =>
              row.masked.length > 0 && !clear.has(row.id) ? (
                <Reveal path={path} row={row} name={String(row.values[name?.key ?? ""] ?? "")} onReveal={onReveal} />
              ) : null,
          },
        ]
      : []),
  ];
}

const widths: Partial<Record<RosterColumn["type"], number>> = {
  sequence: 60,
  month: 90,
  date: 110,
  phone: 130,
  identity: 190,
  number: 90,
  money: 110,
  yes_no: 80,
  multi_text: 220,
};

type RevealProps = {
  readonly path: Path;
  readonly row: Entry;
  readonly name: string;
  readonly onReveal: (entry: Entry) => void;
};

function Reveal({ path, row, name, onReveal }: RevealProps) {
  const m = useMessages(rostersMessages);
  const [open, setOpen] = useState(false);
  const reveal = useTell("POST /api/v1/rosters/:pack/:roster/entries/:id/reveal", (entry) => {
    setOpen(false);
    onReveal(entry);
  });
  return (
    <>
      <Button size="small" aria-label={m.revealTitle(name)} onClick={() => setOpen(true)}>
        {m.reveal}
      </Button>
      <ReasonDialog
        open={open}
        title={m.revealTitle(name)}
        verb={m.reveal}
        busy={reveal.isPending}
        error={reveal.error}
        onGive={(reason) => reveal.mutate({ params: { ...path, id: row.id }, body: { reason } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

type Asked = Readonly<Record<"unit" | "category" | "list" | "q" | "snapshot", string>>;
type FiltersProps = {
  readonly detail: RosterDetail;
  readonly asked: Asked;
  readonly onSet: (changes: Partial<Asked>) => void;
};

function Filters({ detail: { roster, reports, snapshots }, asked, onSet }: FiltersProps) {
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
    </div>
  );
}
