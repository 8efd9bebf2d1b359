import { Select } from "antd";
import { useMessages, useText } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Labelled } from "../../shell/filter.tsx";
import { Page } from "../../shell/page.tsx";
import { UnitSelect } from "../../shell/unit-select.tsx";
import { useUrlState } from "../../shell/url-state.ts";
import { Ground } from "../kit/ground.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { Slip } from "../types.ts";
import { SlipState } from "./slip-state.tsx";
import { slipMessages } from "./slips.messages.ts";

const states = ["issued", "answered", "closed"] as const satisfies readonly Slip["state"][];

/** Slips that were issued, open ones first. */
export function SlipsPage() {
  const m = useMessages(slipMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const [asked, set] = useUrlState({ state: "", unit: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state);
  const query = { page, pageSize, ...(state && { state }), ...(asked.unit && { unit: asked.unit }) };
  const list = useAsk("GET /api/v1/slips", { query }, { keep: true });
  const names = { issued: m.stateIssued, answered: m.stateAnswered, closed: m.stateClosed };
  return (
    <Page title={m.title} lead={m.lead}>
      <div className="dk-filters">
        <Labelled label={m.stateOf}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={state ?? null}
              placeholder={m.all}
              onChange={(next: string | undefined) => set({ state: next ?? "" })}
              options={states.map((value) => ({ value, label: names[value] }))}
            />
          )}
        </Labelled>
        <Labelled label={words.unit} wide>
          {(id) => <UnitSelect id={id} allowClear value={asked.unit} onChange={(unit = "") => set({ unit })} />}
        </Labelled>
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.title}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/slips/${id}`}
            busy={list.isPlaceholderData}
            empty={m.none}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
            columns={[
              { key: "number", title: m.number, width: 130, render: ({ number }) => number },
              { key: "task", title: m.task, width: 240, render: ({ title }) => say(title) },
              { key: "state", title: m.state, width: 130, render: (slip) => <SlipState slip={slip} /> },
              { key: "unit", title: m.unit, width: 150, render: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
              { key: "by", title: m.answerBy, width: 120, render: ({ answerBy }) => answerBy },
              { key: "on", title: m.issued, width: 120, render: ({ issuedOn }) => issuedOn },
              {
                key: "basis",
                title: m.basis,
                width: 200,
                render: ({ policy, clause }) => <Ground policy={policy} clause={clause} />,
              },
            ]}
          />
        )}
      </Answered>
    </Page>
  );
}
