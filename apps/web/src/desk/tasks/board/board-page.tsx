import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { YearChoice } from "../../rosters/rosters-page.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Part } from "../../shell/page.tsx";
import { useUrlState } from "../../shell/url-state.ts";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { TasksFrame } from "../kit/tasks-frame.tsx";
import { boardMessages } from "./board.messages.ts";
import { LightCounts } from "./light-counts.tsx";
import { LightMatrix } from "./light-matrix.tsx";
import { Pressing } from "./pressing.tsx";
import { UnsetHolidays } from "./unset-holidays.tsx";

/** 亮灯: how every document and every unit stands, counted; each figure opens the list behind it. */
export function BoardPage() {
  const m = useMessages(boardMessages);
  const words = useMessages(tasksMessages);
  const { language } = useLanguage();
  const [asked, set] = useUrlState({ year: "" });
  const query = asked.year === "" ? {} : { year: Number(asked.year) };
  const board = useAsk("GET /api/v1/task-board", { query }, { keep: true });
  const lead = board.data && m.lead(formatIsoDay(board.data.on, language));
  return (
    <TasksFrame title={words.board} lead={lead}>
      <Answered query={board}>
        {({ year, documents, units, lights, unset }) => (
          <>
            <div className="dk-filters">
              <YearChoice year={year} onYear={(next) => set({ year: String(next) })} />
            </div>
            <UnsetHolidays unset={unset} />
            {documents.length === 0 ? (
              <p className="dk-part dk-empty">{m.none(year)}</p>
            ) : (
              <>
                <LightCounts lights={lights} year={year} />
                <Pressing year={year} />
                <Part title={m.byDocument}>
                  <LightMatrix caption={m.byDocument} by="document" rows={documents} lights={lights} year={year} />
                </Part>
                <Part title={m.byUnit}>
                  <LightMatrix caption={m.byUnit} by="unit" rows={units} lights={lights} year={year} />
                </Part>
              </>
            )}
          </>
        )}
      </Answered>
    </TasksFrame>
  );
}
