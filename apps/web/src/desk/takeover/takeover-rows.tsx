import { Checkbox, Tag } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyUnit } from "../funds/kit/money-unit.tsx";
import { yuan } from "../funds/kit/money.ts";
import { usePaged } from "../funds/kit/use-paged.ts";
import { DataTable } from "../shell/data-table.tsx";
import { takeoverMessages } from "./takeover.messages.ts";
import type { Takeover, TakeoverRow } from "./types.ts";

const looks = { new: ["success", "new"], same: ["default", "same_row"], problem: ["error", "problem"] } as const;

/** Every row as it was read; those with problems first, each saying what is wrong and what to do. */
export function TakeoverRows({ rows, kind }: Pick<Takeover, "rows" | "kind">) {
  const m = useMessages(takeoverMessages);
  const wrong = rows.filter(({ outcome }) => outcome === "problem");
  const [only, setOnly] = useState(wrong.length > 0);
  const listed = only ? wrong : [...wrong, ...rows.filter(({ outcome }) => outcome !== "problem")];
  const { shown, paging } = usePaged(listed);
  const money = (fen: number | null) => (fen === null ? "—" : yuan(fen));
  return (
    <section aria-label={m.rows}>
      <h2>{m.rows}</h2>
      <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
        {m.onlyProblems}
      </Checkbox>
      <MoneyUnit />
      <DataTable
        caption={m.rows}
        rows={shown}
        idOf={({ row }) => String(row)}
        empty={m.noProblems}
        paging={paging}
        columns={[
          { key: "name", title: `${m.row} · ${m.person}`, width: 130, render: ({ row, name }) => `${row} · ${name}` },
          { key: "outcome", title: m.outcome, width: 90, render: (row) => <Outcome row={row} /> },
          { key: "what", title: m.what, width: 300, render: (row) => <Problems row={row} /> },
          ...(kind === "awards"
            ? [
                { key: "benefit", title: m.benefit, width: 180, render: ({ benefit }: TakeoverRow) => benefit },
                {
                  key: "k",
                  title: m.progress,
                  width: 90,
                  render: ({ k, n }: TakeoverRow) => (k === null || n === null ? "—" : `${k} / ${n}`),
                },
              ]
            : []),
          { key: "fen", title: m.fen, width: 120, figures: true, render: ({ fen }) => money(fen) },
          { key: "open", title: m.openFen, width: 120, figures: true, render: ({ openFen }) => money(openFen) },
          { key: "fund", title: m.fund, width: 130, render: ({ fund }) => fund },
        ]}
      />
    </section>
  );
}

function Outcome({ row: { outcome } }: { readonly row: TakeoverRow }) {
  const m = useMessages(takeoverMessages);
  const [colour, word] = looks[outcome];
  return <Tag color={colour}>{m[word]}</Tag>;
}

function Problems({ row: { problems } }: { readonly row: TakeoverRow }) {
  const say = useText();
  if (problems.length === 0) return "—";
  return (
    <ul className="dk-plain">
      {problems.map(({ column, value, says, fix }) => (
        <li key={`${column} ${says.zh}`}>
          <strong>
            {column}
            {value && `：${value}`}
          </strong>{" "}
          {say(says)}
          <span className="dk-said">{say(fix)}</span>
        </li>
      ))}
    </ul>
  );
}
