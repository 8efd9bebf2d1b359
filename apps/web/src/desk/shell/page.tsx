import { Breadcrumb } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { useTitle } from "../../lib/title.ts";
import { menuMessages } from "./menu.messages.ts";
import { shellMessages } from "./shell.messages.ts";

export type Crumb = { readonly title: string; readonly to: string };

type Props = {
  readonly title: string;
  /** Beside the heading, such as a status. */
  readonly beside?: ReactNode;
  /** What lies between 工作台 and this page. */
  readonly crumbs?: readonly Crumb[];
  /** One sentence below the heading: what this page is for. */
  readonly lead?: ReactNode;
  /** The page's buttons; one of them may be primary. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** Every page of the desk: where it is, its one heading, its buttons, its content. */
export function Page({ title, beside, crumbs = [], lead, actions, children }: Props) {
  const m = useMessages(shellMessages);
  const words = useMessages(menuMessages);
  useTitle(title, m.site);
  const way = [{ title: words.work, to: "/" }, ...crumbs];
  return (
    <>
      {title !== words.work && (
        <nav aria-label={m.crumbs}>
          <Breadcrumb
            items={[
              ...way.map((crumb) => ({ title: <Link to={crumb.to}>{crumb.title}</Link> })),
              { title: <span aria-current="page">{title}</span> },
            ]}
          />
        </nav>
      )}
      <div className="dk-title">
        <h1>{title}</h1>
        {beside}
        {actions && <div className="dk-title__actions">{actions}</div>}
      </div>
      {lead && <p className="dk-lead">{lead}</p>}
      {children}
    </>
  );
}

/** A part of a page with its own heading. */
export function Part({
  id,
  title,
  actions,
  children,
}: {
  readonly id?: string;
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="dk-part" id={id}>
      <div className="dk-part__head">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
