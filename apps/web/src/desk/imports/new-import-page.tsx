import { Alert, Button, Form, Progress, Select } from "antd";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { useAsk } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Page } from "../shell/page.tsx";
import "./imports.css";
import { importsMessages } from "./imports.messages.ts";
import { csvOfPasted } from "./pasted.ts";
import { SourceField, type Source } from "./source-field.tsx";
import { Steps } from "./steps.tsx";
import { uploadWorkbook } from "./upload.ts";
import { useRosterUnits } from "./use-roster-units.ts";

type Chosen = { readonly roster: string; readonly unit: string; readonly year: number };

/** The first step: which roster, whose, which year, and the file or the pasted table. */
export function NewImportPage() {
  const m = useMessages(importsMessages);
  const say = useText();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [form] = Form.useForm<Chosen>();
  const [source, setSource] = useState<Source>();
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState(0);
  const rosters = useAsk("GET /api/v1/rosters");
  const roster = Form.useWatch("roster", form) ?? search.get("roster") ?? undefined;
  const units = useRosterUnits(roster);
  const thisYear = rosters.data?.year ?? new Date().getFullYear();
  const upload = useMutation({
    mutationFn: (chosen: Chosen & { file: File }) => {
      const { file, ...query } = chosen;
      return uploadWorkbook(query, file, setSent);
    },
    onSuccess: ({ id }) => void navigate(`/imports/${id}`),
  });
  const file = source && fileOf(source, m.pastedName);
  const send = (chosen: Chosen) => {
    setTried(true);
    if (file) upload.mutate({ ...chosen, file });
  };
  const first = units.length === 1 ? units[0]?.id : undefined;
  return (
    <Page title={m.start} crumbs={[{ title: m.title, to: "/imports" }]} lead={m.lead}>
      <Steps current={1} />
      <Faults error={upload.error} />
      <Form
        key={`${rosters.isSuccess} ${first}`}
        form={form}
        layout="vertical"
        className="dk-import-form"
        initialValues={{
          roster: search.get("roster") ?? (rosters.data?.items.length === 1 ? rosters.data.items[0]?.id : undefined),
          unit: search.get("unit") ?? first,
          year: Number(search.get("year") ?? thisYear),
        }}
        onFinish={send}
        onFinishFailed={() => setTried(true)}
      >
        <Form.Item name="roster" label={m.roster} rules={[{ required: true, message: m.rosterMissing }]}>
          <Select
            placeholder={m.chooseRoster}
            loading={rosters.isPending}
            showSearch={{ optionFilterProp: "label" }}
            options={(rosters.data?.items ?? []).map(({ id, name, policy }) => ({
              value: id,
              label: `${say(name)}（${say(policy)}）`,
            }))}
          />
        </Form.Item>
        <div className="dk-import-form__row">
          <Form.Item name="unit" label={m.unit} rules={[{ required: true, message: m.unitMissing }]}>
            <Select
              placeholder={m.chooseUnit}
              showSearch={{ optionFilterProp: "label" }}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="year" label={m.year}>
            <Select
              options={[thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map((value) => ({ value, label: value }))}
            />
          </Form.Item>
        </div>
        <SourceField source={source} onChoose={setSource} wrong={tried && !file} />
        {roster && (
          <p>
            <a href={`/api/v1/rosters/${roster}/template`} download>
              {m.template}
            </a>
          </p>
        )}
        {upload.isPending && (
          <div role="status">
            <Progress percent={Math.round(sent * 100)} aria-label={m.sending(Math.round(sent * 100))} />
          </div>
        )}
        {tried && !file && <Alert type="error" role="alert" showIcon title={m.sourceMissing} />}
        <Button type="primary" htmlType="submit" loading={upload.isPending}>
          {upload.isPending ? m.sending(Math.round(sent * 100)) : m.send}
        </Button>
      </Form>
    </Page>
  );
}

function fileOf(source: Source, name: string): File | undefined {
  if (source.file) return source.file;
  const csv = csvOfPasted(source.pasted);
  // With a byte order mark, so that nobody has to guess the encoding of Chinese text.
  return csv === "" ? undefined : new File(["\uFEFF", csv], name, { type: "text/csv" });
}
