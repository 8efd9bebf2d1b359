import type { AnswerOf } from "@jucai/contract/client";
import { Button, Select, Tag } from "antd";
import { useState } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Labelled } from "../shell/filter.tsx";
import { Page } from "../shell/page.tsx";
import { Pages } from "../shell/pages-bar.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { AskDialog, useOwnEmployer } from "./ask-dialog.tsx";
import { AnswerDialog, PassDialog } from "./request-dialogs.tsx";
import { servicesMessages } from "./services.messages.ts";

type Request = AnswerOf<"GET /api/v1/service-requests">["items"][number];
const states = ["asked", "taken", "granted", "declined", "withdrawn"] as const;
const colours = {
  asked: "warning",
  taken: "processing",
  granted: "success",
  declined: "default",
  withdrawn: "default",
} as const;

/** Requests for services, the most urgent first; each is seen to, handed on or answered where it stands. */
export function ServicesPage() {
  const m = useMessages(servicesMessages);
  const [asked, set] = useUrlState({ state: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const state = states.find((one) => one === asked.state);
  const employer = useOwnEmployer();
  const [asking, setAsking] = useState(false);
  const ask = employer !== undefined && (
    <Button type="primary" data-key="n" onClick={() => setAsking(true)}>
      {m.ask}
    </Button>
  );
  const list = useAsk(
    "GET /api/v1/service-requests",
    { query: { page, pageSize, ...(state && { state }) } },
    { keep: true },
  );
  return (
    <Page title={m.title} lead={m.lead} actions={ask}>
      <Answered query={list}>
        {({ items, total, open, late }) => (
          <>
            <div className="dk-filters">
              <Labelled label={m.state}>
                {(id) => (
                  <Select
                    id={id}
                    data-key="f"
                    value={asked.state}
                    onChange={(next) => set({ state: next })}
                    options={[{ value: "", label: m.any }, ...states.map((value) => ({ value, label: m[value] }))]}
                    popupMatchSelectWidth={false}
                  />
                )}
              </Labelled>
              <strong>{m.summary(open, late)}</strong>
            </div>
            {items.length === 0 && <p className="dk-empty">{m.none}</p>}
            <ul className="dk-touch">
              {items.map((request) => (
                <Item key={request.id} request={request} />
              ))}
            </ul>
            {items.length > 0 && (
              <Pages
                page={page}
                pageSize={pageSize}
                total={total}
                onPage={(to, size) => set({ page: String(to), size: String(size) })}
              />
            )}
          </>
        )}
      </Answered>
      {asking && employer !== undefined && <AskDialog employer={employer} onClose={() => setAsking(false)} />}
    </Page>
  );
}

function Item({ request }: { readonly request: Request }) {
  const m = useMessages(servicesMessages);
  const say = useText();
  const { language } = useLanguage();
  const { service, asker, state, answers, words, askedOn, dueOn, dueKnown, late, unit, handler, answer } = request;
  const about = [
    request.number,
    say(unit.name),
    m.askedOn(formatIsoDay(askedOn, language)),
    dueOn === null ? m.noLimit : m.dueBy(formatIsoDay(dueOn, language), dueKnown),
    handler && m.handler(handler),
  ];
  return (
    <li className="dk-touch__item">
      <p className="dk-touch__head">
        <strong data-row tabIndex={-1} lang="zh-CN">
          {asker.name}
        </strong>
        <span>{say(service.name)}</span>
        <Tag color={colours[state]}>{m[state]}</Tag>
        {late && <Tag color="error">{m.late}</Tag>}
      </p>
      {answers.map(({ key, label, value }) => (
        <p key={key} className="dk-words">
          {say(label)}：{value}
        </p>
      ))}
      {words && (
        <p className="dk-words">
          {m.words}：{words}
        </p>
      )}
      <p className="jc-hint">{about.filter(Boolean).join(" · ")}</p>
      {answer && (
        <p className="dk-words">
          {m.answered(answer.by, formatIsoDay(answer.on, language))}：{answer.words}
        </p>
      )}
      <Acts request={request} />
    </li>
  );
}

function Acts({ request: { id, version, state } }: { readonly request: Request }) {
  const m = useMessages(servicesMessages);
  const may = useMay();
  const [open, setOpen] = useState<"answer" | "pass">();
  const take = useTell("POST /api/v1/service-requests/:id/take");
  const withdraw = useOnce("POST /api/v1/service-requests/:id/withdraw");
  const employer = useOwnEmployer();
  const close = () => setOpen(undefined);
  if (state !== "asked" && state !== "taken") return null;
  if (employer !== undefined)
    return (
      <>
        <Faults error={withdraw.error} />
        <p className="dk-touch__acts">
          <Button loading={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id }, body: { version } })}>
            {m.withdraw}
          </Button>
        </p>
      </>
    );
  if (!may("service_request", "approve")) return null;
  return (
    <>
      <Faults error={take.error} />
      <p className="dk-touch__acts">
        {state === "asked" && (
          <Button loading={take.isPending} onClick={() => take.mutate({ params: { id }, body: { version } })}>
            {m.take}
          </Button>
        )}
        <Button onClick={() => setOpen("answer")}>{m.answer}</Button>
        <Button onClick={() => setOpen("pass")}>{m.pass}</Button>
        {open === "answer" && <AnswerDialog id={id} version={version} onClose={close} />}
        {open === "pass" && <PassDialog id={id} version={version} onClose={close} />}
      </p>
    </>
  );
}
