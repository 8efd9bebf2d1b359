import { Button } from "antd";
import { useState } from "react";
import { useMessages } from "../../lib/language.tsx";
import { useMay } from "../shell/session.ts";
import { AdjustmentDialog } from "./adjustment-dialog.tsx";
import { awardMessages } from "./awards.messages.ts";
import { ObjectionDialog } from "./objection-dialog.tsx";
import { StopDialog } from "./stop-dialog.tsx";
import { ResumeDialog, SuspendDialog } from "./suspend-dialog.tsx";
import type { AwardDetail } from "./types.ts";

type Open = "stop" | "suspend" | "resume" | "adjust" | "objection";

/** What may be done with an award; each asks for its reason. */
export function AwardActions({ award }: { readonly award: AwardDetail }) {
  const m = useMessages(awardMessages);
  const may = useMay();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const runs = award.state === "active" || award.state === "suspended";
  const changes = may("award", "update");
  return (
    <>
      {changes && award.state === "active" && <Button onClick={() => setOpen("suspend")}>{m.suspend}</Button>}
      {changes && award.state === "suspended" && <Button onClick={() => setOpen("resume")}>{m.resume}</Button>}
      {changes && runs && <Button onClick={() => setOpen("stop")}>{m.stop}</Button>}
      {changes && <Button onClick={() => setOpen("adjust")}>{m.proposeTitle}</Button>}
      {may("award", "approve") && hasObjection(award) && (
        <Button type="primary" onClick={() => setOpen("objection")}>
          {m.answerObjection}
        </Button>
      )}
      {open === "stop" && <StopDialog id={award.id} onClose={close} />}
      {open === "suspend" && <SuspendDialog id={award.id} onClose={close} />}
      {open === "resume" && <ResumeDialog id={award.id} onClose={close} />}
      {open === "adjust" && <AdjustmentDialog id={award.id} onClose={close} />}
      {open === "objection" && <ObjectionDialog id={award.id} onClose={close} />}
    </>
  );
}

export function newestFirst(events: AwardDetail["events"]): AwardDetail["events"] {
  return [...events].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** An objection that nobody has answered yet. */
function hasObjection({ events }: AwardDetail): boolean {
  const last = newestFirst(events).find(({ what }) => what === "objection" || what === "answered");
  return last?.what === "objection";
}
