import { useQuery } from "@tanstack/react-query";
import { useMessages } from "../../../lib/language.tsx";
import { Answered } from "../answered.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import { delegations, session } from "../queries.ts";
import { actingMessages } from "./acting.messages.ts";
import { ConsentForm } from "./consent-form.tsx";
import { DelegationCards } from "./delegation-cards.tsx";

/** Who may act for me, for whom I may act, and how to let somebody. */
export function ActingPage() {
  const m = useMessages(actingMessages);
  const found = useQuery(delegations());
  const known = useQuery(session());
  const mayGive = known.data?.account.person !== null && known.data?.acting === null;
  return (
    <MyPage title={m.title} lead={m.lead}>
      <Answered query={found}>
        {({ delegations: all }) => (
          <>
            <MySection id="given" title={m.given}>
              <DelegationCards items={all.filter(({ side }) => side === "given")} none={m.givenNone} />
            </MySection>
            {mayGive && (
              <MySection id="give" title={m.give} lead={m.giveLead}>
                <ConsentForm />
              </MySection>
            )}
            <MySection id="held" title={m.held}>
              <DelegationCards items={all.filter(({ side }) => side === "held")} none={m.heldNone} />
            </MySection>
          </>
        )}
      </Answered>
    </MyPage>
  );
}
