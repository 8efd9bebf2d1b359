import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { draftMessages } from "./draft.messages.ts";

export const draftSteps = ["read", "units", "tasks", "rules", "compare", "publish"] as const;
export type DraftStep = (typeof draftSteps)[number];

export const stepIn = (asked: string): DraftStep => draftSteps.find((step) => step === asked) ?? "read";

/** The steps of a draft; any of them can be opened at any time. */
export function DraftSteps({ current }: { readonly current: DraftStep }) {
  const m = useMessages(draftMessages);
  return (
    <nav aria-label={m.steps}>
      <ol className="dk-steps dk-draft-steps">
        {draftSteps.map((step, at) => (
          <li key={step} aria-current={step === current ? "step" : undefined}>
            <Link to={`?step=${step}`}>
              <span className="dk-steps__number" aria-hidden="true">
                {at + 1}
              </span>
              {m[step]}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
