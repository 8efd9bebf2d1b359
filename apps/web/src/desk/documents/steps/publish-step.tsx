import { CheckCircleOutlined, CloseCircleOutlined, InfoCircleOutlined } from "@ant-design/icons";
import { Alert, App, Button, Form, Input, Tag } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { formatIsoDay } from "../../../lib/format.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk, useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { Part } from "../../shell/page.tsx";
import { ReasonDialog } from "../../shell/reason-dialog.tsx";
import { useMay } from "../../shell/session.ts";
import { todayIso } from "../../liaison/today.ts";
import { draftMessages } from "../draft.messages.ts";
import { HeadPart } from "../reading/head-part.tsx";
import { ProblemsPart } from "../reading/problems-part.tsx";
import { progressOf } from "../reading/progress.ts";
import type { Draft } from "../types.ts";
import { useEditable } from "../use-draft.ts";
import { stepsMessages } from "./steps.messages.ts";

/** 发布: what is still open, then handing in; for the second person everything he answers for. */
export function PublishStep({ draft }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const editable = useEditable(draft);
  const { state } = draft;
  return (
    <>
      {state === "published" && <Done draft={draft} />}
      {state === "dropped" && <Alert type="info" showIcon className="dk-notice" title={m.dropped} />}
      {state === "submitted" && <Decide draft={draft} />}
      {(state === "open" || state === "submitted") && <Checks draft={draft} />}
      {editable && <Submit draft={draft} />}
      {state === "open" && !editable && <Alert type="info" showIcon className="dk-notice" title={m.notAuthor} />}
      <HeadPart draft={draft} />
      <ProblemsPart draft={draft} />
    </>
  );
}

function Checks({ draft }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const pack = useAsk("GET /api/v1/drafts/:id/pack", { params: { id: draft.id } });
  const { errors, doubts, units } = progressOf(draft);
  const unmatched = units.all - units.done;
  const made = draft.units.filter(({ binding }) => binding.to === "new").length;
  return (
    <Part title={m.checksTitle}>
      <ul className="dk-plain dk-checks">
        <Check state={errors > 0 ? "stops" : "ok"}>{errors > 0 ? m.checkErrorsLeft(errors) : m.checkErrors}</Check>
        <Check state={doubts > 0 ? "note" : "ok"}>{doubts > 0 ? m.checkDoubtsLeft(doubts) : m.checkDoubts}</Check>
        <Check state={unmatched > 0 ? "note" : "ok"}>
          {unmatched > 0 ? m.checkUnitsLeft(unmatched) : m.checkUnits}
        </Check>
        {made > 0 && <Check state="note">{m.checkNew(made)}</Check>}
        <Answered query={pack} lines={1}>
          {({ problems }) => {
            const faults = problems.filter(({ severity }) => severity === "error").length;
            return (
              <Check state={faults > 0 ? "stops" : "ok"}>
                {faults === 0 ? m.checkFiles : <Link to="?step=rules">{m.checkFilesLeft(faults)}</Link>}
              </Check>
            );
          }}
        </Answered>
        <Stubs draft={draft} />
      </ul>
    </Part>
  );
}

function Stubs({ draft }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const stubs = draft.measures.filter(
    ({ kind, removed, number }) => kind === "benefit" && !removed && !draft.edited.includes(`benefits/${number}.yaml`),
  ).length;
  return stubs > 0 ? <Check state="note">{m.stubs(stubs)}</Check> : null;
}

const icons = {
  ok: <CheckCircleOutlined />,
  stops: <CloseCircleOutlined />,
  note: <InfoCircleOutlined />,
} as const;
const colours = { ok: "success", stops: "error", note: "processing" } as const;

function Check({ state, children }: { readonly state: keyof typeof icons; readonly children: ReactNode }) {
  const m = useMessages(stepsMessages);
  return (
    <li>
      <Tag color={colours[state]} icon={icons[state]}>
        {m[state]}
      </Tag>{" "}
      <span>{children}</span>
    </li>
  );
}

type Fields = { readonly effectiveFrom: string; readonly basis: string };

function Submit({ draft: { id, version, head } }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const submit = useTell("POST /api/v1/drafts/:id/submit", () => void message.success(m.submitted));
  const needed = [{ required: true, whitespace: true, message: m.needed }];
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      className="dk-form dk-submit"
      initialValues={{ effectiveFrom: head.from ?? todayIso(), basis: "" }}
      onFinish={(fields) => submit.mutate({ params: { id }, body: { version, ...fields } })}
    >
      <h2>{m.submitTitle}</h2>
      <p>{m.submitNote}</p>
      <Faults error={submit.error} form={form} />
      <Form.Item name="effectiveFrom" label={m.effectiveFrom} rules={needed}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="basis" label={m.basis} extra={m.basisHint} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={submit.isPending}>
        {m.submit}
      </Button>
    </Form>
  );
}

function Decide({ draft: { id, version, submitted } }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const may = useMay();
  const [returning, setReturning] = useState(false);
  const approve = useTell("POST /api/v1/drafts/:id/approve", () => void message.success(m.publishedDone));
  const giveBack = useTell("POST /api/v1/drafts/:id/return", () => {
    setReturning(false);
    void message.success(m.givenBack);
  });
  if (submitted === null) return null;
  const { name, at, effectiveFrom, basis, mine } = submitted;
  return (
    <Part title={m.approve}>
      <p>
        <strong>{m.from(formatIsoDay(effectiveFrom, language))}</strong>
      </p>
      <p>
        {m.submittedBy(name, formatMoment(at, language))} · {m.basisSays(basis)}
      </p>
      <Faults error={approve.error} />
      {mine ? (
        <p>{m.mine}</p>
      ) : may("draft", "approve") ? (
        <>
          <p>{m.approveNote}</p>
          <p className="dk-acts">
            <Button
              type="primary"
              danger
              loading={approve.isPending}
              onClick={() => approve.mutate({ params: { id }, body: { version } })}
            >
              {m.approve}
            </Button>
            <Button onClick={() => setReturning(true)}>{m.giveBack}</Button>
          </p>
        </>
      ) : (
        <p>{m.cannotApprove}</p>
      )}
      <ReasonDialog
        open={returning}
        title={m.giveBackTitle}
        verb={m.giveBack}
        busy={giveBack.isPending}
        error={giveBack.error}
        onGive={(why) => giveBack.mutate({ params: { id }, body: { version, why } })}
        onClose={() => setReturning(false)}
      />
    </Part>
  );
}

function Done({ draft: { published, document } }: { readonly draft: Draft }) {
  const m = useMessages(stepsMessages);
  const words = useMessages(draftMessages);
  const { language } = useLanguage();
  if (published === null) return null;
  return (
    <Part title={words.publish}>
      <p>
        {m.publishedBy(published.name, formatMoment(published.at, language))} ·{" "}
        {m.from(formatIsoDay(published.effectiveFrom, language))}
      </p>
      <p className="dk-acts">
        <Link to={`/documents/${document}`}>{m.toDocument}</Link>
        <a href={`/policies/${document}`} target="_blank">
          {m.toPublic}
        </a>
      </p>
    </Part>
  );
}
