import { Button, Modal } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { MoneyTable } from "../funds/kit/money-table.tsx";
import { yuan } from "../funds/kit/money.ts";
import { Reasons } from "../funds/kit/reasons.tsx";
import { StateTag } from "../funds/kit/state-tag.tsx";
import { trailMessages } from "../funds/kit/trail.messages.ts";
import { trailStops } from "../funds/kit/trail-stops.ts";
import { Trail } from "../funds/kit/trail.tsx";
import { usePaged } from "../funds/kit/use-paged.ts";
import { sharesInWords } from "../batches/line-columns.tsx";
import { Part } from "../shell/page.tsx";
import { shellMessages } from "../shell/shell.messages.ts";
import { awardMessages } from "./awards.messages.ts";
import type { AwardDetail, Instalment } from "./types.ts";

/** Every instalment with the day, its fund, its payment, and why it waits where it waits. */
export function Instalments({ award }: { readonly award: AwardDetail }) {
  const m = useMessages(awardMessages);
  const say = useText();
  const { instalments } = award;
  const { shown, paging } = usePaged(instalments);
  const total = instalments.reduce((sum, { fen }) => sum + fen, 0);
  return (
    <Part title={m.instalments}>
      <MoneyTable
        caption={m.instalments}
        rows={shown}
        idOf={({ id }) => id}
        paging={paging}
        money={{ fen: ({ fen }) => fen }}
        all={{ count: instalments.length, fen: { fen: total } }}
        columns={[
          { key: "k", title: m.k, width: 100, render: ({ k, n }) => `${k} / ${n}` },
          { key: "due", title: m.due, width: 105, render: ({ dueOn }) => dueOn },
          { key: "fen", title: m.fen, width: 120, figures: true, render: ({ fen }) => yuan(fen) },
          { key: "state", title: m.state, width: 200, render: (row) => <Where instalment={row} /> },
          { key: "payable", title: m.payable, width: 105, render: (row) => row.payableOn ?? m.payableNotSet },
          { key: "fund", title: m.fund, width: 140, render: ({ shares }) => sharesInWords(shares, say) },
          { key: "payment", title: m.payment, width: 150, render: (row) => <Paid instalment={row} /> },
          { key: "payee", title: m.payee, width: 90, render: ({ payee }) => payeeName(m, payee) },
          { key: "trail", title: m.trail, width: 80, render: (row) => <Origin instalment={row} award={award} /> },
        ]}
      />
    </Part>
  );
}

/** To whom an instalment goes, in words; what a document names otherwise keeps its name. */
function payeeName(m: (typeof awardMessages)["zh"], payee: string): string {
  const names: Readonly<Record<string, string>> = {
    person: m.payee_person,
    employer: m.payee_employer,
    unit: m.payee_unit,
    lender: m.payee_lender,
    borrower: m.payee_borrower,
    college: m.payee_college,
    host: m.payee_host,
    team: m.payee_team,
    expert: m.payee_expert,
    operator: m.payee_operator,
    referrer: m.payee_referrer,
    project_unit: m.payee_project_unit,
  };
  return names[payee] ?? payee;
}

function Where({ instalment: { state, heldBack } }: { readonly instalment: Instalment }) {
  return (
    <>
      <StateTag state={state} />
      {heldBack && (
        <span className="dk-said">
          <Reasons because={[heldBack]} />
        </span>
      )}
    </>
  );
}

function Paid({ instalment: { payment } }: { readonly instalment: Instalment }) {
  const m = useMessages(awardMessages);
  if (!payment) return "—";
  return (
    <Link to={`/batches/${payment.batch}`}>
      {payment.paidOn ? m.paidOn(payment.number, payment.paidOn) : payment.number}
    </Link>
  );
}

/** The way from this instalment back to its decision, clause and evidence. */
function Origin({ instalment, award }: { readonly instalment: Instalment; readonly award: AwardDetail }) {
  const m = useMessages(awardMessages);
  const words = useMessages(trailMessages);
  const shell = useMessages(shellMessages);
  const say = useText();
  const [open, setOpen] = useState(false);
  const { k, n, payment, fen, state } = instalment;
  const paidElsewhere = state === "paid_before" ? words.paidBefore : undefined;
  const title = m.trailOf(k);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" aria-label={title} onClick={() => setOpen(true)}>
        {m.trail}
      </Button>
      {open && (
        <Modal open title={title} footer={<Button onClick={close}>{shell.close}</Button>} onCancel={close}>
          <Trail
            label={title}
            stops={trailStops(words, {
              payment: payment ? `${payment.number} ${yuan(fen)}` : paidElsewhere,
              k: String(k),
              n,
              award: award.id,
              claim: award.claim?.id ?? null,
              claimNumber: award.claim?.number ?? "",
              title: say(award.benefit.title),
              benefit: award.benefit,
            })}
          />
        </Modal>
      )}
    </>
  );
}
