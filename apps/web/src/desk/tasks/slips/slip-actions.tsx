import { App, Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../../lib/language.tsx";
import { useTell } from "../../shell/ask.ts";
import { WordsDialog } from "../kit/words-dialog.tsx";
import type { Slip } from "../types.ts";
import { slipMessages } from "./slips.messages.ts";

/** Answer, send the answer back, close: whichever the reader may do now. */
export function SlipActions({ slip: { id, may } }: { readonly slip: Slip }) {
  const m = useMessages(slipMessages);
  const { message } = App.useApp();
  const [doing, setDoing] = useState<Slip["may"][number]>();
  const close = () => setDoing(undefined);
  const done = (words: string) => () => {
    void message.success(words);
    close();
  };
  const answer = useTell("POST /api/v1/slips/:id/answer", done(m.answerSent));
  const giveBack = useTell("POST /api/v1/slips/:id/return", done(m.returnDone));
  const end = useTell("POST /api/v1/slips/:id/close", done(m.closeDone));
  const params = { id };
  return (
    <>
      {may.includes("return") && <Button onClick={() => setDoing("return")}>{m.return}</Button>}
      {may.includes("close") && (
        <Button type="primary" onClick={() => setDoing("close")}>
          {m.close}
        </Button>
      )}
      {may.includes("answer") && (
        <Button type="primary" onClick={() => setDoing("answer")}>
          {m.answer}
        </Button>
      )}
      {doing === "answer" && (
        <WordsDialog
          title={m.answerTitle}
          verb={m.answer}
          label={m.answerLabel}
          field="text"
          busy={answer.isPending}
          error={answer.error}
          onGive={(text) => answer.mutate({ params, body: { text } })}
          onClose={close}
        />
      )}
      {doing === "return" && (
        <WordsDialog
          title={m.returnTitle}
          verb={m.return}
          label={m.returnLabel}
          field="why"
          busy={giveBack.isPending}
          error={giveBack.error}
          onGive={(why) => giveBack.mutate({ params, body: { why } })}
          onClose={close}
        />
      )}
      {doing === "close" && (
        <WordsDialog
          title={m.closeTitle}
          verb={m.close}
          label={m.closeLabel}
          field="words"
          busy={end.isPending}
          error={end.error}
          onGive={(words) => end.mutate({ params, body: { words } })}
          onClose={close}
        />
      )}
    </>
  );
}
