import type { ReactNode } from "react";
import { Link, NavLink } from "react-router";
import { useMessages } from "../lib/language.tsx";
import { Frame } from "../ui/frame.tsx";
import { portalMessages } from "./portal.messages.ts";
import { ReadAloud } from "./read-aloud.tsx";
import { useArrival } from "./use-arrival.ts";

/** The frame of the reading pages: navigation, footer, and where reading starts after a link. */
export function PortalFrame({ children }: { readonly children: ReactNode }) {
  const m = useMessages(portalMessages);
  useArrival();
  const nav = (
    <>
      <NavLink to="/" end>
        {m.home}
      </NavLink>
      <a href="/check">{m.check}</a>
      <NavLink to="/policies">{m.policies}</NavLink>
      <NavLink to="/help">{m.help}</NavLink>
      <NavLink to="/my">{m.mine}</NavLink>
    </>
  );
  const links = (
    <>
      <Link to="/accessibility">{m.accessibility}</Link>
      <Link to="/privacy">{m.privacy}</Link>
      <a href="/api/openapi.json">{m.openData}</a>
    </>
  );
  return (
    <Frame nav={nav} links={links}>
      <ReadAloud />
      <div id="page">{children}</div>
    </Frame>
  );
}
