import { Button, Select } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../../lib/language.tsx";
import { YearChoice } from "../../rosters/rosters-page.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk } from "../../shell/ask.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Labelled } from "../../shell/filter.tsx";
import { Page, Part } from "../../shell/page.tsx";
import { useMay } from "../../shell/session.ts";
import { useUrlState } from "../../shell/url-state.ts";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { ActivityKinds } from "../types.ts";
import { activityMessages } from "./activities.messages.ts";
import { RecordDialog } from "./record-dialog.tsx";

/** Kinds of activity that documents ask for with this year's count, and what was held. */
export function ActivitiesPage() {
  const m = useMessages(activityMessages);
  const may = useMay();
  const [asked, set] = useUrlState({ year: "", kind: "", record: "", page: "1", size: "20" });
  const [open, setOpen] = useState(asked.record !== "");
  const query = asked.year === "" ? {} : { year: Number(asked.year) };
  const kinds = useAsk("GET /api/v1/activities/kinds", { query }, { keep: true });
  const close = () => {
    setOpen(false);
    set({ record: "" });
  };
  const record = may("task", "create") && (
    <Button type="primary" data-key="n" onClick={() => setOpen(true)}>
      {m.record}
    </Button>
  );
  return (
    <Page title={m.title} lead={m.lead} actions={record}>
      <Answered query={kinds}>
        {({ year, items }) => (
          <>
            <div className="dk-filters">
              <YearChoice year={year} onYear={(next) => set({ year: String(next) })} />
            </div>
            <Held items={items} asked={asked} year={year} set={set} />
            <Kinds items={mostHeldFirst(items)} onKind={(kind) => set({ kind })} />
            {open && <RecordDialog items={items} kind={asked.record} onClose={close} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

/** What was held stands before what was not. */
function mostHeldFirst(items: ActivityKinds["items"]): ActivityKinds["items"] {
  return [...items].sort((a, b) => b.held - a.held);
}

function Kinds({ items, onKind }: { readonly items: ActivityKinds["items"]; readonly onKind: (kind: string) => void }) {
  const m = useMessages(activityMessages);
  const say = useText();
  return (
    <Part title={m.kinds}>
      <DataTable
        caption={m.kinds}
        rows={items}
        idOf={({ kind }) => kind.id}
        empty={m.kindsNone}
        columns={[
          { key: "kind", title: m.kind, width: 180, render: ({ kind }) => say(kind.name) },
          {
            key: "held",
            title: m.heldName,
            width: 110,
            figures: true,
            render: ({ kind, held }) => (
              <Button
                type="link"
                size="small"
                aria-label={`${say(kind.name)} ${m.held(held)}`}
                onClick={() => onKind(kind.id)}
              >
                {m.held(held)}
              </Button>
            ),
          },
          {
            key: "people",
            title: m.people,
            width: 120,
            figures: true,
            render: ({ kind, people }) => (kind.people ? m.peopleOf(people) : "—"),
          },
          {
            key: "clause",
            title: m.clause,
            width: 240,
            render: ({ policy, kind }) => (
              <>
                {say(policy)} <span lang="zh-CN">{kind.clause}</span>
              </>
            ),
          },
          {
            key: "units",
            title: m.units,
            width: 200,
            render: ({ units }) => <span lang="zh-CN">{units.map(({ name }) => name).join("、") || "—"}</span>,
          },
        ]}
      />
    </Part>
  );
}

type HeldProps = {
  readonly items: ActivityKinds["items"];
  readonly asked: { readonly kind: string; readonly page: string; readonly size: string };
  readonly year: number;
  readonly set: (changes: Readonly<Record<string, string>>) => void;
};

function Held({ items, asked: { kind, page: at, size }, year, set }: HeldProps) {
  const m = useMessages(activityMessages);
  const words = useMessages(tasksMessages);
  const say = useText();
  const [page, pageSize] = [Number(at), Number(size)];
  const query = { year, page, pageSize, ...(kind && { kind }) };
  const list = useAsk("GET /api/v1/activities", { query }, { keep: true });
  return (
    <Part title={m.list}>
      <div className="dk-filters">
        <Labelled label={m.kind} wide>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={kind || null}
              placeholder={words.all}
              onChange={(value: string | undefined) => set({ kind: value ?? "" })}
              options={items.map((one) => ({ value: one.kind.id, label: say(one.kind.name) }))}
            />
          )}
        </Labelled>
      </div>
      <Answered query={list}>
        {({ items: rows, total }) => (
          <DataTable
            caption={m.list}
            rows={rows}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/activities/${id}`}
            busy={list.isPlaceholderData}
            empty={m.listNone}
            paging={{ page, pageSize, total, onPage: (to, each) => set({ page: String(to), size: String(each) }) }}
            columns={[
              { key: "title", title: m.name, width: 240, render: ({ title }) => <span lang="zh-CN">{title}</span> },
              { key: "kind", title: m.kind, width: 140, render: ({ kindName }) => say(kindName) },
              { key: "on", title: m.day, width: 120, render: ({ on }) => on },
              { key: "unit", title: m.unit, width: 160, render: ({ unit }) => <span lang="zh-CN">{unit.name}</span> },
              {
                key: "people",
                title: m.people,
                width: 110,
                figures: true,
                render: ({ people }) => (people === null ? "—" : m.peopleOf(people)),
              },
              {
                key: "state",
                title: m.state,
                width: 110,
                render: ({ withdrawn }) => (withdrawn === null ? m.valid : <s>{m.withdrawn}</s>),
              },
            ]}
          />
        )}
      </Answered>
    </Part>
  );
}
