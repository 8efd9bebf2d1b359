import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { Part } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import { auditMessages } from "./audit.messages.ts";

const figure = (n: number) => n.toLocaleString("en-US");

/** How long the chain is, what the last verification found, and the button that starts another one. */
export function ChainState() {
  const m = useMessages(auditMessages);
  const may = useMay();
  const { language } = useLanguage();
  const state = useAsk("GET /api/v1/audit");
  const [job, setJob] = useState<string>();
  const start = useTell("POST /api/v1/audit/verifications", (answer) => setJob(answer.job));
  return (
    <Part
      title={m.state}
      actions={
        may("audit", "approve") && (
          <Button loading={start.isPending || job !== undefined} onClick={() => start.mutate({})}>
            {m.verify}
          </Button>
        )
      }
    >
      <Faults error={start.error} />
      <Answered query={state} lines={2}>
        {({ links, waiting, head, lastVerified }) => (
          <div aria-live="polite">
            <p>
              {m.links(figure(links))} {waiting > 0 && m.waitingCount(waiting)}
            </p>
            <p className="jc-hint">
              {m.head} <code>{head.hash}</code>
            </p>
            {lastVerified === null && <p>{m.never}</p>}
            {lastVerified?.sound === true && (
              <p className="dk-verified">
                <CheckCircleOutlined aria-hidden /> {m.sound(formatMoment(lastVerified.at, language), figure(links))}
              </p>
            )}
            {lastVerified?.sound === false && (
              <p className="dk-broken" role="alert">
                <WarningOutlined aria-hidden /> {m.broken(formatMoment(lastVerified.at, language), lastVerified.found)}
              </p>
            )}
          </div>
        )}
      </Answered>
      {job !== undefined && <Progress job={job} onEnd={() => setJob(undefined)} again={() => void state.refetch()} />}
    </Part>
  );
}

/** Follows the verification until it ends; then the state above is read again. */
function Progress({
  job,
  onEnd,
  again,
}: {
  readonly job: string;
  readonly onEnd: () => void;
  readonly again: () => void;
}) {
  const m = useMessages(auditMessages);
  const { data } = useAsk("GET /api/v1/jobs/:id", { params: { id: job } }, { every: 1_000 });
  const ended = data?.state === "done" || data?.state === "failed";
  useEffect(() => {
    if (!ended) return;
    again();
    if (data?.state === "done") onEnd();
  }, [ended, data?.state, again, onEnd]);
  return <p role="status">{data?.state === "failed" ? m.failed : m.verifying(figure(data?.done ?? 0))}</p>;
}
