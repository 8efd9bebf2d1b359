import { useMessages } from "../../../lib/language.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { evidenceMessages } from "./evidence.messages.ts";

/** How a paper is photographed so that it need not be asked for again. */
export function PhotoGuide() {
  const m = useMessages(evidenceMessages);
  return (
    <Disclosure summary={m.guide}>
      <div className="my-guide">
        <svg viewBox="0 0 120 90" role="img" aria-label={m.guideFrame} className="my-guide__frame">
          <path
            d="M8 24V8h16M96 8h16v16M112 66v16H96M24 82H8V66"
            fill="none"
            stroke="var(--jc-primary)"
            strokeWidth="4"
          />
          <rect x="26" y="16" width="68" height="58" fill="var(--jc-card)" stroke="var(--jc-border)" />
          <path
            d="M34 28h52M34 38h52M34 48h40"
            stroke="var(--jc-border)"
            strokeWidth="3"
            fill="none"
            strokeLinecap="round"
          />
          <circle cx="80" cy="60" r="8" fill="none" stroke="var(--jc-seal)" strokeWidth="2" />
        </svg>
        <ul className="jc-notes">
          <li>{m.guide1}</li>
          <li>{m.guide2}</li>
          <li>{m.guide3}</li>
          <li>{m.guide4}</li>
        </ul>
      </div>
    </Disclosure>
  );
}
