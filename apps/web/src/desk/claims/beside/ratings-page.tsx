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
import { useMay } from "../../shell/session.ts";
import { tableMoment } from "../../shell/table-moment.ts";
import { useUrlState } from "../../shell/url-state.ts";
import { claimsMessages } from "../claims.messages.ts";
import { besideMessages } from "./beside.messages.ts";

type Rating = AnswerOf<"GET /api/v1/ratings">["items"][number];
const outcomes = ["resolved", "explained", "unreachable", "unresolved"] as const;

/** Bad ratings come back as work: call, then write down what came of it. */
export function RatingsPage() {
  const m = useMessages(besideMessages);
  const words = useMessages(claimsMessages);
  const may = useMay();
  const [asked, set] = useUrlState({ callback: "open", page: "1", size: "20" });
  const [calling, setCalling] = useState<Rating>();
  const callback = asked.callback === "open" || asked.callback === "done" ? asked.callback : undefined;
  const [page, pageSize] = [Number(asked.page), Number(asked.size)];
  const list = useAsk(
    "GET /api/v1/ratings",
    { query: { page, pageSize, ...(callback && { callback }) } },
    { keep: true },
  );
  const summary = useAsk("GET /api/v1/ratings/summary", undefined, { enabled: may("rating", "count") });
  const columns = useColumns(may("rating", "update") ? setCalling : undefined);
  const { data } = summary;
  const open = data && data.callbacks.open + data.callbacks.overdue;
  return (
    <Page
      title={m.ratings}
      lead={data && open !== undefined ? m.summary(data.total, open, data.callbacks.overdue) : m.ratingsLead}
      crumbs={[{ title: words.title, to: "/claims" }]}
    >
      <div className="dk-filters">
        <Labelled label={m.callbacks}>
          {(id) => (
            <Select
              id={id}
              value={asked.callback}
              onChange={(next) => set({ callback: next })}
              options={[
                { value: "open", label: m.toCall },
                { value: "done", label: m.called },
                { value: "all", label: m.any },
              ]}
            />
          )}
        </Labelled>
      </div>
      <Answered query={list}>
        {({ items, total }) => (
          <DataTable
            caption={m.ratings}
            columns={columns}
            rows={items}
            idOf={({ id }) => id}
            busy={list.isPlaceholderData}
            empty={<p>{m.ratingsNone}</p>}
            paging={{ page, pageSize, total, onPage: (to, size) => set({ page: String(to), size: String(size) }) }}
          />
        )}
      </Answered>
      {calling && <CallDialog rating={calling} onClose={() => setCalling(undefined)} />}
    </Page>
  );
}

function useColumns(onCall: ((rating: Rating) => void) | undefined): readonly Column<Rating>[] {
  const m = useMessages(besideMessages);
  const say = useText();
  return [
    { key: "score", title: m.score, width: 130, render: ({ score }) => m[`score${score}`] },
    {
      key: "claim",
      title: m.what,
      width: 260,
      render: ({ claim }) => (
        <>
          <Link to={`/claims/${claim.id}`}>{claim.number}</Link> {say(claim.title)}
        </>
      ),
    },
    { key: "words", title: m.words, width: 260, render: ({ words }) => words ?? "—" },
    { key: "at", title: m.at, width: 140, render: ({ at }) => tableMoment(at) },
    {
      key: "callback",
      title: m.callbacks,
      width: 240,
      render: (rating) => <Callback rating={rating} onCall={onCall} />,
    },
  ];
}

type CallProps = { readonly rating: Rating; readonly onCall: ((rating: Rating) => void) | undefined };

function Callback({ rating, onCall }: CallProps) {
  const m = useMessages(besideMessages);
  const { callback } = rating;
  if (callback === null) return "—";
  if (callback.state === "done") {
    return (
      <>
        {callback.outcome && m[callback.outcome]} <span className="jc-hint">{callback.by}</span> {callback.words}
      </>
    );
  }
  return (
    <>
      <span className={callback.state === "overdue" ? "dk-broken" : ""}>
        {callback.state === "overdue" ? m.callOverdue : m.toCall} {callback.dueOn}
      </span>{" "}
      {onCall && (
        <Button size="small" onClick={() => onCall(rating)}>
          {m.call}
        </Button>
      )}
    </>
  );
}

function CallDialog({ rating, onClose }: { readonly rating: Rating; readonly onClose: () => void }) {
  const m = useMessages(besideMessages);
  const { message } = App.useApp();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>();
  const [words, setWords] = useState("");
  const call = useTell("POST /api/v1/ratings/:id/callback", () => {
    void message.success(m.saved);
    onClose();
  });
  return (
    <SignDialog
      title={m.callTitle}
      verb={m.call}
      busy={call.isPending}
      error={call.error}
      blocked={outcome === undefined || words.trim() === ""}
      undoable={false}
      onSign={() => outcome && call.mutate({ params: { id: rating.id }, body: { outcome, words: words.trim() } })}
      onClose={onClose}
    >
      {rating.words && <p className="dk-words">{rating.words}</p>}
      <Radio.Group
        aria-label={m.outcome}
        value={outcome}
        onChange={({ target }) => setOutcome(target.value as (typeof outcomes)[number])}
        options={outcomes.map((value) => ({ value, label: m[value] }))}
      />
      <WordsField label={m.words} value={words} onChange={setWords} />
    </SignDialog>
  );
}
