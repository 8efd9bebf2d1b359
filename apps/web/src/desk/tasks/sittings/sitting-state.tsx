import { useMessages } from "../../../lib/language.tsx";
import { Shape } from "../kit/shape.tsx";
import type { Sitting } from "../types.ts";
import { sittingMessages } from "./sittings.messages.ts";

/** Whether the minutes are signed. */
export function SittingState({ state }: { readonly state: Sitting["state"] }) {
  const m = useMessages(sittingMessages);
  const tone = state === "held" ? "green" : "blue";
  return (
    <span className="dk-light" data-tone={tone}>
      <Shape tone={tone} /> {state === "held" ? m.heldState : m.draft}
    </span>
  );
}
