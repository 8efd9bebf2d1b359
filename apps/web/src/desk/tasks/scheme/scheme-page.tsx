import { Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { usePlace } from "../../funds/kit/use-place.ts";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { TasksFrame } from "../kit/tasks-frame.tsx";
import type { SchemeAnswer } from "../types.ts";
import "../detail/detail.css";
import { Preview } from "./preview.tsx";
import { RulesPart } from "./rules-part.tsx";
import { SchemeForm } from "./scheme-form.tsx";
import { schemeMessages } from "./scheme.messages.ts";

/** 亮灯规则: what lights mean here, when they come on, who is reminded; with what was set before. */
export function SchemePage() {
  const m = useMessages(schemeMessages);
  const words = useMessages(tasksMessages);
  const may = useMay();
  const place = usePlace();
  const [editing, setEditing] = useState(false);
  const query = useAsk("GET /api/v1/light-scheme", { query: { place } }, { enabled: place !== "" });
  const change = may("light", "update") && !editing && (
    <Button type="primary" data-key="e" onClick={() => setEditing(true)}>
      {m.change}
    </Button>
  );
  return (
    <TasksFrame title={words.lights} lead={m.lead} actions={change}>
      <Answered query={query}>
        {(answer) =>
          editing ? (
            <SchemeForm answer={answer} onDone={() => setEditing(false)} />
          ) : (
            <>
              <p className="dk-lead">
                {answer.set ? m.setBy(answer.set.by, answer.set.on, answer.set.basis) : m.standard}
              </p>
              <RulesPart scheme={answer.scheme} />
              <Preview scheme={answer.scheme} />
              <History history={answer.history} />
            </>
          )
        }
      </Answered>
    </TasksFrame>
  );
}

function History({ history }: { readonly history: SchemeAnswer["history"] }) {
  const m = useMessages(schemeMessages);
  return (
    <Part title={m.history}>
      <DataTable
        caption={m.history}
        rows={history}
        idOf={(one) => String(history.indexOf(one))}
        empty={m.historyNone}
        columns={[
          { key: "on", title: m.on, width: 120, render: ({ on }) => on },
          { key: "by", title: m.by, width: 160, render: ({ by }) => <span lang="zh-CN">{by}</span> },
          { key: "basis", title: m.basis, width: 320, render: ({ basis }) => <span lang="zh-CN">{basis}</span> },
        ]}
      />
    </Part>
  );
}
