import { LockOutlined } from "@ant-design/icons";
import { Alert } from "antd";
import { Link } from "react-router";
import { clauseInWords } from "../../lib/clause.ts";
import { formatFen } from "../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../lib/language.tsx";
import { ClaimTag } from "../claims/claim-tag.tsx";
import { TimeLeft } from "../claims/time-left.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { reviewMessages } from "./review.messages.ts";
import type { Review } from "./types.ts";
import type { useNeighbours } from "./use-review.ts";

type Neighbours = ReturnType<typeof useNeighbours>;

/** Which claim this is, how much, how long there is, and the way to the cases beside it. */
export function ReviewHead({ review, around }: { readonly review: Review; readonly around: Neighbours }) {
  const m = useMessages(reviewMessages);
  const say = useText();
  const { language } = useLanguage();
  const { claim, amount, lock } = review;
  return (
    <>
      <div className="dk-review__head">
        <span>{claim.number}</span>
        <strong>{say(claim.title)}</strong>
        <span className="jc-hint">{m.clause(clauseInWords(claim.clause, language))}</span>
        <span className="dk-review__amount">{amount.grantsFen !== null && formatFen(amount.grantsFen, language)}</span>
        <TimeLeft dueOn={claim.dueOn} daysLeft={claim.daysLeft} paused={claim.pausedSince !== null} />
        <ClaimTag status={claim.status} />
        {lock?.mine && (
          <span className="jc-hint">
            <LockOutlined aria-hidden /> {m.lockedMine} <Link to={around.queue}>{m.release}</Link>
          </span>
        )}
        <Around {...around} />
      </div>
      <Banners review={review} />
    </>
  );
}

function Around({ before, next, place }: Neighbours) {
  const m = useMessages(reviewMessages);
  return (
    <span className="dk-review__around">
      {before && (
        <Link to={before} data-key="k" data-key-does={m.before}>
          ← {m.before}
        </Link>
      )}
      {place && <span>{m.place(place.at, place.of)}</span>}
      {next && (
        <Link to={next} data-key="j" data-key-does={m.next}>
          {m.next} →
        </Link>
      )}
    </span>
  );
}

/** Why it cannot be worked on just now: somebody else has it open, or it is on hold. */
function Banners({ review: { lock, held, step } }: { readonly review: Review }) {
  const m = useMessages(reviewMessages);
  return (
    <>
      {lock && !lock.mine && (
        <Alert
          type="warning"
          showIcon
          className="dk-notice"
          title={m.lockedBy(lock.by, tableMoment(lock.until).slice(11))}
        />
      )}
      {held && (
        <Alert
          type="info"
          showIcon
          className="dk-notice"
          title={m.heldBy(held.by, held.why) + (held.until ? m.heldUntil(held.until) : "")}
        />
      )}
      {step === null && <Alert type="info" showIcon className="dk-notice" title={m.decided} />}
    </>
  );
}
