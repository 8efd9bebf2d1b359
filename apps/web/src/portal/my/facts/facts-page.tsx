import { useQuery } from "@tanstack/react-query";
import { vocabulary } from "../../../lib/api.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Answered } from "../answered.tsx";
import { NoPerson } from "../my-home-page.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import { type MyData, myData, session } from "../queries.ts";
import { FactCard } from "./fact-card.tsx";
import { factsMessages } from "./facts.messages.ts";
import { Identity } from "./identity.tsx";

/** Everything that is recorded about me, with where it comes from, and what I can say to it. */
export function FactsPage() {
  const m = useMessages(factsMessages);
  const known = useQuery(session());
  const hasPerson = known.data?.account.person !== null || known.data.acting !== null;
  return (
    <MyPage title={m.title} lead={m.lead}>
      {hasPerson ? <Recorded /> : <NoPerson />}
    </MyPage>
  );
}

function Recorded() {
  const m = useMessages(factsMessages);
  const data = useQuery(myData());
  return (
    <Answered query={data}>
      {(found) => (
        <>
          <MySection id="identity" title={m.identity} lead={m.identityHow}>
            <Identity person={found.person} />
          </MySection>
          <MySection id="recorded" title={m.recorded}>
            <Facts data={found} />
          </MySection>
          <MySection id="rosters" title={m.rosters}>
            <Rosters rosters={found.rosters} />
          </MySection>
        </>
      )}
    </Answered>
  );
}

function Facts({ data: { person, facts } }: { readonly data: MyData }) {
  const m = useMessages(factsMessages);
  const words = useQuery(vocabulary());
  if (person.facts.length === 0) return <p>{m.recordedNone}</p>;
  return (
    <ul className="jc-my__facts">
      {person.facts.map((best) => (
        <FactCard
          key={best.fact}
          words={words.data?.vocabulary}
          best={best}
          others={facts.filter(({ fact, id }) => fact === best.fact && id !== best.id)}
        />
      ))}
    </ul>
  );
}

function Rosters({ rosters }: { readonly rosters: MyData["rosters"] }) {
  const m = useMessages(factsMessages);
  const { language } = useLanguage();
  if (rosters.length === 0) return <p>{m.rostersNone}</p>;
  return (
    <ul className="jc-lines">
      {rosters.map(({ roster, name, year, unit, purpose, keptUntil }) => (
        <li key={`${roster} ${year} ${unit}`}>
          {m.roster(year, name[language], unit)}
          <p>{m.rosterPurpose(purpose[language], keptUntil)}</p>
        </li>
      ))}
    </ul>
  );
}
