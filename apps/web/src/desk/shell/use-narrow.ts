import { useSyncExternalStore } from "react";

/** Below this the menu is a drawer and tables are cards. The same figure stands in desk.css. */
const narrow = window.matchMedia("(max-width: 767px)");

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow.addEventListener("change", changed);
      return () => narrow.removeEventListener("change", changed);
    },
    () => narrow.matches,
  );
}
