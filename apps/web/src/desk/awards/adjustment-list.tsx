import { Button, Tag } from "antd";
import { useState } from "react";
import { useMessages, useText } from "../../lib/language.tsx";
import { useVocabulary } from "../facts/use-vocabulary.ts";
import { MoneyUnit } from "../funds/kit/money-unit.tsx";
import { yuan } from "../funds/kit/money.ts";
import { StateTag } from "../funds/kit/state-tag.tsx";
import { DataTable } from "../shell/data-table.tsx";
import type { Paging } from "../shell/pages-bar.tsx";
import { useMay } from "../shell/session.ts";
import { tableMoment } from "../shell/table-moment.ts";
import { awardMessages } from "./awards.messages.ts";
import { DecideDialog, ReceiveDialog } from "./decide-dialog.tsx";
import type { Adjustment } from "./types.ts";

type Props = { readonly adjustments: readonly Adjustment[]; readonly busy?: boolean; readonly paging?: Paging };

/** Arrears and recoveries: why, how much, who proposed, who decided. */
export function AdjustmentList({ adjustments, busy = false, paging }: Props) {
  const m = useMessages(awardMessages);
  const say = useText();
  return (
    <>
      <MoneyUnit />
      <DataTable
        caption={m.adjustments}
        rows={adjustments}
        idOf={({ id }) => id}
        linkOf={({ award }) => `/awards/${award}`}
        busy={busy}
        empty={m.adjustmentsNone}
        {...(paging && { paging })}
        columns={[
          { key: "party", title: m.party, width: 120, render: ({ party }) => <span lang="zh-CN">{party.name}</span> },
          {
            key: "kind",
            title: m.kind,
            width: 90,
            render: ({ kind }) => <Tag color={kind === "recovery" ? "error" : "processing"}>{m[kind]}</Tag>,
          },
          { key: "fen", title: m.fen, width: 130, figures: true, render: ({ fen }) => yuan(fen) },
          { key: "why", title: m.why, width: 240, render: (row) => <Why adjustment={row} /> },
          { key: "benefit", title: m.benefit, width: 160, render: ({ benefit }) => say(benefit.title) },
          { key: "state", title: m.state, width: 110, render: (row) => <State adjustment={row} /> },
          {
            key: "by",
            title: m.proposedBy,
            width: 130,
            render: ({ proposed }) => m.by(proposed.name, tableMoment(proposed.at)),
          },
          { key: "acts", title: m.acts, width: 170, render: (row) => <Acts adjustment={row} /> },
        ]}
      />
    </>
  );
}

function Why({ adjustment: { why, facts, clause, answer } }: { readonly adjustment: Adjustment }) {
  const m = useMessages(awardMessages);
  const { nameOf } = useVocabulary();
  return (
    <>
      {why}
      {clause && ` ${clause}`}
      {facts.length > 0 && <span className="dk-said">{m.facts(facts.map(nameOf).join("、"))}</span>}
      {answer && <span className="dk-said">{answer}</span>}
    </>
  );
}

function State({ adjustment: { state, kind, receivedFen } }: { readonly adjustment: Adjustment }) {
  const m = useMessages(awardMessages);
  if (state === "settled") return <Tag color="success">{m.settled}</Tag>;
  return (
    <>
      <StateTag state={state === "accepted" && kind === "recovery" ? "clawback" : state} />
      {receivedFen > 0 && <span className="dk-said">{m.received(yuan(receivedFen))}</span>}
    </>
  );
}

/** Who proposed does not decide: the server refuses it. */
function Acts({ adjustment }: { readonly adjustment: Adjustment }) {
  const m = useMessages(awardMessages);
  const may = useMay();
  const [open, setOpen] = useState<"accept" | "refuse" | "receive">();
  const close = () => setOpen(undefined);
  const { state, kind, party } = adjustment;
  return (
    <span className="dk-acts">
      {state === "proposed" && may("award", "approve") && (
        <>
          <Button size="small" aria-label={m.acceptOf(party.name)} onClick={() => setOpen("accept")}>
            {m.accept}
          </Button>
          <Button size="small" aria-label={m.refuseOf(party.name)} onClick={() => setOpen("refuse")}>
            {m.refuse}
          </Button>
        </>
      )}
      {state === "accepted" && kind === "recovery" && may("payment", "update") && (
        <Button size="small" aria-label={m.receiveOf(party.name)} onClick={() => setOpen("receive")}>
          {m.receive}
        </Button>
      )}
      {(open === "accept" || open === "refuse") && (
        <DecideDialog adjustment={adjustment} accept={open === "accept"} onClose={close} />
      )}
      {open === "receive" && <ReceiveDialog adjustment={adjustment} onClose={close} />}
    </span>
  );
}
