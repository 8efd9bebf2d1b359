import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatFen, formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Answered } from "../answered.tsx";
import { type Card, ClaimCardLine } from "../claims/claim-card.tsx";
import "../claims/claims.css";
import { nextInstalment } from "../money/years.ts";
import { myMessages } from "../my.messages.ts";
import { MySection } from "../my-page.tsx";
import { claims, drafts, money, notifications } from "../queries.ts";

const closed = ["paid", "stopped", "rejected", "withdrawn"];
const mostClaims = 3;

/** The first screen: what I must do now, where my claims stand, the next payment. */
export function Today() {
  const m = useMessages(myMessages);
  const found = useQuery(claims());
  return (
    <>
      <MySection id="todo" title={m.todo}>
        <Answered query={found} lines={2}>
          {({ items }) => <Todo claims={items} />}
        </Answered>
      </MySection>
      {found.data && <UnderWay claims={found.data.items} />}
      <NextPayment />
    </>
  );
}

type Task = { readonly to: string; readonly says: string; readonly hint?: string | undefined };

/** Corrections first, then money that came back, then what is asked of me, then drafts. */
function Todo({ claims: all }: { readonly claims: readonly Card[] }) {
  const m = useMessages(myMessages);
  const say = useText();
  const { language } = useLanguage();
  const waiting = useQuery(drafts());
  const told = useQuery(notifications());
  const of = (status: Card["status"]) => all.filter((claim) => claim.status === status);
  const join = language === "zh" ? "、" : "; ";
  const tasks: readonly Task[] = [
    ...of("correction").map(({ id, title, dueOn }) => ({
      to: `/my/claims/${id}`,
      says: m.todoCorrection(say(title)),
      hint: dueOn === null ? undefined : m.todoDueIn(formatIsoDay(dueOn, language)),
    })),
    ...of("bounced").map(({ title }) => ({ to: "/my/money", says: m.todoBounced(say(title)) })),
    ...(told.data?.items ?? [])
      .filter(({ kind, readAt, link }) => readAt === null && link !== null && kind === "claim.rate")
      .map(({ says, link }) => ({ to: link ?? "", says: say(says) })),
    ...(waiting.data?.items ?? []).map(({ id, titles, expiresOn }) => ({
      to: `/my/apply/${id}`,
      says: m.todoDraft(titles.map(say).join(join)),
      hint: m.todoUntil(formatIsoDay(expiresOn, language)),
    })),
  ];
  if (tasks.length === 0) return <p className="jc-muted">{m.todoNone}</p>;
  return (
    <ul className="jc-my__ways">
      {tasks.map(({ to, says, hint }, at) => (
        <li key={at}>
          <Link className="jc-my__way" to={to}>
            <Icon name="warning" />
            <span>
              <strong>{says}</strong>
              {hint && <span className="jc-hint">{hint}</span>}
            </span>
            <Icon name="arrow" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function UnderWay({ claims: all }: { readonly claims: readonly Card[] }) {
  const m = useMessages(myMessages);
  const open = all.filter(({ status }) => !closed.includes(status));
  if (open.length === 0) return null;
  return (
    <MySection id="under-way" title={m.underWay}>
      <ul className="my-claims">
        {open.slice(0, mostClaims).map((claim) => (
          <ClaimCardLine key={claim.id} claim={claim} />
        ))}
      </ul>
      {all.length > mostClaims && (
        <p>
          <Link to="/my/claims">{m.allClaims}</Link>
        </p>
      )}
    </MySection>
  );
}

function NextPayment() {
  const m = useMessages(myMessages);
  const { language } = useLanguage();
  const { data } = useQuery(money());
  const next = data && nextInstalment(data.awards);
  if (next === undefined) return null;
  return (
    <MySection id="next-payment" title={m.nextPayment}>
      <p>
        <Link to="/my/money">
          <strong>{m.nextIs(formatFen(next.fen, language), formatIsoDay(next.dueOn, language))}</strong>
        </Link>
      </p>
    </MySection>
  );
}
