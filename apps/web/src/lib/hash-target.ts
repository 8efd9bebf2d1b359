import { useEffect } from "react";

/** Goes to the place that the address names once it exists: the page's content arrives after its address. */
export function useHashTarget(): void {
  useEffect(() => {
    const name = decoded(window.location.hash.slice(1));
    if (name !== "") document.getElementById(name)?.scrollIntoView();
  }, []);
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
