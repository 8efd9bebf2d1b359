import { lazy, type ReactNode, Suspense } from "react";
import { Link, NavLink } from "react-router";
import { useElder } from "../lib/elder.ts";
import { useMessages } from "../lib/language.tsx";
import { Frame } from "../ui/frame.tsx";
import { portalMessages } from "./portal.messages.ts";
import { useArrival } from "./use-arrival.ts";

// Only 长辈版 reads aloud.
const ReadAloud = lazy(async () => ({ default: (await import("./read-aloud.tsx")).ReadAloud }));

/** The frame of the reading pages: navigation, footer, and where reading starts after a link. */
export function PortalFrame({ children }: { readonly children: ReactNode }) {
  const m = useMessages(portalMessages);
  const elder = useElder() !== "off";
  useArrival();
  const nav = (
    <>
      <NavLink to="/" end>
        {m.home}
      </NavLink>
      <a href="/check">{m.check}</a>
      <NavLink to="/policies">{m.policies}</NavLink>
      <NavLink to="/search">{m.search}</NavLink>
      <NavLink to="/notices">{m.notices}</NavLink>
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
      {elder && (
        <Suspense>
          <ReadAloud />
        </Suspense>
      )}
      <div id="page">{children}</div>
    </Frame>
  );
}
