import { Alert } from "antd";
import { useParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { Totals } from "../funds/kit/totals.tsx";
import { StateTag } from "../funds/kit/state-tag.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Page } from "../shell/page.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { BankReturns } from "./bank-returns.tsx";
import { BatchActions } from "./batch-actions.tsx";
import { BatchSteps } from "./batch-steps.tsx";
import { batchMessages } from "./batches.messages.ts";
import { Payments } from "./payments.tsx";
import type { BatchDetail } from "./types.ts";
import { useRoleLets } from "./use-batch-may.ts";

/** One batch from its list to the bank's last answer. */
export function BatchPage() {
  const m = useMessages(batchMessages);
  const { id = "" } = useParams();
  const batch = useAsk("GET /api/v1/batches/:id", { params: { id } });
  return (
    <Answered query={batch}>
      {(found) => (
        <Page
          title={`${found.number} ${found.title}`}
          crumbs={[{ title: m.title, to: "/batches" }]}
          beside={<StateTag state={found.state} />}
          lead={<Three batch={found} />}
          actions={<BatchActions batch={found} />}
        >
          <BatchSteps batch={found} />
          {found.cancelled && (
            <Alert
              type="warning"
              showIcon
              className="dk-notice"
              title={m.cancelled(found.cancelled.name, found.cancelled.why)}
            />
          )}
          <Figures batch={found} />
          <WhyNot batch={found} />
          <Payments batch={found} />
          <BankReturns batch={found} />
        </Page>
      )}
    </Answered>
  );
}

/** The three who signed; none may be another. */
function Three({ batch: { prepared, checked, released } }: { readonly batch: BatchDetail }) {
  const m = useMessages(batchMessages);
  const who = (done: BatchDetail["checked"]) => (done ? m.by(done.name, tableMoment(done.at)) : "—");
  return (
    <>
      {m.prepared} <strong>{who(prepared)}</strong> → {m.checked} <strong>{who(checked)}</strong> → {m.released}{" "}
      <strong>{who(released)}</strong>
    </>
  );
}

function Figures({ batch }: { readonly batch: BatchDetail }) {
  const m = useMessages(batchMessages);
  const { sum, released, paidFen, bouncedFen, outFen, differenceFen, fileHash } = batch;
  const answered = [
    { name: m.paid, says: yuan(paidFen) },
    { name: m.bounced, says: yuan(bouncedFen), alarming: bouncedFen > 0 },
    { name: m.out, says: yuan(outFen) },
    { name: m.difference, says: yuan(differenceFen), also: differenceFen === 0 ? `✓ ${m.balanced}` : undefined },
  ];
  return (
    <Totals
      figures={[
        { name: m.people, says: sum.people },
        { name: m.payments, says: sum.payments },
        { name: m.due, says: yuan(sum.fen), also: sum.words },
        ...(released ? answered : []),
      ]}
    >
      {fileHash && (
        <div className="dk-totals__wide">
          <dt>{m.fileHash}</dt>
          <dd className="dk-hash">{fileHash}</dd>
        </div>
      )}
    </Totals>
  );
}

/** The next step, where this reader cannot take it: why. */
function WhyNot({ batch: { state, may, differenceFen, takenOut } }: { readonly batch: BatchDetail }) {
  const m = useMessages(batchMessages);
  const say = useText();
  const lets = useRoleLets();
  const next = { prepared: "check", checked: "release", released: "return", returned: "close" } as const;
  const step = state in next ? next[state as keyof typeof next] : undefined;
  const mine = step !== undefined && lets(step);
  const why = mine ? may[step] : null;
  const name = step && { check: m.check, release: m.release, return: m.load, close: m.close }[step];
  return (
    <>
      {takenOut > 0 && <Alert type="info" showIcon className="dk-notice" title={m.takenOut(takenOut)} />}
      {name && !mine && <Alert type="info" showIcon className="dk-notice" title={m.waits(name)} />}
      {why && name && <Alert type="info" showIcon className="dk-notice" title={m.cannot(name, say(why))} />}
      {state === "returned" && differenceFen !== 0 && (
        <Alert type="warning" showIcon className="dk-notice" title={m.closeNeeds(yuan(differenceFen))} />
      )}
    </>
  );
}
