import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { useAt } from "./at.ts";
import { myMessages } from "./my.messages.ts";

/** One of a person's own pages: its heading, and the way back. */
export function MyPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  const m = useMessages(myMessages);
  const at = useAt();
  useTitle(title, m.site);
  return (
    <div className="jc-my jc-column">
      <p className="jc-my__back jc-no-print">
        <Link to={at.home}>{at.back ?? m.back}</Link>
      </p>
      <h1>{title}</h1>
      {lead && <p className="jc-secondary">{lead}</p>}
      {children}
    </div>
  );
}

/** A part of such a page with its heading. */
export function MySection({
  id,
  title,
  lead,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="jc-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="jc-stack">
        {lead && <p className="jc-secondary">{lead}</p>}
        {children}
      </div>
    </section>
  );
}
