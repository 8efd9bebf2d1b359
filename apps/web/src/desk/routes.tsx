import { Result } from "antd";
import { type ComponentType, createElement, lazy, type LazyExoticComponent } from "react";
import { Link, Route, Routes } from "react-router";
import { useMessages } from "../lib/language.tsx";
import { pages } from "./pages.ts";
import { DeskFrame } from "./shell/desk-frame.tsx";
import type { DeskPage } from "./shell/desk-page.ts";
import { isAllowed, useSession } from "./shell/session.ts";
import { shellMessages } from "./shell/shell.messages.ts";

type Loaded = DeskPage & { readonly component: LazyExoticComponent<ComponentType> };
const loaded: readonly Loaded[] = pages.map((page) => ({
  ...page,
  component: lazy(async () => ({ default: await page.load() })),
}));

/** Every address below /desk. */
export function DeskRoutes() {
  return (
    <DeskFrame>
      <Routes>
        {loaded.map((page) => (
          <Route key={page.path} path={page.path} element={<Allowed page={page} />} />
        ))}
        <Route path="*" element={<NoPage />} />
      </Routes>
    </DeskFrame>
  );
}

function Allowed({ page: { needs, component } }: { readonly page: Loaded }) {
  const m = useMessages(shellMessages);
  const session = useSession();
  const allowed = needs === undefined || needs.some((need) => isAllowed(session, need));
  return allowed ? createElement(component) : <Instead title={m.notAllowed} why={m.notAllowedWhy} />;
}

function NoPage() {
  const m = useMessages(shellMessages);
  return <Instead title={m.noPage} why={m.noPageWhy} />;
}

function Instead({ title, why }: { readonly title: string; readonly why: string }) {
  const m = useMessages(shellMessages);
  return <Result title={<h1>{title}</h1>} subTitle={why} extra={<Link to="/">{m.toWork}</Link>} />;
}
