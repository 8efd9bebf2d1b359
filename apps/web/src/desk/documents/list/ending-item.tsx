import { App, Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import { ReasonDialog } from "../../shell/reason-dialog.tsx";
import { useMay } from "../../shell/session.ts";
import type { Ending } from "../types.ts";
import { documentsMessages } from "./documents.messages.ts";
import { TouchedLine } from "./touched-line.tsx";

type Props = {
  readonly ending: Ending;
  /** Whether the document is named: on its own page it is not. */
  readonly named?: boolean;
};

/** A repeal or supersession with what it touches, and the second person's yes or no. */
export function EndingItem({ ending, named = false }: Props) {
  const m = useMessages(documentsMessages);
  const say = useText();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const may = useMay();
  const [refusing, setRefusing] = useState(false);
  const params = { id: ending.id };
  const approve = useTell("POST /api/v1/endings/:id/approve", () => void message.success(m.approved));
  const refuse = useTell("POST /api/v1/endings/:id/refuse", () => {
    setRefusing(false);
    void message.success(m.refused);
  });
  const kind = ending.kind === "repeal" ? m.repeal : m.supersede;
  const decides = ending.state === "asked" && may("draft", "approve") && !ending.mine;
  return (
    <li className="dk-ending">
      {named && <Link to={`/documents/${ending.document}`}>{say(ending.title)}</Link>}
      <p>{m.endingAsked(ending.asked.name, kind, formatIsoDay(ending.from, language))}</p>
      <p className="jc-hint">
        {m.endingBasis(ending.basis)}
        {ending.successor && ` · ${m.endingBy(say(ending.successor.title))}`}
      </p>
      <p>
        {m.touches}: <TouchedLine touched={ending.touched} />
      </p>
      {ending.why !== null && <p>{m.refusedWhy(ending.decided?.name ?? "", ending.why)}</p>}
      {ending.state === "asked" && ending.mine && <p className="jc-hint">{m.mineOnly}</p>}
      <Faults error={approve.error ?? refuse.error} />
      {decides && (
        <p className="dk-acts">
          <Button danger loading={approve.isPending} onClick={() => approve.mutate({ params })}>
            {m.approve}
          </Button>
          <Button onClick={() => setRefusing(true)}>{m.refuse}</Button>
        </p>
      )}
      <ReasonDialog
        open={refusing}
        title={m.refuseTitle}
        verb={m.refuse}
        busy={refuse.isPending}
        error={refuse.error}
        onGive={(why) => refuse.mutate({ params, body: { why } })}
        onClose={() => setRefusing(false)}
      />
    </li>
  );
}
