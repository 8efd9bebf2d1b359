import { App, Button, Form, Input, Radio } from "antd";
import { useState } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { DataTable } from "../shell/data-table.tsx";
import { useMay } from "../shell/session.ts";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import { UnitSelect } from "../shell/unit-select.tsx";
import { useUrlState } from "../shell/url-state.ts";
import { FormDialog } from "./form-dialog.tsx";
import { LiaisonFrame } from "./liaison-frame.tsx";
import { liaisonMessages } from "./liaison.messages.ts";
import { SubjectsSelect } from "./subject-select.tsx";
import { todayIso } from "./today.ts";

/** Gatherings, symposia and rounds of visits of a year; everyone who came counts as contacted. */
export function GatheringsPage() {
  const m = useMessages(liaisonMessages);
  const say = useText();
  const { language } = useLanguage();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const [asked, set] = useUrlState({ page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const list = useAsk("GET /api/v1/gatherings", { query: { page, pageSize } }, { keep: true });
  const add = may("liaison", "create") && (
    <Button type="primary" data-key="n" onClick={() => setOpen(true)}>
      {m.gatheringNew}
    </Button>
  );
  return (
    <LiaisonFrame title={m.gatherings} actions={add}>
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.gatherings}
            rows={items}
            idOf={({ id }) => id}
            busy={list.isPlaceholderData}
            empty={m.gatheringNone}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
            columns={[
              { key: "title", title: m.gatheringTitle, width: 220, render: ({ title }) => title },
              { key: "kind", title: m.gatheringKind, width: 100, render: ({ kind }) => m[kind] },
              { key: "on", title: m.on, width: 140, render: ({ on }) => formatIsoDay(on, language) },
              { key: "where", title: m.where, width: 160, render: ({ where }) => where ?? "—" },
              { key: "unit", title: m.unit, width: 160, render: ({ unit }) => say(unit.name) },
              {
                key: "who",
                title: m.attendees,
                width: 260,
                render: ({ attendees }) =>
                  `${m.attended(attendees.length)}：${attendees.map(({ name }) => name).join("、")}`,
              },
              { key: "opinions", title: m.opinions, width: 100, render: ({ opinions }) => m.opinionCount(opinions) },
            ]}
          />
        )}
      </Answered>
      {open && <GatheringDialog onClose={() => setOpen(false)} />}
    </LiaisonFrame>
  );
}

const kinds = ["gathering", "symposium", "visit", "letter"] as const;
type Fields = {
  readonly title: string;
  readonly kind: (typeof kinds)[number];
  readonly on: string;
  readonly where?: string;
  readonly unit: string;
  readonly summary?: string;
  readonly people?: readonly string[];
  readonly employers?: readonly string[];
};

function GatheringDialog({ onClose }: { readonly onClose: () => void }) {
  const m = useMessages(liaisonMessages);
  const { message } = App.useApp();
  const { unit, units } = useUnitChoice();
  const [form] = Form.useForm<Fields>();
  const save = useTell("POST /api/v1/gatherings", () => {
    void message.success(m.saved);
    onClose();
  });
  const send = ({ people = [], employers = [], where, summary, ...rest }: Fields) =>
    save.mutate({
      body: {
        ...rest,
        ...(where && { where }),
        ...(summary && { summary }),
        attendees: [
          ...people.map((id) => ({ kind: "person" as const, id })),
          ...employers.map((id) => ({ kind: "employer" as const, id })),
        ],
      },
    });
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  const first = unit?.id ?? units[0]?.id;
  return (
    <FormDialog
      title={m.gatheringNew}
      verb={m.save}
      form={form}
      initial={{ kind: "gathering", on: todayIso(), ...(first && { unit: first }) }}
      busy={save.isPending}
      error={save.error}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="title" label={m.gatheringTitle} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="kind" label={m.gatheringKind}>
        <Radio.Group options={kinds.map((value) => ({ value, label: m[value] }))} />
      </Form.Item>
      <Form.Item name="on" label={m.on} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="where" label={m.where}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.needUnit }]}>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="people" label={`${m.attendees}（${m.person}）`} extra={m.attendeesHint}>
        <SubjectsSelect kind="person" />
      </Form.Item>
      <Form.Item name="employers" label={`${m.attendees}（${m.employer}）`}>
        <SubjectsSelect kind="employer" />
      </Form.Item>
      <Form.Item name="summary" label={m.summary}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </FormDialog>
  );
}
