import { useEffect } from "react";

/** Gives the page its own title in the browser: the page first, the site after it. */
export function useTitle(title: string, site: string): void {
  useEffect(() => {
    document.title = title === site ? site : `${title} · ${site}`;
  }, [title, site]);
}
