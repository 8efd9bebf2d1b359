import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { policies } from "../../lib/api.ts";
import { chooseElder, useElder } from "../../lib/elder.ts";
import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Button } from "../../ui/button.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { SearchBox } from "../policies/search-box.tsx";
import { ByClaimant } from "./by-claimant.tsx";
import { Deadlines } from "./deadlines.tsx";
import { homeMessages } from "./home.messages.ts";

/** Where people arrive: what they can get, what the policies say, and what ends when. */
export function HomePage() {
  const m = useMessages(homeMessages);
  const elder = useElder() !== "off";
  useTitle(m.title, m.title);
  return (
    <div className="jc-home">
      <header>
        <h1>{elder ? m.elderHeading : m.heading}</h1>
        <p className="jc-secondary">{m.lead}</p>
      </header>
      <div className="jc-home__entries">
        <Entry icon="coins" title={m.check} says={m.checkSays} href="/check" main />
        <PoliciesEntry />
      </div>
      <div className="jc-home__find">
        <div className="jc-card">
          <SearchBox hint={m.searchHint} />
        </div>
        <ByClaimant />
      </div>
      <Deadlines />
      <section className="jc-section jc-home__elder">
        <p>{m.family}</p>
        <Button onClick={() => chooseElder(elder ? "off" : "large")}>{elder ? m.standard : m.elder}</Button>
      </section>
    </div>
  );
}

function PoliciesEntry() {
  const m = useMessages(homeMessages);
  const { data } = useQuery(policies());
  const measures = data?.items.reduce((sum, { counts }) => sum + counts.measures, 0);
  const says = data && measures ? m.policiesSays(data.total, measures) : m.policiesPlain;
  return <Entry icon="document" title={m.policies} says={says} to="/policies" />;
}

type EntryProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly says: string;
  readonly main?: boolean;
} & ({ readonly to: string } | { readonly href: string });

/** One way in: the whole surface is the link. */
function Entry({ icon, title, says, main, ...where }: EntryProps) {
  const content = (
    <>
      <span className="jc-entry__icon">
        <Icon name={icon} />
      </span>
      <span className="jc-entry__words">
        <strong>{title}</strong>
        <span>{says}</span>
      </span>
      <Icon name="arrow" />
    </>
  );
  const look = main ? "jc-entry jc-entry--main" : "jc-entry";
  return "to" in where ? (
    <Link className={look} to={where.to}>
      {content}
    </Link>
  ) : (
    <a className={look} href={where.href}>
      {content}
    </a>
  );
}
