import { useQuery } from "@tanstack/react-query";
import { useMessages } from "../../../lib/language.tsx";
import { buttonClass } from "../../../ui/button.tsx";
import { Answered } from "../answered.tsx";
import { NoPerson } from "../my-home-page.tsx";
import { MyPage, MySection } from "../my-page.tsx";
import { myData, session } from "../queries.ts";
import { dataMessages } from "./data.messages.ts";
import { LooksList } from "./looks-list.tsx";
import { Purposes } from "./purposes.tsx";

/** Who looked, a copy of everything, and what it is all used for. */
export function DataPage() {
  const m = useMessages(dataMessages);
  const known = useQuery(session());
  const hasPerson = known.data?.account.person !== null || known.data.acting !== null;
  if (!hasPerson) {
    return (
      <MyPage title={m.title}>
        <NoPerson />
      </MyPage>
    );
  }
  return (
    <MyPage title={m.title}>
      <MySection id="looked" title={m.looked} lead={m.lookedLead}>
        <LooksList />
      </MySection>
      <MySection id="export" title={m.export_} lead={m.exportSays}>
        <p>
          <a className={buttonClass()} href="/api/v1/my/export" download>
            {m.exportButton}
          </a>
        </p>
      </MySection>
      <MySection id="consents" title={m.consents} lead={m.consentsLead}>
        <Consents />
      </MySection>
    </MyPage>
  );
}

function Consents() {
  const data = useQuery(myData());
  return (
    <Answered query={data}>{({ purposes, consents }) => <Purposes purposes={purposes} consents={consents} />}</Answered>
  );
}
