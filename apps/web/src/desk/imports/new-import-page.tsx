import { useMutation } from "@tanstack/react-query";
import type { AnswerOf } from "@jucai/contract/client";
import { Alert, Button, Form, Progress, Select } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Page } from "../shell/page.tsx";
import { useUnitChoice } from "../shell/unit-choice.tsx";
import "./imports.css";
import { importsMessages } from "./imports.messages.ts";
import { csvOfPasted } from "./pasted.ts";
import { type Source, SourceField } from "./source-field.tsx";
import { Steps } from "./steps.tsx";
import { uploadWorkbook } from "./upload.ts";
import { useRosterUnits } from "./use-roster-units.ts";

type Chosen = { readonly roster: string; readonly unit: string; readonly year: number };
type Rosters = AnswerOf<"GET /api/v1/rosters">;

/** The first step: which roster, whose, which year, and the file or the pasted table. */
export function NewImportPage() {
  const m = useMessages(importsMessages);
  const rosters = useAsk("GET /api/v1/rosters");
  return (
    <Page title={m.start} crumbs={[{ title: m.title, to: "/imports" }]} lead={m.lead}>
      <Steps current={1} />
      <Answered query={rosters}>{(found) => <ImportForm rosters={found} />}</Answered>
    </Page>
  );
}

function ImportForm({ rosters: { items, year } }: { readonly rosters: Rosters }) {
  const m = useMessages(importsMessages);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { unit, units } = useUnitChoice();
  const [form] = Form.useForm<Chosen>();
  const [source, setSource] = useState<Source>();
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState(0);
  const percent = Math.round(sent * 100);
  const upload = useMutation({
    mutationFn: ({ file, ...query }: Chosen & { readonly file: File }) => uploadWorkbook(query, file, setSent),
    onSuccess: ({ id }) => void navigate(`/imports/${id}`),
  });
  const file = source && fileOf(source, m.pastedName);
  const send = (chosen: Chosen) => {
    setTried(true);
    if (file) upload.mutate({ ...chosen, file });
  };
  return (
    <Form<Chosen>
      form={form}
      layout="vertical"
      className="dk-import-form"
      initialValues={{
        roster: search.get("roster") ?? (items.length === 1 ? items[0]?.id : undefined),
        unit: search.get("unit") ?? unit?.id ?? units[0]?.id,
        year: Number(search.get("year") ?? year),
      }}
      onFinish={send}
      onFinishFailed={() => setTried(true)}
      scrollToFirstError={{ focus: true }}
    >
      <Faults error={upload.error} />
      <Where rosters={items} year={year} />
      <SourceField source={source} onChoose={setSource} wrong={tried && !file} />
      <Template />
      {upload.isPending && <Progress percent={percent} aria-label={m.sending(percent)} />}
      {tried && !file && <Alert type="error" role="alert" showIcon title={m.sourceMissing} />}
      <Button type="primary" htmlType="submit" loading={upload.isPending}>
        {upload.isPending ? m.sending(percent) : m.send}
      </Button>
    </Form>
  );
}

/** Which roster, whose share of it, which year. */
function Where({ rosters, year }: { readonly rosters: Rosters["items"]; readonly year: number }) {
  const m = useMessages(importsMessages);
  const say = useText();
  const form = Form.useFormInstance<Chosen>();
  const units = useRosterUnits(Form.useWatch("roster", form));
  return (
    <>
      <Form.Item name="roster" label={m.roster} rules={[{ required: true, message: m.rosterMissing }]}>
        <Select
          placeholder={m.chooseRoster}
          showSearch={{ optionFilterProp: "label" }}
          options={rosters.map(({ id, name, policy }) => ({ value: id, label: `${say(name)}（${say(policy)}）` }))}
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
          <Select options={[year + 1, year, year - 1, year - 2].map((value) => ({ value, label: value }))} />
        </Form.Item>
      </div>
    </>
  );
}

function Template() {
  const m = useMessages(importsMessages);
  const roster = Form.useWatch("roster", Form.useFormInstance<Chosen>());
  if (roster === undefined) return null;
  return (
    <p>
      <a href={`/api/v1/rosters/${roster}/template`} download>
        {m.template}
      </a>
    </p>
  );
}

function fileOf(source: Source, name: string): File | undefined {
  if (source.file) return source.file;
  const csv = csvOfPasted(source.pasted);
  // With a byte order mark, so that nobody has to guess the encoding of Chinese text.
  return csv === "" ? undefined : new File(["\uFEFF", csv], name, { type: "text/csv" });
}
