import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { Answered } from "../answered.tsx";
import { MySection } from "../my-page.tsx";
import { singleSignOnLink, useSend } from "../queries.ts";
import { wayInMessages } from "./way-in.messages.ts";

/** The single sign-on of the place, where the server offers one: whether it signs me in, linking and unlinking it. */
export function SingleSignOn() {
  const m = useMessages(wayInMessages);
  const say = useText();
  const ways = useQuery({ queryKey: ["sign-in"], queryFn: () => client.call("GET /api/v1/sign-in") });
  const offered = ways.data?.singleSignOn;
  if (!offered) return null;
  return (
    <MySection id="single-sign-on" title={m.single} lead={m.singleLead(say(offered))}>
      <CameBack />
      <Link />
    </MySection>
  );
}

/** Why the way to the provider ended without a link. */
function CameBack() {
  const m = useMessages(wayInMessages);
  const [search] = useSearchParams();
  const problem = search.get("problem");
  if (problem === null) return null;
  return (
    <Notice tone="red" icon="warning" role="alert">
      {problem === "linked_elsewhere" ? m.elsewhere : m.failed}
    </Notice>
  );
}

function Link() {
  const m = useMessages(wayInMessages);
  const { language } = useLanguage();
  const [sure, setSure] = useState(false);
  const found = useQuery(singleSignOnLink());
  const link = useSend(
    () => client.call("POST /api/v1/session/single-sign-on"),
    ({ address }) => window.location.assign(address),
  );
  const unlink = useSend(
    () => client.call("DELETE /api/v1/session/single-sign-on"),
    () => setSure(false),
  );
  const error = link.error ?? unlink.error;
  return (
    <Answered query={found} lines={2}>
      {({ linked }) => (
        <>
          <p>
            <Tag tone={linked ? "green" : "grey"} icon={linked ? "check" : "minus"}>
              {linked ? m.linked : m.notLinked}
            </Tag>
          </p>
          {error && (
            <Notice tone="red" icon="warning" role="alert">
              {failureInWords(error, language)}
            </Notice>
          )}
          {!linked && unlink.isSuccess && <p role="status">{m.unlinked}</p>}
          {!linked && (
            <Button disabled={link.isPending} onClick={() => link.mutate(undefined)}>
              {m.link}
            </Button>
          )}
          {linked && !sure && <Button onClick={() => setSure(true)}>{m.unlink}</Button>}
          {linked && sure && (
            <>
              <p>{m.unlinkAsk}</p>
              <div className="jc-row">
                <Button look="primary" disabled={unlink.isPending} onClick={() => unlink.mutate(undefined)}>
                  {m.sure}
                </Button>
                <Button onClick={() => setSure(false)}>{m.keep}</Button>
              </div>
            </>
          )}
        </>
      )}
    </Answered>
  );
}
