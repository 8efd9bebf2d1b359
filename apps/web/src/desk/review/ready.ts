import { createContext, useContext, useEffect, useState } from "react";

/**
 * Whether the case on the screen is opened for the reader. A preloaded case stands there before the server has
 * locked it, and locking changes its version.
 */
export const Ready = createContext(true);

/** Does `sign` at once, or as soon as the case is open: whoever is faster than the server loses no key. */
export function useSigning(sign: () => void) {
  const ready = useContext(Ready);
  const [wanted, want] = useState(false);
  useEffect(() => {
    if (!wanted || !ready) return;
    want(false);
    sign();
  });
  return { signing: wanted, start: () => want(true) };
}
