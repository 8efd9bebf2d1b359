import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { client } from "../../../lib/client.ts";
import { formatMoment } from "../../../lib/format-moment.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { Answered } from "../answered.tsx";
import { MyPage } from "../my-page.tsx";
import { notifications, useSend } from "../queries.ts";
import { notificationsMessages } from "./notifications.messages.ts";
import { Ways } from "./ways.tsx";

/** What I was told, the newest first, and how I want to be told. */
export function NotificationsPage() {
  const m = useMessages(notificationsMessages);
  const say = useText();
  const { language } = useLanguage();
  const [page, setPage] = useState(1);
  const found = useQuery(notifications(page));
  const read = useSend((ids: readonly string[]) =>
    client.call("POST /api/v1/notifications/read", { body: ids.length > 0 ? { ids: [...ids] } : {} }),
  );
  return (
    <MyPage title={m.title} lead={m.lead}>
      <Answered query={found}>
        {({ items, total, pageSize, unread }) => (
          <>
            {items.length === 0 && <p>{m.none}</p>}
            {unread > 0 && (
              <Button disabled={read.isPending} onClick={() => read.mutate([])}>
                {m.readAll}
              </Button>
            )}
            <ul className="jc-my__looks" role="list">
              {items.map(({ id, at, says, link, readAt }) => (
                <li key={id}>
                  <p>
                    {say(says)}{" "}
                    {readAt === null && (
                      <Tag tone="blue" icon="info">
                        {m.unread}
                      </Tag>
                    )}
                  </p>
                  <p className="jc-hint">
                    {formatMoment(at, language)}{" "}
                    {link && (
                      <Link to={link} onClick={() => readAt === null && read.mutate([id])}>
                        {m.open}
                      </Link>
                    )}
                  </p>
                </li>
              ))}
            </ul>
            {total > pageSize && (
              <p className="jc-row">
                <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
                  {m.previous}
                </Button>
                <Button disabled={page * pageSize >= total} onClick={() => setPage(page + 1)}>
                  {m.next}
                </Button>
              </p>
            )}
          </>
        )}
      </Answered>
      <Ways />
    </MyPage>
  );
}
