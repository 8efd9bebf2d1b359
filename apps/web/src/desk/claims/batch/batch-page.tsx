import type { AnswerOf } from "@jucai/contract/client";
import { CheckCircleOutlined, CloseCircleOutlined } from "@ant-design/icons";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { figureOf } from "../../../lib/format.ts";
import { useMessages, useText } from "../../../lib/language.tsx";
import { SignDialog } from "../../review/sign-dialog.tsx";
import { WordsField } from "../../review/words-field.tsx";
import { Answered } from "../../shell/answered.tsx";
import { useAsk, useTell } from "../../shell/ask.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { Page } from "../../shell/page.tsx";
import { besideMessages } from "../beside/beside.messages.ts";
import { claimsMessages } from "../claims.messages.ts";

type Batch = AnswerOf<"GET /api/v1/review/batches/:id">;
type Row = Batch["rows"][number];

/** Several claims at once: each row says whether it may pass, and a sample has to be opened first. */
export function BatchPage() {
  const m = useMessages(besideMessages);
  const words = useMessages(claimsMessages);
  const { id = "" } = useParams();
  const batch = useAsk("GET /api/v1/review/batches/:id", { params: { id } });
  return (
    <Page title={m.batch} lead={m.batchLead} crumbs={[{ title: words.title, to: "/claims" }]}>
      <Answered query={batch}>{(found) => <Rows batch={found} />}</Answered>
    </Page>
  );
}

function Rows({ batch }: { readonly batch: Batch }) {
  const m = useMessages(besideMessages);
  const say = useText();
  const [signing, setSigning] = useState(false);
  const { rows, sample, ready, why, totalFen } = batch;
  const columns = useColumns(batch);
  const seen = sample.filter(({ opened }) => opened).length;
  return (
    <>
      <Alert
        type={ready ? "success" : "warning"}
        showIcon
        className="dk-notice"
        title={ready ? m.batchReady : m.batchNot}
        description={
          <ul className="dk-plain">
            <li>{m.sampleSays(seen, sample.length)}</li>
            {why.map((one) => (
              <li key={one.zh}>{say(one)}</li>
            ))}
          </ul>
        }
        action={
          <Button type="primary" data-key="a" disabled={!ready} onClick={() => setSigning(true)}>
            <kbd>A</kbd> {m.sign}
          </Button>
        }
      />
      <DataTable caption={m.batch} columns={columns} rows={rows} idOf={({ claim }) => claim} />
      <p>
        <strong>{m.total(rows.length, figureOf(totalFen))}</strong>
      </p>
      {signing && <SignBatch batch={batch} onClose={() => setSigning(false)} />}
    </>
  );
}

function useColumns({ sample }: Batch): readonly Column<Row>[] {
  const m = useMessages(besideMessages);
  const say = useText();
  const opened = new Map(sample.map((one) => [one.claim, one.opened]));
  return [
    { key: "who", title: m.claimant, width: 130, render: ({ claimant }) => <span lang="zh-CN">{claimant}</span> },
    { key: "number", title: m.number, width: 170, render: ({ number }) => number },
    { key: "what", title: m.what, width: 240, render: ({ title }) => say(title) },
    {
      key: "amount",
      title: m.amount,
      width: 110,
      figures: true,
      render: ({ amountFen }) => (amountFen === null ? "—" : figureOf(amountFen)),
    },
    { key: "may", title: m.verdict, width: 300, render: (row) => <Fit row={row} /> },
    {
      key: "sample",
      title: m.sample,
      width: 100,
      render: ({ claim }) => {
        const state = opened.get(claim);
        if (state === undefined) return "—";
        return state ? m.seen : <Link to={`/claims/${claim}`}>{m.toSee}</Link>;
      },
    },
  ];
}

function Fit({ row: { may, why } }: { readonly row: Row }) {
  const m = useMessages(besideMessages);
  const say = useText();
  if (may) {
    return (
      <span className="dk-verified">
        <CheckCircleOutlined aria-hidden /> {m.can}
      </span>
    );
  }
  return (
    <span className="dk-near">
      <CloseCircleOutlined aria-hidden /> {m.cannot} · {why.map(say).join("；")}
    </span>
  );
}

function SignBatch({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) {
  const m = useMessages(besideMessages);
  const { message } = App.useApp();
  const go = useNavigate();
  const [opinion, setOpinion] = useState(m.opinionDefault);
  const approve = useTell("POST /api/v1/review/batches/:id/approve", ({ items }) => {
    void message.success(m.signed(items.length));
    void go("/claims");
  });
  return (
    <SignDialog
      title={m.batch}
      verb={m.sign}
      busy={approve.isPending}
      error={approve.error}
      blocked={opinion.trim() === ""}
      undoable={false}
      onSign={() => approve.mutate({ params: { id: batch.id }, body: { opinion: opinion.trim() } })}
      onClose={onClose}
    >
      <p>{m.total(batch.rows.length, figureOf(batch.totalFen))}</p>
      <WordsField label={m.opinion} value={opinion} onChange={setOpinion} />
    </SignDialog>
  );
}
