import type { AnswerOf } from "@jucai/contract/client";
import { Link } from "react-router";
import { formatFen, formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { useAt } from "../at.ts";
import { ClaimStatusTag } from "./claim-status.tsx";
import { claimsMessages } from "./claims.messages.ts";

export type Card = AnswerOf<"GET /api/v1/my/claims">["items"][number];

/** One claim in a list: what, where it stands, how long it may take. */
export function ClaimCardLine({ claim }: { readonly claim: Card }) {
  const m = useMessages(claimsMessages);
  const say = useText();
  const { language } = useLanguage();
  const at = useAt();
  return (
    <li className="jc-card my-claim">
      <p className="jc-row">
        <Link to={`${at.claims}/${claim.id}`}>
          <strong>{say(claim.title)}</strong>
        </Link>
        <ClaimStatusTag
          status={claim.status}
          settled={claim.askedFen === null}
          recognition={claim.kind === "recognition"}
        />
      </p>
      {claim.step && <p>{say(claim.step.name)}</p>}
      <p className="jc-hint">
        {[m.number(claim.number), m.submitted(formatIsoDay(claim.submittedOn, language)), timeLeft(claim, m, language)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {claim.askedFen !== null && <p className="jc-hint">{m.asked(formatFen(claim.askedFen, language))}</p>}
    </li>
  );
}

type Words = (typeof claimsMessages)["zh"];
type Timed = Pick<Card, "dueOn" | "daysLeft" | "paused" | "dueKnown">;

/** How much time is left, beside the day itself; that it rests while the claimant is asked. */
export function timeLeft({ dueOn, daysLeft, paused, dueKnown }: Timed, m: Words, language: "zh" | "en"): string {
  if (paused) return m.paused;
  if (dueOn === null) return "";
  const left = daysLeft === null ? "" : daysLeft < 0 ? m.overdue(-daysLeft) : m.daysLeft(daysLeft);
  return [m.due(formatIsoDay(dueOn, language)), left, dueKnown ? "" : m.dueUnknown].filter(Boolean).join(" · ");
}
