import { useMessages, useText } from "../../../lib/language.tsx";
import type { Text, Tone } from "../types.ts";
import { Shape } from "./shape.tsx";
import { tasksMessages } from "./tasks.messages.ts";

type Props = {
  readonly light: { readonly name: Text; readonly tone: Tone };
  /** How far the last day is; left out for what is done. */
  readonly daysLeft?: number | null | undefined;
};

/** A light: shape, colour and the place's own name for it, with the days left beside it. */
export function LightMark({ light: { name, tone }, daysLeft }: Props) {
  const m = useMessages(tasksMessages);
  const say = useText();
  return (
    <span className="dk-light" data-tone={tone}>
      <Shape tone={tone} />
      <span>{say(name)}</span>{" "}
      {daysLeft !== undefined && daysLeft !== null && <span className="dk-light__days">{m.daysLeft(daysLeft)}</span>}
    </span>
  );
}
