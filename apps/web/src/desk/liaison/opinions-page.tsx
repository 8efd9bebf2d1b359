import { Button, Select, Tag } from "antd";
import { useState } from "react";
import { formatIsoDay } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Pages } from "../shell/pages-bar.tsx";
import { useMay } from "../shell/session.ts";
import { useUrlState } from "../shell/url-state.ts";
import { Collection } from "./collection.tsx";
import { LiaisonFrame } from "./liaison-frame.tsx";
import { AnswerDialog, AssignDialog, CloseDialog, RecordDialog } from "./opinion-dialogs.tsx";
import { opinionsMessages } from "./opinions.messages.ts";
import type { Opinion } from "./types.ts";

const statuses = ["received", "assigned", "answered", "closed"] as const;

/** Opinions and suggestions with their handling, and the yearly collection. */
export function OpinionsPage() {
  const m = useMessages(opinionsMessages);
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [asked, set] = useUrlState({ status: "", year: "", page: "1", size: "20" });
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const status = statuses.find((one) => one === asked.status);
  const year = asked.year === "" ? undefined : Number(asked.year);
  const query = { page, pageSize, ...(status && { status }), ...(year && { year }) };
  const list = useAsk("GET /api/v1/opinions", { query }, { keep: true });
  const add = may("opinion", "create") && (
    <Button type="primary" data-key="n" onClick={() => setAdding(true)}>
      {m.record}
    </Button>
  );
  return (
    <LiaisonFrame title={m.title} actions={add}>
      {may("opinion", "count") && <Collection year={year} onYear={(next) => set({ year: String(next) })} />}
      <div className="dk-filters">
        <label className="dk-field">
          <span>{m.status}</span>
          <Select
            aria-label={m.status}
            data-key="f"
            value={asked.status}
            onChange={(next) => set({ status: next })}
            options={[{ value: "", label: m.any }, ...statuses.map((value) => ({ value, label: m[value] }))]}
          />
        </label>
      </div>
      <Answered query={list}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className="dk-empty">{m.none}</p>
          ) : (
            <>
              <ul className="dk-touch">
                {items.map((opinion) => (
                  <OpinionItem key={opinion.id} opinion={opinion} />
                ))}
              </ul>
              <Pages
                page={page}
                pageSize={pageSize}
                total={total}
                onPage={(to, size) => set({ page: String(to), size: String(size) })}
              />
            </>
          )
        }
      </Answered>
      {adding && <RecordDialog onClose={() => setAdding(false)} />}
    </LiaisonFrame>
  );
}

const colours = { received: "warning", assigned: "processing", answered: "success", closed: "default" } as const;

function OpinionItem({ opinion }: { readonly opinion: Opinion }) {
  const m = useMessages(opinionsMessages);
  const say = useText();
  const { language } = useLanguage();
  const { from, fromName, text, topic, receivedOn, unit, status, handling, deadline, state, answer, closed, late } =
    opinion;
  const about = [
    m[topic],
    formatIsoDay(receivedOn, language),
    say(unit.name),
    handling && `${m.handling}：${say(handling.name)}`,
    deadline && `${m.deadline}：${formatIsoDay(deadline, language)}`,
  ];
  return (
    <li className="dk-touch__item">
      <p className="dk-touch__head">
        <strong data-row tabIndex={-1} lang="zh-CN">
          {from?.name ?? fromName ?? m.noName}
        </strong>
        <Tag color={colours[status]}>{m[status]}</Tag>
        {(state === "near" || state === "overdue") && (
          <Tag color={state === "overdue" ? "error" : "warning"}>
            {state === "overdue" ? m.overdueState : m.nearState}
          </Tag>
        )}
        {late && <Tag color="error">{m.late}</Tag>}
      </p>
      <p className="dk-words">{text}</p>
      <p className="jc-hint">{about.filter(Boolean).join(" · ")}</p>
      {answer && (
        <p className="dk-words">
          {m.answerLine(answer.by, formatIsoDay(answer.on, language))}：{answer.text}
        </p>
      )}
      {closed && <p className="jc-hint">{m.closedLine(formatIsoDay(closed.on, language), closed.why)}</p>}
      <Acts opinion={opinion} />
    </li>
  );
}

function Acts({ opinion: { id, status } }: { readonly opinion: Opinion }) {
  const m = useMessages(opinionsMessages);
  const may = useMay();
  const [open, setOpen] = useState<"assign" | "answer" | "close">();
  const close = () => setOpen(undefined);
  if (!may("opinion", "update") || status === "closed") return null;
  return (
    <p className="dk-touch__acts">
      {status !== "answered" && <Button onClick={() => setOpen("assign")}>{m.assign}</Button>}
      {status === "assigned" && <Button onClick={() => setOpen("answer")}>{m.answer}</Button>}
      <Button onClick={() => setOpen("close")}>{m.close}</Button>
      {open === "assign" && <AssignDialog id={id} onClose={close} />}
      {open === "answer" && <AnswerDialog id={id} onClose={close} />}
      {open === "close" && <CloseDialog id={id} onClose={close} />}
    </p>
  );
}
