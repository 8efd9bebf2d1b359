import { RequestFailed } from "@jucai/contract/client";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { isSignedOut } from "../../lib/failure.ts";
import { Failed, Loading } from "../../ui/states.tsx";

/** The states of a part that only the signed-in person sees: on its way, signed out, failed, there. */
export function Answered<Data>({
  query,
  lines = 6,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined && !isSignedOut(query.error)) return children(query.data);
  if (query.isPending) return <Loading lines={lines} />;
  if (isSignedOut(query.error)) return <ToSignIn />;
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
