import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "react-router";
import { client, keepCsrf } from "../../lib/client.ts";
import { failureInWords } from "../../lib/failure.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { Button } from "../../ui/button.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { myMessages } from "./my.messages.ts";
import { forgetMine, type Session, unread, useSend } from "./queries.ts";
import { Today } from "./today/today.tsx";

/** Where a person's own pages begin: one large way in for each. */
export function MyHomePage({ session }: { readonly session: Session }) {
  const m = useMessages(myMessages);
  const { account, home, must } = session;
  useTitle(m.title, m.site);
  const unseen = useQuery(unread()).data?.unread ?? 0;
  return (
    <div className="jc-my jc-column">
      <h1>{m.hello(account.name)}</h1>
      {must.includes("change_password") && <MustDo says={m.mustPassword} />}
      {must.includes("set_up_second_step") && <MustDo says={m.mustSecondStep} />}
      {account.person === null && <NoPerson />}
      {(account.person !== null || session.acting !== null) && <Today />}
      <nav aria-label={m.sections}>
        <ul className="jc-my__ways">
          <Way to="/my/apply" icon="number" title={m.apply} says={m.applySays} />
          <Way to="/my/claims" icon="clock" title={m.claims} says={m.claimsSays} />
          <Way to="/my/money" icon="coins" title={m.money} says={m.moneySays} />
          <Way to="/my/services" icon="check" title={m.services} says={m.servicesSays} />
          <Way to="/my/files" icon="box" title={m.files} says={m.filesSays} />
          <Way to="/my/notifications" icon="info" title={m.notifications} says={m.notificationsSays(unseen)} />
        </ul>
        <h2 className="my-about">{m.about}</h2>
        <ul className="jc-my__ways">
          <Way to="/my/facts" icon="document" title={m.facts} says={m.factsSays} />
          <Way to="/my/data" icon="search" title={m.data} says={m.dataSays} />
          <Way to="/my/acting" icon="swap" title={m.acting} says={m.actingSays} />
          <Way to="/my/security" icon="judge" title={m.security} says={m.securitySays} />
        </ul>
      </nav>
      {home === "/desk" && (
        <p>
          <a href="/desk">{m.desk}</a>
        </p>
      )}
      <SignOut />
    </div>
  );
}

function Way({ to, icon, title, says }: Record<"to" | "title" | "says", string> & { readonly icon: IconName }) {
  return (
    <li>
      <Link className="jc-my__way" to={to}>
        <Icon name={icon} />
        <span>
          <strong>{title}</strong>
          <span className="jc-hint">{says}</span>
        </span>
        <Icon name="arrow" />
      </Link>
    </li>
  );
}

function MustDo({ says }: { readonly says: string }) {
  const m = useMessages(myMessages);
  return (
    <Notice tone="amber" icon="warning">
      <p>
        {says} <Link to="/my/security">{m.security}</Link>
      </p>
    </Notice>
  );
}

/** Said wherever a page would show the person that this account does not have. */
export function NoPerson() {
  const m = useMessages(myMessages);
  return (
    <Notice tone="blue">
      <p>
        <strong>{m.noPerson}</strong>
      </p>
      <p>{m.noPersonSays}</p>
    </Notice>
  );
}

function SignOut() {
  const m = useMessages(myMessages);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useSend(
    () => client.call("POST /api/v1/sign-out"),
    () => {
      keepCsrf(undefined);
      forgetMine(queries);
      void navigate("/");
    },
  );
  return (
    <p>
      {leave.isError && <span role="alert">{failureInWords(leave.error, language)} </span>}
      <Button disabled={leave.isPending} onClick={() => leave.mutate(undefined)}>
        {m.signOut}
      </Button>
    </p>
  );
}
