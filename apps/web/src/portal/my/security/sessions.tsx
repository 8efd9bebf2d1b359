import { useQuery } from "@tanstack/react-query";
import { client } from "../../../lib/client.ts";
import { failureInWords } from "../../../lib/failure.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { Answered } from "../answered.tsx";
import { ownSessions, useSend } from "../queries.ts";
import { deviceOf } from "./device.ts";
import { securityMessages } from "./security.messages.ts";

/** Every device on which I am signed in, this one first; the others can be signed out. */
export function Sessions() {
  const m = useMessages(securityMessages);
  const { language } = useLanguage();
  const found = useQuery(ownSessions());
  const end = useSend((id: string) => client.call("DELETE /api/v1/sessions/:id", { params: { id } }));
  return (
    <Answered query={found} lines={3}>
      {({ sessions }) => (
        <>
          {end.isError && (
            <Notice tone="red" icon="warning" role="alert">
              {failureInWords(end.error, language)}
            </Notice>
          )}
          {end.isSuccess && <p role="status">{m.revoked}</p>}
          <ul className="jc-my__facts">
            {[...sessions]
              .sort((a, b) => Number(b.current) - Number(a.current))
              .map(({ id, browser, address, startedAt, lastSeenAt, current }) => {
                const device = deviceOf(browser) ?? m.unknown;
                const about = [
                  m.since(formatMoment(startedAt, language)),
                  m.lastSeen(formatMoment(lastSeenAt, language)),
                  address && m.address(address),
                ];
                return (
                  <li key={id} className="jc-card jc-my__fact">
                    <p className="jc-row">
                      <strong>{device}</strong>
                      {current && (
                        <Tag tone="green" icon="check">
                          {m.here}
                        </Tag>
                      )}
                    </p>
                    <p className="jc-hint">{about.filter(Boolean).join(" · ")}</p>
                    {!current && (
                      <Button aria-label={m.revokeOf(device)} disabled={end.isPending} onClick={() => end.mutate(id)}>
                        {m.revoke}
                      </Button>
                    )}
                  </li>
                );
              })}
          </ul>
        </>
      )}
    </Answered>
  );
}
