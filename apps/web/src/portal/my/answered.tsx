import { RequestFailed } from "@jucai/contract/client";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { isMissing, isSignedOut } from "../../lib/failure.ts";
import { Failed, Loading } from "../../ui/states.tsx";

/** The states of a part that only the signed-in person sees: on its way, signed out, failed, there. */
export function Answered<Data>({
  query,
  lines = 6,
  missing,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly lines?: number;
  /** Instead of asking to try again where there is no such thing, or none of the reader's. */
  readonly missing?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined && !isSignedOut(query.error)) return children(query.data);
  if (query.isPending) return <Loading lines={lines} />;
  if (isSignedOut(query.error)) return <ToSignIn />;
  if (missing !== undefined && isMissing(query.error)) return missing;
  const quote = query.error instanceof RequestFailed ? query.error.answer?.requestId : undefined;
  return <Failed quote={quote} onRetry={() => void query.refetch()} />;
}

/** Leaves for the sign-in page, which comes back to this very address. */
function ToSignIn() {
  // Never what stands behind `#`: it may be the secret of a one-time link, and addresses are logged.
  const { pathname, search } = useLocation();
  // Who only asked for his own pages goes where his work is: an officer to the workbench.
  if (pathname === "/my") return <Navigate replace to="/sign-in" />;
  return <Navigate replace to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} />;
}
