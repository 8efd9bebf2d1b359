import { Link, Navigate } from "react-router";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { usePaged } from "../../funds/kit/use-paged.ts";
import { YearChoice } from "../../rosters/rosters-page.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Page, Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { useUnitChoice } from "../../shell/unit-choice.tsx";
import { useUrlState } from "../../shell/url-state.ts";
import { TakeFile } from "../kit/take-file.tsx";
import type { ScoreBoard } from "../types.ts";
import { AppealsPart } from "./appeals-part.tsx";
import { pointsSaid, totalSaid } from "./points.ts";
import { scoreMessages } from "./scores.messages.ts";

/** Scores of a year by unit; who sees only his own unit's goes there at once. */
export function ScoresPage() {
  const may = useMay();
  return may("score", "list") ? <Everybody /> : <OwnUnits />;
}

function OwnUnits() {
  const m = useMessages(scoreMessages);
  const { unit, units } = useUnitChoice();
  const only = unit ?? (units.length === 1 ? units[0] : undefined);
  if (only) return <Navigate replace to={`/scores/${only.id}`} />;
  return (
    <Page title={m.title} lead={m.choose}>
      <Part title={m.mine}>
        <ul className="dk-plain">
          {units.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/scores/${id}`}>{name}</Link>
            </li>
          ))}
        </ul>
      </Part>
    </Page>
  );
}

function Everybody() {
  const m = useMessages(scoreMessages);
  const may = useMay();
  const { language } = useLanguage();
  const [asked, set] = useUrlState({ year: "" });
  const query = asked.year === "" ? {} : { year: Number(asked.year) };
  const board = useAsk("GET /api/v1/scores", { query }, { keep: true });
  return (
    <Page
      title={m.title}
      lead={board.data && m.lead(formatIsoDay(board.data.on, language))}
      actions={
        may("score", "export") && (
          <TakeFile route="GET /api/v1/scores/table.xlsx" input={{ query }} label={m.export} keyed="x" />
        )
      }
    >
      <Answered query={board}>
        {(board) => (
          <>
            <div className="dk-filters">
              <YearChoice year={board.year} onYear={(next) => set({ year: String(next) })} />
            </div>
            <Units board={board} />
            <AppealsPart appeals={board.appeals} />
            <Rules rules={board.rules} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function Units({ board: { year, units } }: { readonly board: ScoreBoard }) {
  const m = useMessages(scoreMessages);
  const { shown, paging } = usePaged(units);
  return (
    <Part title={m.board}>
      <DataTable
        caption={m.board}
        rows={shown}
        paging={paging}
        idOf={({ unit }) => unit.id}
        linkOf={({ unit }) => `/scores/${unit.id}?year=${year}`}
        empty={m.none(year)}
        columns={[
          { key: "unit", title: m.unit, width: 220, render: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
          { key: "rank", title: m.rank, width: 80, figures: true, render: ({ rank }) => rank },
          { key: "points", title: m.points, width: 100, figures: true, render: ({ points }) => totalSaid(points) },
          { key: "plus", title: m.plus, width: 100, figures: true, render: ({ plus }) => pointsSaid(plus) },
          {
            key: "minus",
            title: m.minus,
            width: 100,
            figures: true,
            render: ({ minus }) => pointsSaid(-Math.abs(minus)),
          },
        ]}
      />
    </Part>
  );
}

function Rules({ rules }: { readonly rules: ScoreBoard["rules"] }) {
  const m = useMessages(scoreMessages);
  const say = useText();
  return (
    <Part title={m.rules}>
      <DataTable
        caption={m.rules}
        rows={rules}
        idOf={({ id }) => id}
        empty={m.rulesNone}
        columns={[
          { key: "rule", title: m.rule, width: 200, render: ({ title }) => say(title) },
          { key: "when", title: m.when, width: 130, render: ({ when }) => m[when] },
          { key: "points", title: m.each, width: 80, figures: true, render: ({ points }) => pointsSaid(points) },
          {
            key: "limit",
            title: m.limit,
            width: 100,
            figures: true,
            render: ({ limit }) => (limit === undefined ? "—" : pointsSaid(limit)),
          },
          { key: "clause", title: m.clause, width: 120, render: ({ clause }) => <span lang="zh-CN">{clause}</span> },
          { key: "reading", title: m.reading, width: 320, render: ({ reading }) => say(reading) },
        ]}
      />
    </Part>
  );
}
