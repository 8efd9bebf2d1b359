import { CheckOutlined } from "@ant-design/icons";
import { useMessages } from "../../lib/language.tsx";
import { importsMessages } from "./imports.messages.ts";
import type { Step } from "./step.ts";

/** The four steps across the top: which are done, which is the present one. */
export function Steps({ current }: { readonly current: Step }) {
  const m = useMessages(importsMessages);
  const names = [m.step1, m.step2, m.step3, m.step4];
  return (
    <ol className="dk-steps" aria-label={m.steps}>
      {names.map((name, at) => (
        <li key={name} aria-current={at + 1 === current ? "step" : undefined} data-done={at + 1 < current || undefined}>
          <span className="dk-steps__number" aria-hidden="true">
            {at + 1 < current ? <CheckOutlined /> : at + 1}
          </span>
          {name}
          {at + 1 < current && <span className="jc-hidden"> {m.stepDone}</span>}
        </li>
      ))}
    </ol>
  );
}
