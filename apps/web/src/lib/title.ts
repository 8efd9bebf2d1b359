import { useLayoutEffect } from "react";

/** Gives the page its own title in the browser: the page first, the site after it. */
export function useTitle(title: string, site: string): void {
  useLayoutEffect(() => {
    document.title = title === site ? site : `${title} · ${site}`;
  }, [title, site]);
}
