import { Button, Input, Space } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { evidenceMessages } from "./evidence.messages.ts";
import type { Given } from "./types.ts";

/** Says that a file proves what it should, or what is wrong with it. */
export function CheckFile({ claim, given }: { readonly claim: string; readonly given: Given }) {
  const m = useMessages(evidenceMessages);
  const [writing, setWriting] = useState(false);
  const [note, setNote] = useState("");
  const check = useTell("POST /api/v1/claims/:id/evidence/:file/check", () => setWriting(false));
  const say = (state: "accepted" | "wrong") =>
    check.mutate({
      params: { id: claim, file: given.file.id },
      body: { state, ...(state === "wrong" && note.trim() && { note: note.trim() }) },
    });
  return (
    <div className="dk-file__tools">
      <Button
        size="small"
        disabled={given.state === "accepted"}
        loading={check.isPending}
        onClick={() => say("accepted")}
      >
        {m.accept}
      </Button>
      {!writing && (
        <Button size="small" onClick={() => setWriting(true)}>
          {m.markWrong}
        </Button>
      )}
      {writing && (
        <Space.Compact>
          <Input
            size="small"
            aria-label={m.note}
            placeholder={m.note}
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.target.value)}
            onPressEnter={() => say("wrong")}
          />
          <Button size="small" onClick={() => say("wrong")}>
            {m.markWrong}
          </Button>
        </Space.Compact>
      )}
      <Faults error={check.error} />
    </div>
  );
}
