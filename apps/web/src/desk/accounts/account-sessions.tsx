import { Button } from "antd";
import { formatMoment } from "../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../lib/language.tsx";
import { Answered } from "../shell/answered.tsx";
import { useAsk, useTell } from "../shell/ask.ts";
import { Part } from "../shell/page.tsx";
import { accountsMessages } from "./accounts.messages.ts";

/** Where an account is signed in; the security administrator can end it. */
export function AccountSessions({ account }: { readonly account: string }) {
  const m = useMessages(accountsMessages);
  const { language } = useLanguage();
  const sessions = useAsk("GET /api/v1/accounts/:id/sessions", { params: { id: account } });
  const end = useTell("POST /api/v1/accounts/:id/sign-out");
  const some = (sessions.data?.sessions.length ?? 0) > 0;
  return (
    <Part
      title={m.sessions}
      actions={some && <Button onClick={() => end.mutate({ params: { id: account }, body: {} })}>{m.endAll}</Button>}
    >
      <Answered query={sessions} lines={2}>
        {({ sessions: found }) =>
          found.length === 0 ? (
            <p>{m.noSessions}</p>
          ) : (
            <ul className="dk-plain">
              {found.map(({ id, startedAt, lastSeenAt, address, browser }) => (
                <li key={id}>
                  {m.started(formatMoment(startedAt, language))} · {m.seen(formatMoment(lastSeenAt, language))}{" "}
                  <span className="jc-hint">
                    {address} {browser}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Part>
  );
}
