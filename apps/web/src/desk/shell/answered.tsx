import { RequestFailed } from "@jucai/contract/client";
import type { UseQueryResult } from "@tanstack/react-query";
import { Alert, Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useMessages } from "../../lib/language.tsx";
import { shellMessages } from "./shell.messages.ts";
import { useLate } from "./use-late.ts";

/** Loading, failed or filled: what every part of a page that waits for the server goes through. */
export function Answered<Answer>({
  query,
  lines = 6,
  children,
}: {
  readonly query: UseQueryResult<Answer>;
  readonly lines?: number;
  readonly children: (answer: Answer) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading lines={lines} />;
}

/** The shape of what comes, after 300 ms, so that a fast answer does not flicker. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const m = useMessages(shellMessages);
  const late = useLate(300);
  return (
    <div role="status" aria-busy="true" className="dk-loading">
      <span className="jc-hidden">{m.loading}</span>
      {late && (
        <div aria-hidden="true">
          <Skeleton title={false} paragraph={{ rows: lines }} />
        </div>
      )}
    </div>
  );
}

/** What went wrong in words for readers, the number to quote, and the way on. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const m = useMessages(shellMessages);
  const answer = error instanceof RequestFailed ? error.answer : undefined;
  const words = answer?.says || (navigator.onLine ? m.failed : m.offline);
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      className="dk-failed"
      title={words}
      description={answer?.requestId && m.quote(answer.requestId)}
      action={onRetry && <Button onClick={onRetry}>{m.retry}</Button>}
    />
  );
}
