import type { AnswerOf } from "@jucai/contract/client";
import { App, Button, Radio, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../../lib/language.tsx";
import { SignDialog } from "../../review/sign-dialog.tsx";
import { WordsField } from "../../review/words-field.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk, useTell } from "../../shell/ask.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { Labelled } from "../../shell/filter.tsx";
import { Page } from "../../shell/page.tsx";
import { tableMoment } from "../../shell/table-moment.ts";
import { useUrlState } from "../../shell/url-state.ts";
import { claimsMessages } from "../claims.messages.ts";
import { besideMessages } from "./beside.messages.ts";

type Appeal = AnswerOf<"GET /api/v1/appeals">["items"][number];
const states = ["open", "upheld", "reopened", "withdrawn"] as const;

/** Refusals that claimants ask to be looked at again, the most urgent first. */
export function AppealsPage() {
  const m = useMessages(besideMessages);
  const words = useMessages(claimsMessages);
  const [asked, set] = useUrlState({ state: "open", page: "1", size: "20" });
  const [answering, setAnswering] = useState<Appeal>();
  const state = states.find((one) => one === asked.state);
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const list = useAsk("GET /api/v1/appeals", { query: { page, pageSize, ...(state && { state }) } }, { keep: true });
  const columns = useColumns(setAnswering);
  return (
    <Page title={m.appeals} lead={m.appealsLead} crumbs={[{ title: words.title, to: "/claims" }]}>
      <div className="dk-filters">
        <Labelled label={m.state}>
          {(id) => (
            <Select
              id={id}
              data-key="f"
              value={asked.state}
              onChange={(next) => set({ state: next })}
              options={[
                ...states.map((value) => ({ value: value as string, label: m[value] })),
                { value: "all", label: m.any },
              ]}
            />
          )}
        </Labelled>
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.appeals}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            busy={list.isPlaceholderData}
            empty={<p>{m.appealsNone}</p>}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
          />
        )}
      </Answered>
      {answering && <AnswerDialog appeal={answering} onClose={() => setAnswering(undefined)} />}
    </Page>
  );
}

function useColumns(onAnswer: (appeal: Appeal) => void): readonly Column<Appeal>[] {
  const m = useMessages(besideMessages);
  const say = useText();
  return [
    { key: "who", title: m.claimant, width: 130, render: ({ claimant }) => <span lang="zh-CN">{claimant}</span> },
    {
      key: "what",
      title: m.what,
      width: 220,
      render: ({ title, number }) => (
        <>
          {say(title)} <span className="jc-hint">{number}</span>
        </>
      ),
    },
    {
      key: "grounds",
      title: m.grounds,
      width: 260,
      render: ({ grounds }) => <span className="dk-words">{grounds}</span>,
    },
    { key: "filed", title: m.filed, width: 140, render: ({ filedAt }) => tableMoment(filedAt) },
    { key: "due", title: m.due, width: 110, render: ({ dueOn }) => dueOn ?? "—" },
    { key: "state", title: m.state, width: 180, render: (appeal) => <Standing appeal={appeal} /> },
    {
      key: "act",
      title: m.answer,
      width: 180,
      render: (appeal) => (
        <>
          <Link to={`/decisions/${appeal.decision}`}>{m.decision}</Link>{" "}
          {appeal.state === "open" &&
            (appeal.may ? (
              <Button size="small" onClick={() => onAnswer(appeal)}>
                {m.answer}
              </Button>
            ) : (
              <span className="jc-hint">{appeal.why && m.mayNot(say(appeal.why))}</span>
            ))}
        </>
      ),
    },
  ];
}

function Standing({ appeal: { state, answer } }: { readonly appeal: Appeal }) {
  const m = useMessages(besideMessages);
  return (
    <>
      {m[state]}
      {answer && <span className="jc-hint"> {m.answered(answer.by, tableMoment(answer.at))}</span>}
    </>
  );
}

function AnswerDialog({ appeal, onClose }: { readonly appeal: Appeal; readonly onClose: () => void }) {
  const m = useMessages(besideMessages);
  const { message } = App.useApp();
  const [outcome, setOutcome] = useState<"upheld" | "reopened">();
  const [words, setWords] = useState("");
  const answer = useTell("POST /api/v1/appeals/:id/answer", () => {
    void message.success(m.saved);
    onClose();
  });
  return (
    <SignDialog
      title={m.answerTitle(appeal.claimant)}
      verb={m.answer}
      busy={answer.isPending}
      error={answer.error}
      blocked={outcome === undefined || words.trim() === ""}
      undoable={false}
      onSign={() => outcome && answer.mutate({ params: { id: appeal.id }, body: { outcome, words: words.trim() } })}
      onClose={onClose}
    >
      <p className="dk-words">{appeal.grounds}</p>
      <Radio.Group
        aria-label={m.outcome}
        value={outcome}
        onChange={({ target }) => setOutcome(target.value as "upheld" | "reopened")}
        options={[
          { value: "upheld", label: m.upheld },
          { value: "reopened", label: m.reopened },
        ]}
      />
      <WordsField label={m.words} value={words} onChange={setWords} />
    </SignDialog>
  );
}
