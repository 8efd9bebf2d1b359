import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatFen, formatIsoDay } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Answered } from "../answered.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import { money, type MyMoney } from "../queries.ts";
import { AccountPart } from "./account-part.tsx";
import { AwardPart } from "./award-part.tsx";
import "./money.css";
import { moneyMessages } from "./money.messages.ts";
import { nextInstalment } from "./years.ts";

/** My awards with every instalment, the next payment first, and the account they go to. */
export function MoneyPage() {
  const m = useMessages(moneyMessages);
  const found = useQuery(money());
  return (
    <MyPage title={m.title} lead={m.lead}>
      <Answered query={found}>{(mine) => <Money mine={mine} />}</Answered>
    </MyPage>
  );
}

function Money({ mine }: { readonly mine: MyMoney }) {
  const m = useMessages(moneyMessages);
  const { language } = useLanguage();
  const next = nextInstalment(mine.awards);
  if (mine.awards.length === 0)
    return (
      <div className="jc-stack">
        <p>{m.none}</p>
        <Link to="/my/claims">{m.toClaims}</Link>
      </div>
    );
  return (
    <>
      <section className="jc-card my-next-payment" aria-label={m.next}>
        <p className="jc-secondary">{m.next}</p>
        <p>
          <strong>
            {next ? m.nextIs(formatFen(next.fen, language), formatIsoDay(next.dueOn, language)) : m.nextNone}
          </strong>
        </p>
        {next?.heldBack && <p>{next.heldBack.says[language]}</p>}
      </section>
      <AccountPart mine={mine} />
      {mine.awards.map((award) => (
        <MySection key={award.id} id={`award-${award.id}`} title={award.benefit.title[language]}>
          <AwardPart award={award} />
        </MySection>
      ))}
    </>
  );
}
