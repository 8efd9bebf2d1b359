import { Alert, Button } from "antd";
import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useTell } from "../shell/ask.ts";
import { Faults } from "../shell/faults.tsx";
import { reviewMessages } from "./review.messages.ts";
import { dropUndo, useUndoable } from "./undo.ts";

/** For thirty seconds: what was just done, and the way to take it back. */
export function UndoBar() {
  const m = useMessages(reviewMessages);
  const done = useUndoable();
  const go = useNavigate();
  const { search } = useLocation();
  const left = useSecondsUntil(done?.until);
  const undo = useTell("POST /api/v1/claims/:id/review/undo", ({ claim }) => {
    dropUndo();
    void go(`/claims/${claim}${search}`);
  });
  if (done === undefined || left <= 0) return <Faults error={undo.error} />;
  return (
    <Alert
      type="success"
      role="status"
      showIcon
      className="dk-notice"
      title={done.says}
      action={
        <Button
          size="small"
          data-key="u"
          data-key-does={m.undo}
          loading={undo.isPending}
          onClick={() => undo.mutate({ params: { id: done.claim }, body: { action: done.id } })}
        >
          <kbd>U</kbd> {m.undoIn(left)}
        </Button>
      }
    />
  );
}

function useSecondsUntil(moment: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (moment === undefined) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [moment]);
  return moment === undefined ? 0 : Math.ceil((moment - now) / 1_000);
}
