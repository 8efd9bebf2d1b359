import { type ReactNode, Suspense } from "react";
import { useLocation } from "react-router";
import { useArrival } from "../../app/use-arrival.ts";
import { useMessages } from "../../lib/language.tsx";
import { Loading } from "./answered.tsx";
import { Boundary } from "./boundary.tsx";
import { Header } from "./header.tsx";
import { Navigation } from "./navigation.tsx";
import { SessionWarning } from "./session-warning.tsx";
import { shellMessages } from "./shell.messages.ts";
import { Shortcuts } from "./shortcuts.tsx";
import { UnitChoiceProvider } from "./unit-choice.tsx";
import { useNarrow } from "./use-narrow.ts";

/** What stands around every page of the desk: skip link, head, menu, the one <main>. */
export function DeskFrame({ children }: { readonly children: ReactNode }) {
  const m = useMessages(shellMessages);
  const narrow = useNarrow();
  const { pathname } = useLocation();
  useArrival();
  return (
    <UnitChoiceProvider>
      <a className="dk-skip" href="#main">
        {m.skip}
      </a>
      <Header />
      <div className="dk-body">
        {!narrow && <Navigation />}
        <main className="dk-main" id="main" tabIndex={-1}>
          <Boundary at={pathname}>
            <Suspense fallback={<Loading />}>{children}</Suspense>
          </Boundary>
        </main>
      </div>
      <Shortcuts />
      <SessionWarning />
    </UnitChoiceProvider>
  );
}
