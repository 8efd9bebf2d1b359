import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

/**
 * After a link to another page, reading starts at its top and the keyboard at its content;
 * going back leaves the browser's own place alone.
 */
export function useArrival(): void {
  const { pathname, hash } = useLocation();
  const kind = useNavigationType();
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    if (kind === "POP" || hash) return;
    window.scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname, hash, kind]);
}
