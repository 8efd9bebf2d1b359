import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { useMessages } from "../../lib/language.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/session.ts";
import "../duplicates/compare.css";
import "./liaison.css";
import { liaisonMessages } from "./liaison.messages.ts";

type Props = { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode };

/** The pages about keeping in touch have one way round. */
export function LiaisonFrame({ title, actions, children }: Props) {
  const m = useMessages(liaisonMessages);
  const may = useMay();
  const ways = [
    ["/liaison", m.mine, true],
    ["/liaison/all", m.all, true],
    ["/liaison/units", m.units, may("liaison", "count")],
    ["/liaison/gaps", m.gaps, true],
    ["/liaison/gatherings", m.gatherings, true],
    ["/liaison/opinions", m.opinions, may("opinion", "list")],
  ] as const;
  return (
    <Page
      title={title}
      crumbs={title === m.title ? [] : [{ title: m.title, to: "/liaison" }]}
      {...(title === m.title && { lead: m.lead })}
      actions={actions}
    >
      <nav className="dk-ways" aria-label={m.views}>
        {ways
          .filter(([, , shown]) => shown)
          .map(([to, label]) => (
            <NavLink key={to} to={to} end>
              {label}
            </NavLink>
          ))}
      </nav>
      {children}
    </Page>
  );
}
