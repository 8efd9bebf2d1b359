import type { AnswerOf } from "@jucai/contract/client";
import { Alert, Button } from "antd";
import { useState } from "react";
import { formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { decisionsMessages } from "./decisions.messages.ts";

type Replay = AnswerOf<"GET /api/v1/decisions/:id/replay">;

/** Whether the stored rule, facts and settings give the same fen again. */
export function ReplayPart({ id }: { readonly id: string }) {
  const m = useMessages(decisionsMessages);
  const [asked, setAsked] = useState(false);
  const replay = useAsk("GET /api/v1/decisions/:id/replay", { params: { id } }, { enabled: asked });
  return (
    <Part
      title={m.replay}
      actions={
        <Button
          data-key="r"
          loading={replay.isFetching}
          onClick={() => (asked ? void replay.refetch() : setAsked(true))}
        >
          {m.replayDo}
        </Button>
      }
    >
      <p>{m.replayLead}</p>
      {asked && (
        <Answered query={replay} lines={2}>
          {(answer) => <Result replay={answer} />}
        </Answered>
      )}
    </Part>
  );
}

function Result({ replay: { same, rule, then, now, differences } }: { readonly replay: Replay }) {
  const m = useMessages(decisionsMessages);
  const { language } = useLanguage();
  const side = ({ totalFen, instalments }: Replay["then"]) =>
    [totalFen === null ? "—" : formatFen(totalFen, language), m.count(instalments)].join(" · ");
  return (
    <Alert
      type={same ? "success" : "error"}
      role="status"
      showIcon
      title={same ? m.same : m.different}
      description={
        <>
          <p>
            {m.then}: {side(then)}
            <br />
            {m.now}: {side(now)}
          </p>
          {differences.length > 0 && <p>{differences.join(", ")}</p>}
          <p className="jc-hint">{m.ruleVersion(rule.document, rule.version, rule.hash.slice(0, 12))}</p>
        </>
      }
    />
  );
}
