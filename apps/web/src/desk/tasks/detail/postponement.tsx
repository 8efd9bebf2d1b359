import { formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Shape } from "../kit/shape.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import type { AssignmentDetail, Tone } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";

const tones = { asked: "blue", granted: "green", refused: "grey" } as const satisfies Record<string, Tone>;

/** A later day that was asked for, and what came of it. */
export function Postponement({ task: { postponement } }: { readonly task: AssignmentDetail }) {
  const m = useMessages(detailMessages);
  const words = useMessages(tasksMessages);
  const { language } = useLanguage();
  if (postponement === null) return null;
  const { day, why, state, by, answer } = postponement;
  return (
    <p className="dk-copy">
      {words.said(m.postponement, formatIsoDay(day, language))} <span lang="zh-CN">{why}</span>{" "}
      <span className="jc-hint">{by}</span>{" "}
      <span className="dk-light" data-tone={tones[state]}>
        <Shape tone={tones[state]} /> {m[state]}
      </span>{" "}
      {answer}
    </p>
  );
}
