import { combine, parseDay, printDay, type Day, type RuleBook } from "@jucai/engine/run";
import type { ReactNode } from "react";
import { formatDay, formatFen } from "../../lib/format.ts";
import { ClauseText, Button, Disclosure, Icon, StatusTag } from "../../ui/index.ts";
import { refusalInWords } from "../show/refusal.ts";
import { withDay, withoutPreference, withPreference } from "../state/check.ts";
import type { JudgedPlace } from "../state/judge.ts";
import type { Session } from "../state/use-check.ts";
import { useWording } from "../words/words.ts";
import { BenefitCard } from "./benefit-card.tsx";
import { Missing } from "./missing.tsx";
import type { Judgement, Sections } from "./sections.ts";

type Props = {
  readonly book: RuleBook;
  readonly at: JudgedPlace;
  readonly session: Session;
  readonly sections: Sections;
};

export function Claim({ book, session, sections }: Props) {
  const { w, locale } = useWording();
  return (
    <Section title={w.a} empty={sections.claim.length === 0 && w.emptyA}>
      {sections.claim.map((one) => {
        const last = lastDay(one, session.today);
        return (
          <BenefitCard key={one.benefit.id} {...one} status="eligible" book={book}>
            {last !== undefined && <p>{w.applyBy(formatDay(last, locale))}</p>}
          </BenefitCard>
        );
      })}
    </Section>
  );
}

/** The last day to apply, as long as it has not passed. */
function lastDay({ benefit }: Judgement, today: string): Day | undefined {
  const { to } = benefit.inForce;
  return to !== undefined && printDay(to) >= today ? to : undefined;
}

export function NotChosen({ book, at, session, sections }: Props) {
  const { w, t, locale } = useWording();
  const { check } = session;
  const difference = ({ benefit }: Judgement) => {
    const { bundle, rules, decisions, facts } = at;
    const instead = combine(rules, decisions, facts, { on: parseDay(check.on)!, prefer: [benefit.id] }).totalFen;
    const [now, then] = [formatFen(bundle.totalFen, locale), formatFen(instead, locale)];
    if (instead === bundle.totalFen) return w.swapSame(now);
    return `${w.swapTotal(now, then)}${w.gap}${w.difference(formatFen(Math.abs(bundle.totalFen - instead), locale))}${w.stop}`;
  };
  return (
    <Section title={w.b} empty={sections.notChosen.length === 0 && w.emptyB}>
      {sections.notChosen.map(({ leftOut, ...one }) => {
        const swapped = leftOut.instead !== undefined && check.prefer.includes(leftOut.instead);
        return (
          <BenefitCard key={one.benefit.id} {...one} status="not_chosen" book={book}>
            <p>
              {swapped ? w.swapped : t(leftOut.because)} <Clause of={one.benefit} group={leftOut.group} />
            </p>
            <p>{difference(one)}</p>
            <p className="jc-no-print">
              <Button
                onClick={() =>
                  session.change(swapped ? withoutPreference(check) : withPreference(check, one.benefit.id))
                }
              >
                <Icon name="swap" />
                {swapped ? w.swapBack : w.swap}
              </Button>
            </p>
          </BenefitCard>
        );
      })}
    </Section>
  );
}

/** Where the document says that only one of a group is paid. */
function Clause({ of, group }: { readonly of: Judgement["benefit"]; readonly group: string | undefined }) {
  const clause = of.exclusive.find((one) => one.group === group)?.clause;
  return clause === undefined ? null : <ClauseText clause={clause} tag />;
}

/** Few are read, many are scrolled past: those with the most money stand first, the rest are folded away. */
const fewUndecided = 5;

export function Undecided({ book, session, sections }: Props) {
  const { w } = useWording();
  const most = ({ decision: { amount } }: Judgement) => amount.totalFen ?? amount.maxFen ?? 0;
  const all = [...sections.undecided].sort((a, b) => most(b) - most(a));
  const cards = (some: readonly Judgement[]) =>
    some.map((one) => (
      <BenefitCard
        key={one.benefit.id}
        {...one}
        status={one.decision.status === "eligible" ? "amount_unset" : one.decision.status}
        book={book}
      >
        <Missing {...one} book={book} session={session} />
      </BenefitCard>
    ));
  const rest = all.slice(fewUndecided);
  return (
    <Section title={w.d} empty={all.length === 0 && w.emptyD}>
      {cards(all.slice(0, fewUndecided))}
      {rest.length > 0 && (
        <Disclosure summary={w.moreItems(rest.length)}>
          <div className="jc-stack">{cards(rest)}</div>
        </Disclosure>
      )}
    </Section>
  );
}

/** Grouped by document: its dates are the reason, and its last day can be tried at once. */
export function NotInForce({ book, session, sections }: Props) {
  const { w, t, locale } = useWording();
  const groups = book.policies.flatMap((policy) => {
    const some = sections.notInForce.filter(({ benefit }) => benefit.pack === policy.id);
    return some.length > 0 ? [{ policy, some }] : [];
  });
  return (
    <Section title={w.e} empty={groups.length === 0 && w.emptyE}>
      {groups.map(({ policy, some }) => {
        const { from, to } = policy.inForce;
        const ended = to !== undefined && printDay(to) < session.check.on;
        const nearest = ended ? to : from;
        return (
          <div key={policy.id} className="jc-card jc-stack jc-stack--tight">
            <p>
              <StatusTag status={ended ? "expired" : "not_in_force"} /> <strong>{t(policy.short)}</strong>{" "}
              <ClauseText clause={policy.inForce.clause} tag />
            </p>
            <p>{ended ? `${w.endedOn(formatDay(to, locale))}${w.endedTail}` : w.startsOn(formatDay(from, locale))}</p>
            <Disclosure summary={w.items(some.length)}>
              <ul className="ck-list">
                {some.map(({ benefit }) => (
                  <li key={benefit.id}>
                    {t(benefit.title)} <ClauseText clause={benefit.clause} tag />
                  </li>
                ))}
              </ul>
            </Disclosure>
            <p className="jc-no-print">
              <Button onClick={() => session.change(withDay(session.check, printDay(nearest)))}>
                {w.tryDay(formatDay(nearest, locale))}
              </Button>
            </p>
          </div>
        );
      })}
    </Section>
  );
}

export function Refused({ book, sections }: Props) {
  const wording = useWording();
  const { w, t } = wording;
  const { refused } = sections;
  return (
    <Section title={w.f} empty={refused.length === 0 && w.emptyF}>
      <Disclosure summary={w.items(refused.length)} open={refused.length <= 5}>
        <ul className="ck-list ck-list--ruled">
          {refused.map(({ benefit, decision }) => (
            <li key={benefit.id}>
              <StatusTag status="ineligible" /> <strong>{t(benefit.title)}</strong>{" "}
              <ClauseText clause={benefit.clause} tag />
              {refusalInWords(decision, book.vocabulary, wording).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </li>
          ))}
        </ul>
      </Disclosure>
    </Section>
  );
}

type SectionProps = { readonly title: string; readonly empty: string | false; readonly children: ReactNode };

function Section({ title, empty, children }: SectionProps) {
  return (
    <section className="jc-section">
      <h2>{title}</h2>
      {empty ? <p className="jc-muted">{empty}</p> : <div className="jc-stack">{children}</div>}
    </section>
  );
}
