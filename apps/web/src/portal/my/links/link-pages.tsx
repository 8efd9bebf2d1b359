import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { client, keepCsrf } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { useTitle } from "../../../lib/title.ts";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Loading } from "../../../ui/states.tsx";
import { Answered } from "../answered.tsx";
import "../my.css";
import { myMessages } from "../my.messages.ts";
import { session, useSend } from "../queries.ts";
import { dropToken, takeToken } from "./link-token.ts";
import { linksMessages } from "./links.messages.ts";

/** Somebody who is in the registry takes up his own entry. */
export function InvitationPage() {
  const m = useMessages(linksMessages);
  return (
    <ByLink kind="invitation" title={m.invitationTitle}>
      {(token, name) => <Invitation token={token} name={name} />}
    </ByLink>
  );
}

/** Somebody accepts to act for another. */
export function DelegationPage() {
  const m = useMessages(linksMessages);
  return (
    <ByLink kind="delegation" title={m.delegationTitle}>
      {(token, name) => <Delegation token={token} name={name} />}
    </ByLink>
  );
}

type ByLinkProps = {
  readonly kind: "invitation" | "delegation";
  readonly title: string;
  readonly children: (token: string, name: string | null) => ReactNode;
};

/** Signed in, and with a link that still works: only then what the link is for. */
function ByLink({ kind, title, children }: ByLinkProps) {
  const { site } = useMessages(myMessages);
  const [token] = useState(takeToken);
  const known = useQuery(session());
  useTitle(title, site);
  return (
    <div className="jc-my jc-column">
      <h1>{title}</h1>
      <Answered query={known}>{() => <Checked kind={kind} token={token} children={children} />}</Answered>
    </div>
  );
}

function Checked({ kind, token, children }: Omit<ByLinkProps, "title"> & { readonly token: string }) {
  const m = useMessages(linksMessages);
  const link = useQuery({
    queryKey: ["link", token],
    queryFn: () => client.call("POST /api/v1/links/check", { body: { token } }),
    enabled: token !== "",
    gcTime: 0,
    staleTime: Infinity,
  });
  if (token === "" || link.isError || (link.data !== undefined && link.data.kind !== kind)) {
    return (
      <Notice tone="red" icon="warning" role="alert">
        <p>{m.wrong}</p>
        <p>{m.wrongDo}</p>
      </Notice>
    );
  }
  return link.data === undefined ? <Loading lines={3} /> : children(token, link.data.name);
}

type Taken = { readonly token: string; readonly name: string | null };

function Invitation({ token, name }: Taken) {
  const m = useMessages(linksMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [identity, setIdentity] = useState("");
  const [tried, setTried] = useState(false);
  const short = identity.trim().length < 4;
  const take = useSend(
    async () => {
      const next = await client.call("POST /api/v1/session/person", { body: { token, identity: identity.trim() } });
      keepCsrf(next.csrf);
    },
    () => {
      dropToken();
      void navigate("/my/facts", { replace: true });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short) take.mutate(undefined);
  };
  return (
    <form className="jc-stack" onSubmit={submit} noValidate>
      <p>{name ? m.invitationLead(name) : m.invitationUnknown}</p>
      <Field label={m.identity} hint={m.identityHint} error={tried && short ? m.identityMissing : undefined}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={30}
            value={identity}
            onChange={({ target }) => setIdentity(target.value)}
          />
        )}
      </Field>
      {take.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(take.error, language)}
        </Notice>
      )}
      <Button type="submit" look="primary" wide disabled={take.isPending}>
        {m.invitationSend}
      </Button>
    </form>
  );
}

function Delegation({ token, name }: Taken) {
  const m = useMessages(linksMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const accept = useSend(
    () => client.call("POST /api/v1/delegations/acceptance", { body: { token } }),
    () => {
      dropToken();
      void navigate("/my/acting", { replace: true });
    },
  );
  return (
    <div className="jc-stack">
      <p>{name ? m.delegationLead(name) : m.delegationUnknown}</p>
      {accept.isError && (
        <Notice tone="red" icon="warning" role="alert">
          {failureInWords(accept.error, language)}
        </Notice>
      )}
      <Button look="primary" wide disabled={accept.isPending} onClick={() => accept.mutate(undefined)}>
        {m.delegationSend}
      </Button>
    </div>
  );
}
