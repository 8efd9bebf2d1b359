import { Alert, Button, Tag } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { kindMessages } from "../../../portal/kinds.messages.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Part } from "../../shell/page.tsx";
import { draftMessages } from "../draft.messages.ts";
import { MeasureDialog } from "../reading/measure-dialog.tsx";
import { unitsAt, useWords } from "../reading/words.ts";
import { type Draft, type Measure, roles } from "../types.ts";
import { useEditable } from "../use-draft.ts";
import { stepsMessages } from "./steps.messages.ts";

/** Kinds of measure that somebody has to carry out; others become a task by a deadline or target of their own. */
const carriedOut = new Set(["task", "kpi", "governance", "publicity", "training", "event", "platform", "service"]);
const isTask = ({ kind, removed, deadlines, targets }: Measure) =>
  !removed && (carriedOut.has(kind) || deadlines.length > 0 || targets.length > 0);

/** 任务和目标: what units will owe once the document is published. */
export function TasksStep({ draft }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const titles = useMessages(draftMessages);
  const kinds = useMessages(kindMessages);
  const words = useWords();
  const editable = useEditable(draft);
  const [editing, setEditing] = useState<string>();
  const measure = draft.measures.find(({ key }) => key === editing);
  const said = (names: readonly string[]) => (names.length > 0 ? <span lang="zh-CN">{names.join("、")}</span> : null);
  return (
    <Part title={titles.tasks}>
      <p className="jc-hint">{m.tasksLead}</p>
      {draft.edited.includes("tasks.yaml") && (
        <Alert type="warning" showIcon className="dk-notice" title={m.tasksByHand} />
      )}
      <DataTable
        caption={titles.tasks}
        rows={draft.measures.filter(isTask)}
        idOf={({ key }) => key}
        empty={m.noTasks}
        columns={[
          {
            key: "title",
            title: m.task,
            width: 280,
            render: ({ title, kind }) => (
              <>
                <span lang="zh-CN">{title}</span> <Tag>{kinds[kind]}</Tag>
              </>
            ),
          },
          {
            key: "lead",
            title: m.leadUnit,
            width: 160,
            render: (one) => said(unitsAt(one, "lead", draft)) ?? <span className="jc-hint">{m.noLead}</span>,
          },
          {
            key: "others",
            title: m.others,
            width: 220,
            render: (one) => said(roles.slice(1).flatMap((role) => unitsAt(one, role, draft))) ?? "—",
          },
          {
            key: "rhythm",
            title: m.rhythm,
            width: 180,
            render: ({ deadlines }) =>
              deadlines.length > 0 ? (
                deadlines.map(words.deadline).join("；")
              ) : (
                <span className="jc-hint">{m.noRhythm}</span>
              ),
          },
          {
            key: "goal",
            title: m.goal,
            width: 180,
            render: ({ targets }) => (targets.length > 0 ? targets.map(words.target).join("；") : "—"),
          },
          ...(editable
            ? [
                {
                  key: "act",
                  title: m.act,
                  width: 80,
                  render: ({ key, title }: Measure) => (
                    <Button size="small" aria-label={m.correctOf(title)} onClick={() => setEditing(key)}>
                      {m.correct}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {measure && <MeasureDialog draft={draft} measure={measure} onClose={() => setEditing(undefined)} />}
    </Part>
  );
}
