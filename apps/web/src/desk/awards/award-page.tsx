import { Alert } from "antd";
import { Link, useParams } from "react-router";
import { useMessages, useText } from "../../lib/language.tsx";
import { yuan } from "../funds/kit/money.ts";
import { Totals } from "../funds/kit/totals.tsx";
import { StateTag } from "../funds/kit/state-tag.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk } from "../shell/ask.ts";
import { Line } from "../shell/line.tsx";
import { Page, Part } from "../shell/page.tsx";
import { tableMoment } from "../shell/table-moment.ts";
import { AccountPart } from "./account-part.tsx";
import { AdjustmentList } from "./adjustment-list.tsx";
import { AwardActions, newestFirst } from "./award-actions.tsx";
import { awardMessages } from "./awards.messages.ts";
import { CheckList } from "./check-list.tsx";
import { Instalments } from "./instalments.tsx";
import type { AwardDetail } from "./types.ts";

/** One award: its instalments, what is looked at before each, what happened to it, where its money goes. */
export function AwardPage() {
  const m = useMessages(awardMessages);
  const say = useText();
  const { id = "" } = useParams();
  const award = useAsk("GET /api/v1/awards/:id", { params: { id } });
  return (
    <Answered query={award}>
      {(found) => (
        <Page
          title={`${found.party.name} ${say(found.benefit.title)}`}
          crumbs={[{ title: m.title, to: "/awards" }]}
          beside={<StateTag state={found.state} />}
          lead={<Origin award={found} />}
          actions={<AwardActions award={found} />}
        >
          <Figures award={found} />
          {found.cut && (
            <Alert type="info" showIcon className="dk-notice" title={m.cut(yuan(found.cut.fen), found.cut.why)} />
          )}
          <Instalments award={found} />
          <CheckList award={found} />
          {found.adjustments.length > 0 && (
            <Part title={m.adjustments}>
              <AdjustmentList adjustments={found.adjustments} />
            </Part>
          )}
          <AccountPart award={found} />
          <Events award={found} />
        </Page>
      )}
    </Answered>
  );
}

/** The decision it rests on, its clause, and the rule by which it was decided. */
function Origin({ award: { number, claim, origin, benefit, clause, ruleVersion } }: { readonly award: AwardDetail }) {
  const m = useMessages(awardMessages);
  return (
    <>
      {number} ·{" "}
      {claim ? (
        <>
          {m.claim} <Link to={`/claims/${claim.id}`}>{claim.number}</Link>
        </>
      ) : origin === "takeover" ? (
        <Link to="/takeover">{m.takeover}</Link>
      ) : (
        m.adjustment
      )}{" "}
      · {m.clause} <a href={`/measures/${benefit.id}`}>{clause}</a>
      {ruleVersion && ` · ${m.rule} ${ruleVersion}`}
    </>
  );
}

function Figures({ award }: { readonly award: AwardDetail }) {
  const m = useMessages(awardMessages);
  const say = useText();
  const { totalFen, paidFen, heldFen, openFen, k, n, startedOn, unit } = award;
  return (
    <>
      <Totals
        figures={[
          { name: m.total, says: yuan(totalFen) },
          { name: m.paid, says: yuan(paidFen) },
          { name: m.held, says: yuan(heldFen) },
          { name: m.open, says: yuan(openFen) },
          { name: m.progress, says: m.kOfN(k, n) },
        ]}
      />
      <dl className="dk-facts dk-part">
        <Line term={m.started} says={startedOn} />
        <Line term={m.unit} says={unit && say(unit.name)} />
      </dl>
    </>
  );
}

const eventWords = {
  cut: "cut_event",
  suspended: "suspended_event",
  resumed: "resumed_event",
  stopped: "stopped_event",
} as const;

/** What happened to it, newest first. */
function Events({ award: { events } }: { readonly award: AwardDetail }) {
  const m = useMessages(awardMessages);
  const wordOf = (what: (typeof events)[number]["what"]) =>
    what in eventWords
      ? m[eventWords[what as keyof typeof eventWords]]
      : m[what as Exclude<typeof what, keyof typeof eventWords>];
  return (
    <Part title={m.events}>
      <ol className="dk-plain dk-events">
        {newestFirst(events).map(({ at, by, what, reason, from, why, clause }) => (
          <li key={`${at} ${what}`}>
            <span className="jc-hint">{tableMoment(at)}</span> <strong>{wordOf(what)}</strong> {by}
            {reason && ` · ${m[reason]}`}
            {from && ` · ${m.eventFrom(from)}`}
            {why && ` · ${why}`}
            {clause && ` · ${clause}`}
          </li>
        ))}
      </ol>
    </Part>
  );
}
