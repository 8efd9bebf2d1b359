import type { ReactNode } from "react";
import { useMessages } from "../lib/language.tsx";
import { frameMessages } from "./frame.messages.ts";
import { ReadingTools } from "./reading-tools.tsx";
import { Seal } from "./seal.tsx";

type Props = {
  /** Links of the main navigation. */
  readonly nav?: ReactNode;
  /** Links of the footer. */
  readonly links?: ReactNode;
  readonly children: ReactNode;
};

/** What stands around every page: skip link, masthead, the one <main>, footer. */
export function Frame({ nav, links, children }: Props) {
  const m = useMessages(frameMessages);
  return (
    <>
      <a className="jc-skip" href="#main">
        {m.skip}
      </a>
      <header className="jc-masthead">
        <div className="jc-wrap jc-masthead__row">
          <a className="jc-masthead__brand" href="/">
            <Seal />
            {m.site}
          </a>
          {nav && (
            <nav className="jc-masthead__nav" aria-label={m.navigation}>
              {nav}
            </nav>
          )}
          <ReadingTools />
        </div>
      </header>
      <main className="jc-main" id="main" tabIndex={-1}>
        <div className="jc-wrap">{children}</div>
      </main>
      <footer className="jc-footer">
        <div className="jc-wrap">
          {links && (
            <nav className="jc-footer__links" aria-label={m.footer}>
              {links}
            </nav>
          )}
          <p>{m.software}</p>
        </div>
      </footer>
    </>
  );
}
