import { addressOf } from "@jucai/contract/client";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatFen, formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { ClauseText } from "../../../ui/clause-text.tsx";
import { useAt } from "../at.ts";
import { corrections, decisions, type Tracked } from "../queries.ts";
import { AppealPart } from "./appeal-part.tsx";
import { claimsMessages } from "./claims.messages.ts";

const isPaidNow = ["awaiting_funds", "paying", "paid", "bounced", "suspended", "stopped", "clawback"];

/** Every paper of a claim: receipt, notices of corrections, decisions with their reasons. */
export function LettersPart({ claim }: { readonly claim: Tracked }) {
  const m = useMessages(claimsMessages);
  const { language } = useLanguage();
  const at = useAt();
  const returned = useQuery(corrections(claim.id));
  const decided = useQuery(decisions(claim.id));
  const standing = decided.data?.items ?? [];
  const paper = (path: `/${string}`, id: string) => addressOf("", path, { id }, { language });
  return (
    <section className="jc-section" aria-labelledby="letters">
      <h2 id="letters">{m.letters}</h2>
      <ul className="jc-lines">
        <li>
          <Paper href={paper("/api/v1/claims/:id/receipt", claim.id)} name={m.receipt} />
        </li>
        {(returned.data?.items ?? [])
          .filter(({ sentAt }) => sentAt !== null)
          .map(({ id, letterNumber }) => (
            <li key={id}>
              <Paper href={paper("/api/v1/corrections/:id/letter", id)} name={m.correctionLetter(letterNumber)} />
            </li>
          ))}
        {standing.map((decision) => (
          <li key={decision.id}>
            <Paper
              href={paper("/api/v1/decisions/:id/letter", decision.id)}
              name={m.decisionLetter(decision.letterNumber)}
            />
            <p className="jc-hint">
              {decision.outcome === "approved"
                ? m.approvedOn(
                    formatIsoDay(decision.on, language),
                    decision.amountFen === null ? "" : formatFen(decision.amountFen, language),
                  )
                : m.rejectedOn(formatIsoDay(decision.on, language))}
            </p>
            {decision.outcome === "rejected" && (
              <p>
                {m.why(decision.why)} <ClauseText clause={decision.clause} tag />
              </p>
            )}
            {decision.outcome === "rejected" && <AppealPart claim={claim.id} decision={decision} />}
          </li>
        ))}
      </ul>
      {at.money && isPaidNow.includes(claim.status) && (
        <p>
          <Link to={at.money}>{m.money}</Link>
        </p>
      )}
    </section>
  );
}

function Paper({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}
