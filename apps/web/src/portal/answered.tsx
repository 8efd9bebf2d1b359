import { RequestFailed } from "@jucai/contract/client";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failed, Loading } from "../ui/states.tsx";
import { NotFoundPage } from "./not-found/not-found-page.tsx";

/** The four states of a page that shows one thing: on its way, not there, failed, there. */
export function Answered<Data>({
  query,
  children,
}: {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.isSuccess) return children(query.data);
  if (query.isPending) return <Loading lines={8} />;
  // An id that no document can have is as absent as one that has none.
  const absent = query.error instanceof RequestFailed && [400, 404].includes(query.error.status);
  return absent ? <NotFoundPage /> : <Failed quote={quoteOf(query.error)} onRetry={() => void query.refetch()} />;
}

function quoteOf(error: Error): string | undefined {
  return error instanceof RequestFailed ? error.answer?.requestId : undefined;
}
