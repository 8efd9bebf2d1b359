import { type ReactNode, useEffect } from "react";
import { keepCsrf } from "../../lib/client.ts";
import { Answered } from "./answered.tsx";
import { useServerSession } from "./server-session.ts";
import { SessionContext } from "./session.ts";

/** Lets in whoever is signed in; everybody else is on his way to the sign-in page. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const query = useServerSession();
  // Before any page below can send anything.
  keepCsrf(query.data?.csrf);
  const { must } = query.data ?? { must: [] };
  useEffect(() => {
    // A new password or the second step comes first: until then every role rests.
    if (must.length > 0) window.location.replace("/my/security");
  }, [must.length]);
  if (query.data !== undefined && must.length === 0)
    return <SessionContext value={query.data}>{children}</SessionContext>;
  return (
    <main className="dk-gate">
      <Answered query={query}>{() => null}</Answered>
    </main>
  );
}
