import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useLocation } from "react-router";
import { lastHeard } from "../../lib/heard.ts";
import { useMessages } from "../../lib/language.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { myMessages } from "./my.messages.ts";
import { type Session, session as askSession } from "./queries.ts";

const look = 5_000;

/** Before an idle session ends it says so and offers to stay; afterwards the page stays as it is, with a way back in. */
export function SessionWarning({ session }: { readonly session: Session }) {
  const m = useMessages(myMessages);
  const queries = useQueryClient();
  const { pathname, search } = useLocation();
  const left = useSecondsLeft(session.secondsLeft);
  if (left > session.warnAt) return null;
  return (
    <div className="my-session jc-no-print">
      <Notice tone="amber" icon="clock" role="alert">
        {left > 0 ? (
          <>
            <p>{m.sessionEnds(Math.max(1, Math.ceil(left / 60)))}</p>
            <Button look="primary" onClick={() => void queries.fetchQuery({ ...askSession(), staleTime: 0 })}>
              {m.sessionStay}
            </Button>
          </>
        ) : (
          <>
            <p>{m.sessionOver}</p>
            <Link className={buttonClass("primary")} to={`/sign-in?to=${encodeURIComponent(pathname + search)}`}>
              {m.sessionAgain}
            </Link>
          </>
        )}
      </Notice>
    </div>
  );
}

/** Seconds until the session ends, counted from the last answer of the server: any answer keeps it alive. */
function useSecondsLeft(secondsLeft: number): number {
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    const count = () => setLeft(secondsLeft - (Date.now() - lastHeard()) / 1000);
    count();
    const timer = setInterval(count, look);
    return () => clearInterval(timer);
  }, [secondsLeft]);
  return left;
}
