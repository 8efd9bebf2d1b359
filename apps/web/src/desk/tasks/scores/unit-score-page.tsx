import { App, Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { Totals } from "../../funds/kit/totals.tsx";
import { useOnce } from "../../funds/kit/use-once.ts";
import { usePaged } from "../../funds/kit/use-paged.ts";
import { YearChoice } from "../../rosters/rosters-page.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Page, Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { useUrlState } from "../../shell/url-state.ts";
import { WordsDialog } from "../kit/words-dialog.tsx";
import type { ScoreLine } from "../types.ts";
import { AppealsPart } from "./appeals-part.tsx";
import { pointsSaid, totalSaid } from "./points.ts";
import { scoreMessages } from "./scores.messages.ts";

/** One unit's score of a year: each point with the task that it is for, and the way to appeal. */
export function UnitScorePage() {
  const m = useMessages(scoreMessages);
  const may = useMay();
  const { unit: id = "" } = useParams();
  const [asked, set] = useUrlState({ year: "" });
  const [appealing, setAppealing] = useState<ScoreLine>();
  const query = asked.year === "" ? {} : { year: Number(asked.year) };
  const score = useAsk("GET /api/v1/scores/units/:id", { params: { id }, query }, { keep: true });
  const crumbs = may("score", "list") ? [{ title: m.title, to: "/scores" }] : [];
  const found = score.data;
  return (
    <Page title={found ? m.unitTitle(found.unit.name, found.year) : m.title} crumbs={crumbs}>
      <Answered query={score}>
        {({ year, points, lines, appeals }) => (
          <>
            <div className="dk-filters">
              <YearChoice year={year} onYear={(next) => set({ year: String(next) })} />
            </div>
            <Totals
              label={m.points}
              figures={[
                { name: m.total, says: totalSaid(points) },
                { name: m.plus, says: pointsSaid(sum(lines, 1)) },
                { name: m.minus, says: pointsSaid(sum(lines, -1)) },
              ]}
            />
            <Lines lines={lines} onAppeal={may("score", "update") ? setAppealing : undefined} />
            <AppealsPart appeals={appeals} />
            {appealing && (
              <AppealDialog unit={id} year={year} line={appealing} onClose={() => setAppealing(undefined)} />
            )}
          </>
        )}
      </Answered>
    </Page>
  );
}

const worth = ({ points, changedTo }: ScoreLine) => changedTo ?? points;
const sum = (lines: readonly ScoreLine[], sign: 1 | -1) =>
  lines.map(worth).reduce((all, points) => (points * sign > 0 ? all + points : all), 0);

type LinesProps = {
  readonly lines: readonly ScoreLine[];
  readonly onAppeal: ((line: ScoreLine) => void) | undefined;
};

function Lines({ lines, onAppeal }: LinesProps) {
  const m = useMessages(scoreMessages);
  const say = useText();
  const { shown, paging } = usePaged(lines);
  return (
    <Part title={m.lines}>
      <DataTable
        caption={m.lines}
        rows={shown}
        idOf={({ id }) => id}
        empty={m.linesNone}
        paging={paging}
        columns={[
          {
            key: "what",
            title: m.what,
            width: 280,
            render: ({ what, assignment }) => <Link to={`/tasks/${assignment}`}>{say(what)}</Link>,
          },
          {
            key: "rule",
            title: m.rule,
            width: 220,
            render: ({ title, clause }) => (
              <>
                {say(title)}{" "}
                <span className="jc-hint" lang="zh-CN">
                  {clause}
                </span>
              </>
            ),
          },
          { key: "on", title: m.on, width: 120, render: ({ on }) => on },
          {
            key: "points",
            title: m.points,
            width: 130,
            figures: true,
            render: ({ points, cut, changedTo }) => (
              <>
                {pointsSaid(points)}
                {cut && <span className="dk-said">{m.cut}</span>}
                {changedTo !== null && <span className="dk-said">{m.changed(pointsSaid(changedTo))}</span>}
              </>
            ),
          },
          {
            key: "appeal",
            title: m.appeal,
            width: 100,
            render: (line) =>
              line.appeal !== null ? (
                m.appealed
              ) : onAppeal ? (
                <Button size="small" aria-label={`${m.appeal}: ${say(line.what)}`} onClick={() => onAppeal(line)}>
                  {m.appeal}
                </Button>
              ) : (
                "—"
              ),
          },
        ]}
      />
    </Part>
  );
}

type AppealProps = {
  readonly unit: string;
  readonly year: number;
  readonly line: ScoreLine;
  readonly onClose: () => void;
};

function AppealDialog({ unit, year, line, onClose }: AppealProps) {
  const m = useMessages(scoreMessages);
  const say = useText();
  const { message } = App.useApp();
  const appeal = useOnce("POST /api/v1/scores/appeals", () => {
    void message.success(m.appealDone);
    onClose();
  });
  return (
    <WordsDialog
      title={m.appealTitle}
      verb={m.appeal}
      label={m.appealWhy}
      hint={`${say(line.what)} ${pointsSaid(line.points)}`}
      field="why"
      busy={appeal.isPending}
      error={appeal.error}
      onGive={(why) => appeal.mutate({ body: { unit, year, line: line.id, why } })}
      onClose={onClose}
    />
  );
}
