import { App, Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyTable } from "../funds/kit/money-table.tsx";
import { StateTag } from "../funds/kit/state-tag.tsx";
import { useOnce } from "../funds/kit/use-once.ts";
import { usePaged } from "../funds/kit/use-paged.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useMay } from "../shell/session.ts";
import { Account } from "./account.tsx";
import { batchMessages } from "./batches.messages.ts";
import { lineColumns, sharesInWords } from "./line-columns.tsx";
import { PaymentTrail } from "./payment-trail.tsx";
import type { BatchDetail, Payment } from "./types.ts";

/** Every payment: who, how much, from where, what the bank said, and what it rests on. Those that came back stand first. */
export function Payments({ batch }: { readonly batch: BatchDetail }) {
  const m = useMessages(batchMessages);
  const say = useText();
  const { shown, paging } = usePaged(bouncedFirst(batch.payments));
  return (
    <section aria-label={m.payments} className="dk-block">
      <MoneyTable
        caption={m.payments}
        rows={shown}
        idOf={({ id }) => id}
        paging={paging}
        counted
        money={{ fen: ({ fen }) => fen }}
        all={{ count: batch.payments.length, fen: { fen: batch.sum.fen } }}
        columns={[
          ...lineColumns<Payment>(m, say),
          { key: "funds", title: m.funds, width: 140, render: ({ shares }) => sharesInWords(shares, say) },
          { key: "account", title: m.account, width: 150, render: ({ account }) => <Account account={account} /> },
          { key: "bank", title: m.bank, width: 140, render: (payment) => <BankSaid payment={payment} /> },
          { key: "acts", title: m.acts, width: 150, render: (payment) => <Acts payment={payment} batch={batch} /> },
        ]}
      />
    </section>
  );
}

/** Who has to act looks for what came back, not for what arrived. */
function bouncedFirst(payments: readonly Payment[]): readonly Payment[] {
  const came = ({ state }: Payment) => (state === "bounced" ? 0 : 1);
  return [...payments].sort((a, b) => came(a) - came(b));
}

function BankSaid({ payment: { state, settledOn, why, attempt } }: { readonly payment: Payment }) {
  const m = useMessages(batchMessages);
  const says = state === "paid" && settledOn ? m.settled(settledOn) : why && m.came(settledOn ?? "", why);
  return (
    <>
      <StateTag state={state} />
      {says && <span className="dk-said">{says}</span>}
      {attempt > 1 && <span className="dk-said">{m.attempt(attempt)}</span>}
    </>
  );
}

function Acts({ payment, batch }: { readonly payment: Payment; readonly batch: BatchDetail }) {
  const m = useMessages(batchMessages);
  const may = useMay();
  const [open, setOpen] = useState(false);
  const settled = payment.state === "paid" || payment.state === "bounced";
  const unsettled = batch.state === "released" || batch.state === "returned";
  return (
    <span className="dk-acts">
      <Button size="small" aria-label={m.trailOf(payment.party.name)} onClick={() => setOpen(true)}>
        {m.trail}
      </Button>
      <Retry payment={payment} />
      {settled && unsettled && payment.retry !== "tried_again" && may("payment", "approve") && (
        <Reverse payment={payment} />
      )}
      {open && <PaymentTrail payment={payment} onClose={() => setOpen(false)} />}
    </span>
  );
}

/** What came back: whose turn it is, and the way on. */
function Retry({ payment: { retry, award } }: { readonly payment: Payment }) {
  const m = useMessages(batchMessages);
  if (retry === "needs_account")
    return (
      <span>
        <Link to={`/awards/${award}`}>{m.needsAccount}</Link>
        <span className="dk-said">{m.needsAccountDo}</span>
      </span>
    );
  if (retry === "in_next_batch") return <Link to="/batches/new">{m.inNext}</Link>;
  if (retry === "tried_again") return <span>{m.triedAgain}</span>;
  return null;
}

function Reverse({ payment: { id, party } }: { readonly payment: Payment }) {
  const m = useMessages(batchMessages);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const reverse = useOnce("POST /api/v1/payments/:id/reverse", () => {
    void message.success(m.reversedNow);
    setOpen(false);
  });
  return (
    <>
      <Button size="small" aria-label={m.reverseOf(party.name)} onClick={() => setOpen(true)}>
        {m.reverse}
      </Button>
      <ReasonDialog
        open={open}
        title={m.reverseTitle}
        verb={m.reverse}
        busy={reverse.isPending}
        error={reverse.error}
        onGive={(why) => reverse.mutate({ params: { id }, body: { why } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
