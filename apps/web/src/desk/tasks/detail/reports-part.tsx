import { App, Button } from "antd";
import { useState } from "react";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { Part } from "../../shell/page.tsx";
import { Shape } from "../kit/shape.tsx";
import { FileLinks } from "../kit/task-files.tsx";
import { useGoalWords } from "../kit/use-goal-words.ts";
import { WordsDialog } from "../kit/words-dialog.tsx";
import type { AssignmentDetail, TaskReport, Tone } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";

/** The reports, newest first; the newest can be accepted or sent back. */
export function ReportsPart({ task }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const { reports, may } = task;
  const decides = may.includes("accept") || may.includes("return");
  return (
    <Part title={m.reports} actions={decides && <Decide task={task} />}>
      {reports.length === 0 ? (
        <p className="jc-hint">{m.reportsNone}</p>
      ) : (
        <ol className="dk-task-reports">
          {reports.map((report) => (
            <li key={report.id}>
              <Report report={report} task={task} />
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}

const tones = { handed_in: "blue", returned: "yellow", accepted: "green" } as const satisfies Record<
  TaskReport["state"],
  Tone
>;

function Report({ report, task }: { readonly report: TaskReport; readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const { language } = useLanguage();
  const words = useGoalWords();
  const { state, handedInBy, handedInAt, decidedAt, decidedBy, why, progress, problems, value, files } = report;
  return (
    <>
      <span className="dk-light" data-tone={tones[state]}>
        <Shape tone={tones[state]} /> {m[state]}
      </span>{" "}
      <span className="jc-hint">{m.by(handedInBy, formatMoment(handedInAt, language))}</span>
      <dl className="dk-facts">
        <div>
          <dt>{m.progress}</dt>
          <dd className="dk-words" lang="zh-CN">
            {progress}
          </dd>
        </div>
        {problems && (
          <div>
            <dt>{m.problems}</dt>
            <dd className="dk-words" lang="zh-CN">
              {problems}
            </dd>
          </div>
        )}
        {value !== null && (
          <div>
            <dt>{m.value}</dt>
            <dd>{task.goal ? words.figure(task.goal, value) : value}</dd>
          </div>
        )}
        {why && (
          <div>
            <dt>{m.whyReturned}</dt>
            <dd className="dk-words" lang="zh-CN">
              {why}
            </dd>
          </div>
        )}
      </dl>
      {files.length > 0 && <FileLinks files={files} />}
      {decidedAt !== null && decidedBy !== null && (
        <p className="jc-hint">{m.decided(decidedBy, formatMoment(decidedAt, language))}</p>
      )}
    </>
  );
}

function Decide({ task: { id, may } }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const { message } = App.useApp();
  const [returning, setReturning] = useState(false);
  const accept = useTell("POST /api/v1/assignments/:id/accept", () => void message.success(m.acceptDone));
  const giveBack = useTell("POST /api/v1/assignments/:id/return", () => {
    void message.success(m.returnDone);
    setReturning(false);
  });
  return (
    <span className="dk-acts">
      <Faults error={accept.error} />
      {may.includes("return") && <Button onClick={() => setReturning(true)}>{m.return}</Button>}
      {may.includes("accept") && (
        <Button type="primary" loading={accept.isPending} onClick={() => accept.mutate({ params: { id } })}>
          {m.accept}
        </Button>
      )}
      {returning && (
        <WordsDialog
          title={m.returnTitle}
          verb={m.return}
          label={m.whyReturned}
          hint={m.returnHint}
          field="why"
          most={200}
          busy={giveBack.isPending}
          error={giveBack.error}
          onGive={(why) => giveBack.mutate({ params: { id }, body: { why } })}
          onClose={() => setReturning(false)}
        />
      )}
    </span>
  );
}
