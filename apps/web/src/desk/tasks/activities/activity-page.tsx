import { Alert, App, Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk, useTell } from "../../shell/ask.ts";
import { Line } from "../../shell/line.tsx";
import { Page, Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { FileLinks } from "../kit/task-files.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { WordsDialog } from "../kit/words-dialog.tsx";
import type { Activity } from "../types.ts";
import { activityMessages } from "./activities.messages.ts";

/** One activity, the tasks that count it, and the way to take a wrong record back. */
export function ActivityPage() {
  const m = useMessages(activityMessages);
  const may = useMay();
  const { id = "" } = useParams();
  const [taking, setTaking] = useState(false);
  const query = useAsk("GET /api/v1/activities/:id", { params: { id } });
  const withdraw = may("task", "create") && query.data?.withdrawn === null && (
    <Button onClick={() => setTaking(true)}>{m.withdraw}</Button>
  );
  return (
    <Page title={query.data?.title ?? m.title} crumbs={[{ title: m.title, to: "/activities" }]} actions={withdraw}>
      <Answered query={query}>{(activity) => <Shown activity={activity} />}</Answered>
      {taking && <WithdrawDialog id={id} onClose={() => setTaking(false)} />}
    </Page>
  );
}

function Shown({ activity }: { readonly activity: Activity }) {
  const m = useMessages(activityMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const { language } = useLanguage();
  const { kindName, on, until, unit, where, people, note, files, recordedBy, recordedAt, withdrawn, counts } = activity;
  return (
    <>
      {withdrawn && (
        <Alert type="warning" showIcon className="dk-notice" title={m.withdrawnOn(withdrawn.on, withdrawn.why)} />
      )}
      <Part title={say(kindName)}>
        <dl className="dk-facts">
          <Line term={m.on} says={until === null ? on : m.days(on, until)} />
          <Line term={m.unit} says={unit.name} chinese />
          <Line term={m.where} says={where} chinese />
          <Line term={m.people} says={people === null ? null : m.peopleOf(people)} />
          <Line term={m.note} says={note} chinese />
        </dl>
        {files.length > 0 && (
          <>
            <h3>{words.files}</h3>
            <FileLinks files={files} />
          </>
        )}
        <p className="jc-hint">{m.recordedBy(recordedBy, formatMoment(recordedAt, language))}</p>
      </Part>
      {withdrawn === null && (
        <Part title={m.counts}>
          {counts.length === 0 ? (
            <p className="jc-hint">{m.countsNone}</p>
          ) : (
            <ul className="dk-plain">
              {counts.map(({ task, title }) => (
                <li key={task}>
                  <Link to={`/tasks/list?task=${encodeURIComponent(task)}`}>{say(title)}</Link>
                </li>
              ))}
            </ul>
          )}
        </Part>
      )}
    </>
  );
}

function WithdrawDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const m = useMessages(activityMessages);
  const { message } = App.useApp();
  const take = useTell("POST /api/v1/activities/:id/withdraw", () => {
    void message.success(m.withdrawn);
    onClose();
  });
  return (
    <WordsDialog
      title={m.withdrawTitle}
      verb={m.withdraw}
      label={m.withdrawWhy}
      hint={m.withdrawHint}
      field="why"
      most={200}
      busy={take.isPending}
      error={take.error}
      onGive={(why) => take.mutate({ params: { id }, body: { why } })}
      onClose={onClose}
    />
  );
}
