import { useParams } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { Page } from "../../shell/page.tsx";
import { LightMark } from "../kit/light-mark.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import "../kit/tasks.css";
import "../../liaison/liaison.css";
import "./detail.css";
import { AboutPart } from "./about-part.tsx";
import { Actions } from "./actions.tsx";
import { detailMessages } from "./detail.messages.ts";
import { GoalPart } from "./goal-part.tsx";
import { HistoryPart } from "./history-part.tsx";
import { LightPart } from "./light-part.tsx";
import { LinesPart } from "./lines-part.tsx";
import { ReportForm } from "./report-form.tsx";
import { ReportsPart } from "./reports-part.tsx";

/** One assignment: its light explained, how far its goal is, what counted and what is missing, reports, what happened. */
export function DetailPage() {
  const m = useMessages(detailMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const { id = "" } = useParams();
  const query = useAsk("GET /api/v1/assignments/:id", { params: { id } });
  const task = query.data;
  return (
    <Page
      title={task ? say(task.title) : m.title}
      beside={task && <LightMark light={task.light} daysLeft={task.state === "done" ? undefined : task.daysLeft} />}
      crumbs={[
        { title: words.board, to: "/tasks" },
        { title: words.list, to: "/tasks/list" },
      ]}
      lead={task && say(task.definition.does)}
      actions={task && <Actions task={task} />}
    >
      <Answered query={query}>
        {(task) => (
          <>
            <LightPart task={task} />
            {task.goal && <GoalPart task={task} goal={task.goal} />}
            {(task.goal || task.lines.length > 0) && <LinesPart task={task} />}
            {task.may.includes("report") && <ReportForm key={task.reports.length} task={task} />}
            <ReportsPart task={task} />
            <AboutPart task={task} />
            <HistoryPart task={task} />
          </>
        )}
      </Answered>
    </Page>
  );
}
