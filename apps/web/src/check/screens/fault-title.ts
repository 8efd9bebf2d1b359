import { useLayoutEffect } from "react";
import { useWording } from "../words/words.ts";

/** While something is wrong the title says so first, as screen readers announce it. */
export function useFaultTitle(fault: string | undefined): void {
  const { w } = useWording();
  useLayoutEffect(() => {
    if (fault === undefined) return;
    const title = document.title;
    document.title = w.errorPrefix + title;
    return () => {
      document.title = title;
    };
  }, [fault, w]);
}
