import { useState } from "react";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { AddEntry } from "./add-entry.tsx";
import { cellInWords } from "./cell-in-words.ts";
import { EntryFilters } from "./entry-filters.tsx";
import { RevealEntry } from "./reveal-entry.tsx";
import { rostersMessages } from "./rosters.messages.ts";
import { WithdrawEntry } from "./withdraw-entry.tsx";
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
  const may = useMay();
  const frozen = asked.snapshot !== "";
  // As on the exported sheet: counted in the order shown. Files number their rows each for itself.
  const numbers = new Map(entries.data?.items.map(({ id }, at) => [id, (page - 1) * pageSize + at + 1]));
  const columns = useColumns(path, detail, frozen, numbers, clear, (entry) =>
    setClear(new Map(clear).set(entry.id, entry)),
  );
  return (
    <>
      <EntryFilters detail={detail} asked={asked} onSet={set}>
        {!frozen && may("roster", "create") && <AddEntry path={path} detail={detail} />}
      </EntryFilters>
      <Answered query={entries}>
        {({ items, total }) => (
          <DataTable
            caption={m.entriesCaption}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ subject }) => `/${detail.roster.of === "person" ? "people" : "employers"}/${subject ?? ""}`}
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
  frozen: boolean,
  numbers: ReadonlyMap<string, number>,
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
  const acts = (row: Entry) => {
    const called = String(row.values[name?.key ?? ""] ?? "");
    const hidden = may("roster", "reveal") && row.masked.length > 0 && !clear.has(row.id);
    const stands = may("roster", "delete") && row.status === "current" && !frozen;
    if (!hidden && !stands) return null;
    return (
      <>
        {hidden && <RevealEntry path={path} row={row} name={called} onReveal={onReveal} />}{" "}
        {stands && <WithdrawEntry path={path} id={row.id} name={called} />}
      </>
    );
  };
  return [
    ...(name ? [cell(name)] : []),
    { key: "row-no", title: m.rowNo, width: 60, figures: true, render: ({ id }) => numbers.get(id) },
    { key: "filling-unit", title: m.fillingUnit, width: 140, render: ({ unit }) => unit.name },
    ...others.map(cell),
    ...(may("roster", "reveal") || may("roster", "delete")
      ? [{ key: "acts", title: m.acts, width: 170, render: acts }]
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
