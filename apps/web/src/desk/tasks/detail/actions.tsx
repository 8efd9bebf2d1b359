import { App, Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { useTell } from "../../shell/ask.ts";
import { Faults } from "../../shell/faults.tsx";
import type { AssignmentDetail } from "../types.ts";
import { AnswerPostponementDialog, PostponeDialog, SitDialog, SlipDialog } from "./dialogs.tsx";
import { detailMessages } from "./detail.messages.ts";

type Doing = "slip" | "postpone" | "answer_postponement" | "sit";

/** What the reader may do with the assignment now, besides reports, which stand with them. */
export function Actions({ task }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const { message } = App.useApp();
  const [doing, setDoing] = useState<Doing>();
  const urge = useTell("POST /api/v1/assignments/:id/urge", () => void message.success(m.urged));
  const close = () => setDoing(undefined);
  const buttons = [
    ["sit", m.sit],
    ["answer_postponement", m.answerPostponement],
    ["postpone", m.postpone],
    ["slip", m.slip],
  ] as const satisfies readonly (readonly [Doing, string])[];
  return (
    <>
      <Faults error={urge.error} />
      {task.may.includes("urge") && (
        <Button loading={urge.isPending} onClick={() => urge.mutate({ params: { id: task.id } })}>
          {m.urge}
        </Button>
      )}
      {buttons
        .filter(([what]) => task.may.includes(what))
        .map(([what, label]) => (
          <Button key={what} type={what === "sit" ? "primary" : "default"} onClick={() => setDoing(what)}>
            {label}
          </Button>
        ))}
      {doing === "slip" && <SlipDialog task={task} onClose={close} />}
      {doing === "postpone" && <PostponeDialog task={task} onClose={close} />}
      {doing === "answer_postponement" && <AnswerPostponementDialog task={task} onClose={close} />}
      {doing === "sit" && <SitDialog task={task} onClose={close} />}
    </>
  );
}
