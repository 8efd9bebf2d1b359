import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { formatFen, formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { useTitle } from "../../../lib/title.ts";
import { ClauseText } from "../../../ui/clause-text.tsx";
import { buttonClass } from "../../../ui/button.tsx";
import { useAt } from "../at.ts";
import { Answered } from "../answered.tsx";
import { myMessages } from "../my.messages.ts";
import { claim as askClaim, type Tracked } from "../queries.ts";
import { ClaimActions } from "./claim-actions.tsx";
import { ClaimStatusTag } from "./claim-status.tsx";
import { timeLeft } from "./claim-card.tsx";
import "./claims.css";
import { claimsMessages } from "./claims.messages.ts";
import { ConfirmationPart } from "./confirmation-part.tsx";
import { CorrectionPart } from "./correction-part.tsx";
import { EvidencePart } from "./evidence-part.tsx";
import { LettersPart } from "./letters-part.tsx";
import { RatingPart } from "./rating-part.tsx";
import { Timeline } from "./timeline.tsx";

/** Where one claim stands, who acts next and until when, and everything the claimant may do about it. */
export function ClaimPage() {
  const { id = "" } = useParams();
  const m = useMessages(claimsMessages);
  const at = useAt();
  const found = useQuery(askClaim(id));
  return (
    <div className="jc-my jc-column">
      <p className="jc-my__back jc-no-print">
        <Link to={at.claims}>{m.back}</Link>
      </p>
      {found.data === undefined && <h1>{m.title}</h1>}
      <Answered query={found} lines={10} missing={<NoSuchClaim />}>
        {(claim) => <OneClaim claim={claim} />}
      </Answered>
    </div>
  );
}

function NoSuchClaim() {
  const m = useMessages(claimsMessages);
  const at = useAt();
  return (
    <>
      <p role="alert">{m.missing}</p>
      <p>
        <Link className={buttonClass("primary")} to={at.claims}>
          {m.toList}
        </Link>
      </p>
    </>
  );
}

function OneClaim({ claim }: { readonly claim: Tracked }) {
  const m = useMessages(claimsMessages);
  const { site } = useMessages(myMessages);
  const say = useText();
  const { language } = useLanguage();
  // Whoever serves others at the counter rates nothing for them.
  const { counter } = useAt();
  useTitle(say(claim.title), site);
  return (
    <>
      <h1>{say(claim.title)}</h1>
      <p className="jc-row">
        <ClaimStatusTag
          status={claim.status}
          settled={claim.next.who === "nobody"}
          recognition={claim.kind === "recognition"}
        />
        <span>{m.number(claim.number)}</span>
      </p>
      <p className="jc-hint">
        {[
          say(claim.placeName),
          claim.askedFen !== null && m.asked(formatFen(claim.askedFen, language)),
          timeLeft(claim, m, language),
        ]
          .filter(Boolean)
          .join(" · ")}{" "}
        <ClauseText clause={claim.clause} />
      </p>
      <Now claim={claim} />
      {claim.may.correct && <CorrectionPart claim={claim} />}
      <Timeline claim={claim} />
      {claim.confirmation && <ConfirmationPart confirmation={claim.confirmation} />}
      <LettersPart claim={claim} />
      <EvidencePart id={claim.id} />
      <Others claim={claim} />
      {counter !== true && <RatingPart id={claim.id} />}
      <ClaimActions claim={claim} />
    </>
  );
}

/** What happens next, by when, and whom to call. */
function Now({ claim: { next, may } }: { readonly claim: Tracked }) {
  const m = useMessages(claimsMessages);
  const say = useText();
  const { language } = useLanguage();
  const { promisedOn, promisedKnown, call, who } = next;
  return (
    <section className="jc-card my-now" aria-label={m.now}>
      <p>
        <strong>{say(next.says)}</strong>
      </p>
      {/* What is sent back has the correction's own day, further down. */}
      {who !== "nobody" && !(may.correct && promisedOn === null) && (
        <p>
          {promisedOn ? m.promised(formatIsoDay(promisedOn, language)) : m.noPromise}
          {promisedOn && !promisedKnown && m.dueUnknown}
        </p>
      )}
      {call && (
        <p>
          {m.call(say(call.name))} {call.phone && <a href={`tel:${call.phone}`}>{call.phone}</a>}
        </p>
      )}
    </section>
  );
}

function Others({ claim }: { readonly claim: Tracked }) {
  const m = useMessages(claimsMessages);
  const say = useText();
  const at = useAt();
  const { siblings, reopens, reopenedAs } = claim;
  return (
    <>
      {siblings.length > 0 && (
        <section className="jc-section" aria-labelledby="siblings">
          <h2 id="siblings">{m.siblings}</h2>
          <ul className="jc-lines">
            {siblings.map(({ id, title, status }) => (
              <li key={id} className="jc-row">
                <Link to={`${at.claims}/${id}`}>{say(title)}</Link>
                <ClaimStatusTag status={status} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {reopens && (
        <p>
          <Link to={`${at.claims}/${reopens}`}>{m.reopens}</Link>
        </p>
      )}
      {reopenedAs && (
        <p>
          <Link to={`${at.claims}/${reopenedAs}`}>{m.reopenedAs}</Link>
        </p>
      )}
    </>
  );
}
