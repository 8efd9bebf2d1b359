import { Link } from "react-router";
import { clauseInWords } from "../../lib/clause.ts";
import { figureOf } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { NoticeTag } from "./notice-tag.tsx";
import { noticesMessages } from "./notices.messages.ts";
import type { Notice } from "./types.ts";

/** The rows as the public page shows them, with the claims behind them for the office. */
export function NoticeRows({ notice }: { readonly notice: Notice }) {
  const m = useMessages(noticesMessages);
  const say = useText();
  const { language } = useLanguage();
  return (
    <DataTable
      caption={say(notice.title)}
      rows={notice.rows}
      idOf={({ id }) => id}
      columns={[
        { key: "name", title: m.claimant, width: 130, render: ({ name }) => <span lang="zh-CN">{name}</span> },
        { key: "work", title: m.workplace, width: 190, render: ({ workplace }) => workplace ?? "—" },
        { key: "what", title: m.measure, width: 250, render: ({ measure }) => say(measure.title) },
        { key: "clause", title: m.clause, width: 120, render: ({ clause }) => clauseInWords(clause, language) },
        {
          key: "amount",
          title: m.amount,
          width: 120,
          figures: true,
          render: ({ fen }) => (fen === null ? "—" : figureOf(fen)),
        },
        {
          key: "state",
          title: m.rowState,
          width: 190,
          render: ({ state, objections }) => (
            <>
              {notice.state !== "draft" && <NoticeTag state={state} />}
              {objections > 0 && <Link to={`/objections?notice=${notice.id}`}> {m.objections(objections)}</Link>}
            </>
          ),
        },
        {
          key: "claim",
          title: m.number,
          width: 180,
          render: ({ claim }) => <Link to={`/claims/${claim.id}`}>{claim.number}</Link>,
        },
      ]}
    />
  );
}
