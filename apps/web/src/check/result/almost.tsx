import { namesOf, parseDay, saysChange, type Change, type RuleBook, type Turn } from "@jucai/engine/run";
import { formatDay } from "../../lib/format.ts";
import { ClauseText, Disclosure, Icon, StatusTag, type IconName } from "../../ui/index.ts";
import { amountInWords } from "../show/amount.ts";
import { publicId } from "../state/merge-books.ts";
import type { Session } from "../state/use-check.ts";
import { useWording, type Wording } from "../words/words.ts";
import { nearOf, turnKinds, type Near, type Outlook } from "./outlook.ts";

type Props = {
  readonly book: RuleBook;
  readonly outlook: Outlook;
  readonly session: Session;
};

const icons: Readonly<Record<Turn["kind"], IconName>> = { by_itself: "clock", act: "arrow", answer: "question" };
/** More than so many are folded away: what has to be found out first is long before the questions are answered. */
const mostShown = 3;

/** 差一点: the smallest change that turns a benefit, with its days. What cannot be changed is no advice and not shown. */
export function Almost({ book, outlook, session }: Props) {
  const { w } = useWording();
  const near = nearOf(outlook, session.judged.decisions);
  const shown = turnKinds.filter((kind) => near[kind].length > 0);
  return (
    <section className="jc-section" id="almost">
      <h2>{w.c}</h2>
      {shown.length === 0 && <p className="jc-muted">{w.emptyC}</p>}
      <div className="jc-stack">
        {shown.map((kind) => (
          <Kind key={kind} kind={kind} near={near[kind]} book={book} session={session} />
        ))}
      </div>
    </section>
  );
}

type KindProps = Pick<Props, "book" | "session"> & { readonly kind: Turn["kind"]; readonly near: readonly Near[] };

function Kind({ kind, near, ...rest }: KindProps) {
  const { w } = useWording();
  const list = (some: readonly Near[]) => (
    <ul className="ck-list ck-list--ruled">
      {some.map((one) => (
        <Item key={one.benefit} near={one} {...rest} />
      ))}
    </ul>
  );
  return (
    <div className={`jc-card jc-stack jc-stack--tight ck-near ck-near--${kind}`}>
      <h3>
        <Icon name={icons[kind]} /> {w.near[kind]}
      </h3>
      <p className="jc-hint">{w.nearHint[kind]}</p>
      {kind !== "answer" && list(near.slice(0, mostShown))}
      {kind === "answer" ? (
        <Disclosure summary={w.items(near.length)} open={near.length <= mostShown}>
          {list(near)}
        </Disclosure>
      ) : (
        near.length > mostShown && (
          <Disclosure summary={w.moreItems(near.length - mostShown)}>{list(near.slice(mostShown))}</Disclosure>
        )
      )}
    </div>
  );
}

type ItemProps = Pick<Props, "book" | "session"> & { readonly near: Near };

function Item({ near: { benefit: id, decision, turns }, book, session }: ItemProps) {
  const { w, t } = useWording();
  const benefit = session.judge.benefits.find((one) => one.id === id);
  const [first, ...others] = turns;
  if (!benefit || !first) return null;
  const way = (turn: Turn) => <Way turn={turn} decision={decision} book={book} on={session.check.on} />;
  return (
    <li>
      <p>
        <StatusTag status={first.kind === "answer" ? "unknown" : "nearly"} /> <strong>{t(benefit.title)}</strong>{" "}
        <a href={`/measures/${publicId(benefit.id)}`} className="jc-clause">
          <ClauseText clause={benefit.clause} />
        </a>
      </p>
      {way(first)}
      {others.length > 0 && (
        <Disclosure summary={w.otherWays(others.length)}>
          <ul className="ck-list ck-list--ruled">
            {others.map((turn, index) => (
              <li key={index}>{way(turn)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  );
}

type WayProps = Pick<Near, "decision"> & { readonly turn: Turn; readonly book: RuleBook; readonly on: string };

/** One way: what has to be, from which day, until which day, and what it then gives. */
function Way({ turn, decision, book, on }: WayProps) {
  const wording = useWording();
  const { w } = wording;
  return (
    <>
      {turn.changes.length > 0 && (
        <ul className="ck-changes">
          {turn.changes.map((change, index) => (
            <li key={index}>{changeInWords(change, book, wording)}</li>
          ))}
        </ul>
      )}
      <p>
        {daysInWords(turn, on, wording)}
        {turn.becomes === "judgement" && ` ${w.thenJudged}`}
      </p>
      <p className="jc-money">{amountInWords(amountOf(turn, decision), wording)}</p>
    </>
  );
}

function changeInWords(change: Change, { vocabulary }: RuleBook, { w, t }: Wording): string {
  const says = t(saysChange(change, namesOf(vocabulary)));
  return change.index === undefined ? says : `${w.listThing(change.index + 1)}${w.colon}${says}`;
}

function daysInWords({ kind, first, last }: Turn, on: string, { w, locale }: Wording): string {
  const day = (iso: string) => formatDay(parseDay(iso)!, locale);
  const from = first > on ? day(first) : undefined;
  return w.nearDays[kind](from, last === null ? undefined : day(last));
}

/** The money of a turn in the way its benefit is paid. */
function amountOf({ totalFen, minFen, maxFen }: Turn, { amount }: Near["decision"]) {
  const kind = amount.kind === "unknown" && totalFen !== null ? "fixed" : amount.kind;
  return {
    kind,
    form: amount.form,
    totalFen,
    ...(minFen === undefined ? {} : { minFen }),
    ...(maxFen === undefined ? {} : { maxFen }),
  };
}
