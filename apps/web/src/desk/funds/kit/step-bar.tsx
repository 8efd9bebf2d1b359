import { CheckOutlined } from "@ant-design/icons";
import { useMessages } from "../../../lib/language.tsx";
import "../../imports/imports.css";
import { kitMessages } from "./kit.messages.ts";

type Step = {
  readonly key: string;
  readonly title: string;
  /** Who did it, or what it found. */
  readonly says?: string | undefined;
};

/** The steps of something across the top: which are done, which is the present one. */
export function StepBar({
  label,
  steps,
  current,
}: {
  readonly label: string;
  readonly steps: readonly Step[];
  /** Counts from 0; as many as there are steps when all are done. */
  readonly current: number;
}) {
  const m = useMessages(kitMessages);
  return (
    <ol className="dk-steps dk-steps--said" aria-label={label}>
      {steps.map(({ key, title, says }, at) => (
        <li key={key} aria-current={at === current ? "step" : undefined} data-done={at < current || undefined}>
          <span className="dk-steps__number" aria-hidden="true">
            {at < current ? <CheckOutlined /> : at + 1}
          </span>
          <span>
            {title}
            {at < current && <span className="jc-hidden"> {m.stepDone}</span>}
            {says && <span className="dk-steps__says">{says}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
