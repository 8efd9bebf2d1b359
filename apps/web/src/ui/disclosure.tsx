import type { ReactNode } from "react";

/** Native details/summary: opens by keyboard, and find-in-page looks inside. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  readonly summary: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="jc-more" open={open}>
      <summary>{summary}</summary>
      <div className="jc-more__body">{children}</div>
    </details>
  );
}
