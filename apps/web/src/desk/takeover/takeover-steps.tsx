import { useMessages } from "../../lib/language.tsx";
import { StepBar } from "../funds/kit/step-bar.tsx";
import { takeoverMessages } from "./takeover.messages.ts";
import type { TakeoverHead } from "./types.ts";

/** File, rows, confirmation by another person. */
export function TakeoverSteps({ of }: { readonly of?: Pick<TakeoverHead, "state" | "problems"> }) {
  const m = useMessages(takeoverMessages);
  const current = of === undefined ? 0 : of.state === "done" ? 3 : of.problems > 0 ? 1 : 2;
  return (
    <StepBar
      label={m.steps}
      current={current}
      steps={[
        { key: "file", title: m.step1 },
        { key: "rows", title: m.step2 },
        { key: "confirm", title: m.step3 },
      ]}
    />
  );
}
