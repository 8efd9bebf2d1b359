import type { MyAward } from "@jucai/contract";
import { useState } from "react";
import { Link } from "react-router";
import { client } from "../../../lib/client.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { formatFen, formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { ClauseText } from "../../../ui/clause-text.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag, type Tone } from "../../../ui/tag.tsx";
import type { IconName } from "../../../ui/icon.tsx";
import { WordsForm } from "../claims/words-form.tsx";
import { useOnce } from "../queries.ts";
import { moneyMessages } from "./money.messages.ts";
import { yearsOf } from "./years.ts";

type Props = { readonly award: MyAward };
type State = MyAward["instalments"][number]["state"];

/** One award: how much came of how much, bars by year, every instalment behind them. */
export function AwardPart({ award }: Props) {
  const m = useMessages(moneyMessages);
  const { language } = useLanguage();
  return (
    <>
      <p className="jc-row">
        <AwardTag state={award.state} />
        <span className="jc-money">
          {m.paidOf(formatFen(award.paidFen, language), formatFen(award.totalFen, language))}
        </span>
        <span className="jc-secondary">{m.kOfN(award.k, award.n)}</span>
      </p>
      <Years award={award} />
      <Disclosure summary={m.allInstalments}>
        <Instalments award={award} />
      </Disclosure>
      <Adjustments award={award} />
      <Happened award={award} />
      {(award.state === "stopped" || award.state === "suspended") && <StopObjection award={award} />}
      <p className="jc-hint">
        <ClauseText clause={award.clause} /> {award.claim && <Link to={`/my/claims/${award.claim.id}`}>{m.claim}</Link>}
      </p>
    </>
  );
}

/** Plain bars with their figures; the words beside them say the same. */
function Years({ award }: Props) {
  const m = useMessages(moneyMessages);
  const { language } = useLanguage();
  const years = yearsOf(award.instalments);
  const most = Math.max(1, ...years.map(({ paidFen, openFen }) => paidFen + openFen));
  return (
    <ul className="my-bars" aria-label={m.calendar}>
      {years.map(({ year, paidFen, openFen }) => (
        <li key={year}>
          <span className="my-bars__words">
            {m.yearWords(year, formatFen(paidFen, language), formatFen(openFen, language))}
          </span>
          <span className="my-bars__track" aria-hidden="true">
            <span className="my-bars__paid" style={{ width: `${(100 * paidFen) / most}%` }} />
            <span className="my-bars__open" style={{ width: `${(100 * openFen) / most}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Instalments({ award }: Props) {
  const m = useMessages(moneyMessages);
  const { language } = useLanguage();
  return (
    <div className="jc-table-scroll" tabIndex={0} role="region" aria-label={m.allInstalments}>
      <table className="jc-table">
        <thead>
          <tr>
            <th scope="col">{m.due}</th>
            <th scope="col" className="jc-number">
              {m.amount}
            </th>
            <th scope="col">{m.state}</th>
          </tr>
        </thead>
        <tbody>
          {award.instalments.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <span className="my-day">{one.dueOn}</span>
                <span className="jc-hint my-kn"> {m.kn(one.k, one.n)}</span>
              </th>
              <td className="jc-number">{formatFen(one.fen, language)}</td>
              <td>
                <InstalmentTag state={one.state} />
                {one.payment?.paidOn && (
                  <span className="jc-hint"> {m.paidOn(formatIsoDay(one.payment.paidOn, language))}</span>
                )}
                {one.heldBack && <span className="jc-hint my-kn">{one.heldBack.says[language]}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const instalmentLooks: Readonly<Record<State, readonly [Tone, IconName]>> = {
  planned: ["grey", "clock"],
  held: ["blue", "clock"],
  batched: ["blue", "hourglass"],
  sent: ["blue", "arrow"],
  paid: ["green", "check"],
  bounced: ["orange", "warning"],
  suspended: ["amber", "minus"],
  cancelled: ["grey", "stop"],
  paid_before: ["green", "check"],
};

function InstalmentTag({ state }: { readonly state: State }) {
  const m = useMessages(moneyMessages);
  const [tone, icon] = instalmentLooks[state];
  return (
    <Tag tone={tone} icon={icon}>
      {state === "bounced" ? m.bouncedState : m[state]}
    </Tag>
  );
}

function AwardTag({ state }: Pick<MyAward, "state">) {
  const m = useMessages(moneyMessages);
  const looks = { active: "blue", suspended: "amber", stopped: "grey", done: "green" } as const;
  const icons = { active: "clock", suspended: "minus", stopped: "stop", done: "check" } as const;
  return (
    <Tag tone={looks[state]} icon={icons[state]}>
      {state === "suspended" ? m.suspendedAward : m[state]}
    </Tag>
  );
}

/** What is paid in addition or asked back, with the reason. */
function Adjustments({ award }: Props) {
  const m = useMessages(moneyMessages);
  const { language } = useLanguage();
  const states = { proposed: m.proposed, accepted: m.accepted, refused: m.adjustRefused, settled: m.settled };
  return award.adjustments.map((one) => (
    <Notice key={one.id} tone="amber" icon="info">
      <p>
        <strong>{m[one.kind](formatFen(one.fen, language))}</strong> · {states[one.state]}
      </p>
      <p>{one.why}</p>
      {one.answer && <p>{one.answer}</p>}
    </Notice>
  ));
}

function Happened({ award }: Props) {
  const m = useMessages(moneyMessages);
  const { language } = useLanguage();
  const told = award.events.filter(({ what }) => what !== "granted" && what !== "cut");
  if (told.length === 0) return null;
  return (
    <Disclosure summary={m.happened} open={award.state === "stopped" || award.state === "suspended"}>
      <ul className="jc-lines">
        {told.map(({ at, by, why, clause }) => (
          <li key={at}>
            {why} {clause && <ClauseText clause={clause} tag />}
            <p className="jc-hint">
              {formatMoment(at, language)} · {by}
            </p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function StopObjection({ award }: Props) {
  const m = useMessages(moneyMessages);
  const [open, setOpen] = useState(false);
  const send = useOnce(
    (text: string, key) =>
      client.call("POST /api/v1/my/money/:id/objection", { params: { id: award.id }, body: { text }, key }),
    () => setOpen(false),
  );
  if (send.isSuccess) return <p role="status">{m.objected}</p>;
  if (!open) return <Button onClick={() => setOpen(true)}>{m.object}</Button>;
  return (
    <WordsForm
      label={m.objectWords}
      send={m.objectSend}
      cancel={m.cancel}
      busy={send.isPending}
      error={send.error}
      rows={5}
      longest={4000}
      onSend={(text) => send.mutate(text)}
      onCancel={() => setOpen(false)}
    />
  );
}
