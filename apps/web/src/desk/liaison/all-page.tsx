import { Button, Select } from "antd";
import { useState } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { useMay } from "../shell/session.ts";
import { UnitSelect } from "../shell/unit-select.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { LiaisonFrame } from "./liaison-frame.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { StateTag } from "./state-tag.tsx";
import { type State, states } from "./types.ts";

/** Everybody whom the reader's units keep in touch with, and how it stands. */
export function AllPage() {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const { language } = useLanguage();
  const may = useMay();
  const [assigning, setAssigning] = useState(false);
  const [asked, set] = useUrlState({ unit: "", state: "", duty: "", subject: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state);
  const query = {
    page,
    pageSize,
    ...(asked.unit && { unit: asked.unit }),
    ...(asked.duty && { duty: asked.duty }),
    ...(asked.subject && { subject: asked.subject }),
    ...(state && { state }),
  };
  const list = useAsk("GET /api/v1/liaisons", { query }, { keep: true });
  const assign = may("liaison", "update") && (
    <Button type="primary" data-key="n" onClick={() => setAssigning(true)}>
      {m.assign}
    </Button>
  );
  return (
    <LiaisonFrame title={m.all} actions={assign}>
      <div className="dk-filters">
        <label className="dk-field">
          <span>{m.unit}</span>
          <UnitSelect
            aria-label={m.unit}
            allowClear
            value={asked.unit || undefined}
            onChange={(unit) => set({ unit: unit ?? "" })}
          />
        </label>
        <StateChoice state={state} onState={(next) => set({ state: next ?? "" })} />
        <DutyChoice duty={asked.duty} onDuty={(duty) => set({ duty })} />
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.title}
            rows={items}
            idOf={({ id }) => id}
            linkOf={({ id }) => `/liaison/${id}`}
            busy={list.isPlaceholderData}
            empty={m.allNone}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
            columns={[
              { key: "subject", title: m.subject, width: 150, render: ({ subject }) => subject.name },
              {
                key: "state",
                title: m.state,
                width: 120,
                render: ({ standing }) => <StateTag state={standing.state} />,
              },
              {
                key: "contact",
                title: m.contact,
                width: 170,
                render: ({ contact, role }) =>
                  [contact.name, contact.title, role && say(role.label)].filter(Boolean).join(" · "),
              },
              { key: "unit", title: m.unit, width: 160, render: ({ unit }) => say(unit.name) },
              {
                key: "due",
                title: m.due,
                width: 130,
                render: ({ standing }) => (standing.due ? formatIsoDay(standing.due, language) : "—"),
              },
              {
                key: "times",
                title: m.times,
                width: 80,
                figures: true,
                render: ({ standing: { done, wanted } }) => (wanted === null ? done : m.timesOf(done, wanted)),
              },
              {
                key: "last",
                title: m.last,
                width: 130,
                render: ({ standing }) => (standing.last ? formatIsoDay(standing.last, language) : m.never),
              },
              { key: "duty", title: m.duty, width: 200, render: ({ duty }) => (duty ? say(duty.name) : m.noDuty) },
            ]}
          />
        )}
      </Answered>
      {assigning && <AssignDialog onClose={() => setAssigning(false)} />}
    </LiaisonFrame>
  );
}

type StateProps = { readonly state: State | undefined; readonly onState: (state: State | undefined) => void };

function StateChoice({ state, onState }: StateProps) {
  const m = useMessages(liaisonMessages);
  return (
    <label className="dk-field">
      <span>{m.state}</span>
      <Select<State | "">
        aria-label={m.state}
        data-key="f"
        value={state ?? ""}
        onChange={(next) => onState(next === "" ? undefined : next)}
        options={[{ value: "" as const, label: m.any }, ...states.map((value) => ({ value, label: m[value] }))]}
      />
    </label>
  );
}

export function DutyChoice({ duty, onDuty }: { readonly duty: string; readonly onDuty: (duty: string) => void }) {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const { data } = useAsk("GET /api/v1/liaison/duties");
  return (
    <label className="dk-field">
      <span>{m.duty}</span>
      <Select
        aria-label={m.duty}
        value={duty}
        onChange={onDuty}
        options={[
          { value: "", label: m.any },
          ...(data?.duties ?? []).map(({ id, name }) => ({ value: id, label: say(name) })),
        ]}
        popupMatchSelectWidth={false}
      />
    </label>
  );
}
